"""JSON with places."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nextlint.files.jsonfile import JSONError, Place, locate, parse, without_comments

VALUES = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(10**14), 10**14)
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=5), inner, max_size=4),
    max_leaves=25,
)


def text_at(text: str, place: Place | None) -> str | None:
    return None if place is None else text[place.start : place.end]


@given(VALUES)
def test_parse_reads_what_json_writes(value: object) -> None:
    assert parse(json.dumps(value)) == value
    assert parse(json.dumps(value, indent=2, ensure_ascii=False), comments=True) == value


@given(VALUES)
def test_locate_finds_every_value(value: object) -> None:
    text = json.dumps(value, indent=1)
    todo: list[tuple[list[str | int], object]] = [([], value)]
    while todo:
        keys, expected = todo.pop()
        place = locate(text, keys)
        assert place is not None
        assert json.loads(text[place.start : place.end]) == expected
        if keys and isinstance(keys[-1], str):
            assert json.loads(text[place.key_start : place.key_end]) == keys[-1]
        if isinstance(expected, dict):
            todo += [([*keys, key], inner) for key, inner in expected.items()]
        elif isinstance(expected, list):
            todo += [([*keys, at], inner) for at, inner in enumerate(expected)]


def test_the_last_of_duplicate_keys_wins() -> None:
    text = '{"a": {"b": 1}, "a": {"b": 2, "b": 3}}'
    assert parse(text) == {"a": {"b": 3}}
    place = locate(text, ["a", "b"])
    assert place == Place(30, 33, 35, 36)
    assert text_at(text, place) == "3"


def test_a_duplicate_that_lacks_the_key_hides_the_one_before() -> None:
    assert locate('{"a": {"b": 1}, "a": {}}', ["a", "b"]) is None


def test_locate_answers_none_for_what_is_not_there() -> None:
    text = '{"a": [1, {"b": "x"}], "c": "a"}'
    missing: list[list[str | int]] = [["b"], ["a", 2], ["a", "b"], ["c", 0], ["a", 1, "c"], ["c", "a"]]
    for keys in missing:
        assert locate(text, keys) is None


def test_locate_is_not_misled_by_strings() -> None:
    text = '{"x": "\\"next\\": {", "y": ["}", "]", "\\\\"], "next": "1"}'
    assert text_at(text, locate(text, ["next"])) == '"1"'


def test_locate_knows_escaped_keys() -> None:
    text = '{"n\\u0065xt": 1}'
    assert text_at(text, locate(text, ["next"])) == "1"


COMMENTED = """// a "comment" {
{
  /* , ] } */ "a": [1, 2, ], // }
  "b": "// no /* comment */ ,}",
  "c": {"d": 1,},
}
"""


def test_comments_and_trailing_commas() -> None:
    assert parse(COMMENTED, comments=True) == {"a": [1, 2], "b": "// no /* comment */ ,}", "c": {"d": 1}}
    assert text_at(COMMENTED, locate(COMMENTED, ["c", "d"], comments=True)) == "1"


def test_without_comments_moves_nothing() -> None:
    plain = without_comments(COMMENTED)
    assert len(plain) == len(COMMENTED)
    assert [line.find('"b"') for line in plain.split("\n")] == [line.find('"b"') for line in COMMENTED.split("\n")]


@pytest.mark.parametrize("text", ["{} // x", "[1,]", "/**/ 1"])
def test_comments_are_refused_where_they_are_not_asked_for(text: str) -> None:
    parse(text, comments=True)
    with pytest.raises(JSONError):
        parse(text)


@pytest.mark.parametrize(
    ("text", "reason", "offset"),
    [
        ("", "it is empty", 0),
        ("  \n", "it is empty", 3),
        ("{", "it ends too early", 1),
        ('{"a": 1', "it ends too early", 7),
        ('{"a" 1}', "unexpected '1'", 5),
        ("{'a': 1}", 'unexpected "\'"', 1),
        ('"abc', "a string is not closed", 0),
        ('["a\nb"]', "a string contains a line break or control character", 3),
        ('"\\q"', "a string contains an invalid escape", 1),
        ("1 2", "more text follows the value", 2),
        ('["NaN", NaN]', "NaN is not a JSON value", 8),
        ("[-Infinity]", "-Infinity is not a JSON value", 1),
        ("[" * 100_000, "it is nested too deeply", 0),
    ],
)
def test_what_is_wrong_and_where(text: str, reason: str, offset: int) -> None:
    with pytest.raises(JSONError) as caught:
        parse(text)
    assert (str(caught.value), caught.value.offset) == (reason, offset)


def test_numbers_are_those_of_javascript() -> None:
    assert parse("[9007199254740993, 1e400, 1.5]") == [9007199254740992.0, float("inf"), 1.5]
    assert parse("1" * 5000) == float("inf")


@given(st.text('{}[]",:\\/*a1 \n', max_size=40))
def test_no_text_brings_it_down(text: str) -> None:
    for comments in (False, True):
        error = error_of(text, comments=comments)
        if error is None:
            assert locate(text, [], comments=comments) is not None
        else:
            assert str(error)
            assert 0 <= error.offset <= len(text)
        locate(text, ["a", 0], comments=comments)


def error_of(text: str, *, comments: bool) -> JSONError | None:
    try:
        parse(text, comments=comments)
    except JSONError as error:
        return error
    return None
