"""YAML: nodes by their keys, and texts that would end the process if the C loader read them."""

from __future__ import annotations

import pytest

from nextlint.files.yamltext import YAMLError, node_at, parse


def test_what_is_nested_as_people_nest_is_read() -> None:
    text = "a:\n  - {b: [1, {c: d}]}\n  - - x\n"
    assert parse(text) == {"a": [{"b": [1, {"c": "d"}]}, ["x"]]}
    assert parse("") is None


def test_the_last_of_duplicate_keys_is_found() -> None:
    assert node_at("a: {b: 1}\na: {b: 2}\n", ["a", "b"]).value == "2"


@pytest.mark.parametrize(
    ("text", "keys"), [("", ["a"]), ("", []), ("a: 1", ["b"]), ("a: 1", ["a", "b"]), ("- a", ["a"])]
)
def test_there_is_no_node_for_other_keys(text: str, keys: list[str]) -> None:
    assert node_at(text, keys) is None


def _root_of(text: str) -> object:
    return node_at(text, [])


@pytest.mark.parametrize("deep", ["[", "{a: ", "- ", "? ", "- - ? - ", "\n".join(" " * n + "a:" for n in range(600))])
@pytest.mark.parametrize("read", [parse, _root_of])
def test_deep_nesting_is_refused(read: object, deep: str) -> None:
    with pytest.raises(YAMLError, match="nested"):
        read(deep * 50_000 if len(deep) < 10 else deep)  # type: ignore[operator] # one of the two above


@pytest.mark.parametrize("text", ["a: [", "a: *b", "\0", "%TAG", "a: 2001-99-99"])
def test_what_is_no_yaml_is_refused(text: str) -> None:
    with pytest.raises(YAMLError):
        parse(text)


def test_an_error_says_what_is_wrong_and_where() -> None:
    with pytest.raises(YAMLError, match=r"^while parsing a flow sequence, did not find expected ',' or ']'$") as found:
        parse("é: 1\na: [1, 2\nb: 3\n")
    assert found.value.offset == 15
