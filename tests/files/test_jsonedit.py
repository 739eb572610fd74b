from __future__ import annotations

import json

import pytest

from nextlint.files.jsonedit import apply, with_member, without_member

PACKAGE = '{\n  "name": "web",\n  "nextlint": {\n    "ignore": {\n      "a": "one",\n      "b": "two"\n    }\n  }\n}\n'
KEYS = ("nextlint", "ignore", "x")


@pytest.mark.parametrize(
    ("before", "after"),
    [
        pytest.param("{}", '{"nextlint": {"ignore": {"x": "why"}}}', id="empty, one line"),
        pytest.param(
            '{\n\t"name": "web"\n}\n',
            '{\n\t"name": "web",\n\t"nextlint": {\n\t\t"ignore": {\n\t\t\t"x": "why"\n\t\t}\n\t}\n}\n',
            id="tabs",
        ),
        pytest.param('{ "name": "web" }', '{ "name": "web", "nextlint": {"ignore": {"x": "why"}} }', id="one line"),
        pytest.param(PACKAGE, PACKAGE.replace('"two"', '"two",\n      "x": "why"'), id="beside others"),
        pytest.param(
            PACKAGE.replace("\n", "\r\n"),
            PACKAGE.replace('"two"', '"two",\n      "x": "why"').replace("\n", "\r\n"),
            id="crlf",
        ),
        pytest.param(
            '{\n    "nextlint": {\n    }\n}',
            '{\n    "nextlint": {\n        "ignore": {\n            "x": "why"\n        }\n    }\n}',
            id="empty table",
        ),
        pytest.param(
            '{"nextlint": {"ignore": {"x": "old"}}}', '{"nextlint": {"ignore": {"x": "why"}}}', id="already there"
        ),
    ],
)
def test_adds_a_member_in_the_style_of_the_file(before: str, after: str) -> None:
    change = with_member(before, KEYS, "why")
    assert change is not None
    assert apply(before, change) == after
    assert json.loads(after)["nextlint"]["ignore"]["x"] == "why"


@pytest.mark.parametrize(
    "text",
    [
        pytest.param('{"nextlint": {"ignore": ["a"]}}', id="a list is in the way"),
        pytest.param('{"nextlint": "no"}', id="a string is in the way"),
        pytest.param(
            '{"nextlint": {"ignore": {}}, "nextlint": {"select": []}, "nextlint": null}', id="null is in the way"
        ),
    ],
)
def test_refuses_to_add_where_something_else_stands(text: str) -> None:
    assert with_member(text, KEYS, "why") is None


def test_non_ascii_text_is_written_as_it_is() -> None:
    change = with_member("{}", ("a",), "日本 “quoted”")
    assert change is not None
    assert apply("{}", change) == '{"a": "日本 “quoted”"}'


@pytest.mark.parametrize(
    ("before", "keys", "after"),
    [
        pytest.param(PACKAGE, "a", PACKAGE.replace('      "a": "one",\n', ""), id="first"),
        pytest.param(PACKAGE, "b", PACKAGE.replace(',\n      "b": "two"', ""), id="last"),
        pytest.param(
            PACKAGE.replace(',\n      "b": "two"', ""),
            "a",
            '{\n  "name": "web"\n}\n',
            id="only one: emptied tables go, too",
        ),
        pytest.param('{ "nextlint": { "ignore": { "a": "" } } }', "a", "{}", id="nothing else in the file"),
        pytest.param(
            '{"nextlint": {"ignore": {"a": "1", "b": "2", "c": "3"}}}',
            "b",
            '{"nextlint": {"ignore": {"a": "1", "c": "3"}}}',
            id="in the middle of a line",
        ),
    ],
)
def test_removes_a_member(before: str, keys: str, after: str) -> None:
    change = without_member(before, ("nextlint", "ignore", keys))
    assert change is not None
    assert apply(before, change) == after
    json.loads(after)


def test_refuses_to_remove_one_of_two_equal_keys() -> None:
    assert (
        without_member('{"nextlint": {"ignore": {"a": "1", "b": "2", "a": "3"}}}', ("nextlint", "ignore", "a")) is None
    )
