"""Several entries of one object literal go and come at once, planned on one tree."""

from __future__ import annotations

import pytest

from nextlint.fixing.text.entries import change_entries
from nextlint.fixing.text.errors import EditRefused
from nextlint.fixing.text.format import detect
from nextlint.fixing.text.insertion import Entry
from nextlint.fixing.text.script import Script, apply_edits, parse

LINES = "x = {\n  a: 1,\n\n  b: 2, // two\n  // on c\n  c: 3,\n\n  d: 4,\n};\n"
WORDS = "x = { a: 1, b: 2, c: 3 };\n"
COMMA_FIRST = "x = {\n  a: 1\n  , b: 2\n  , c: 3\n};\n"
LOOSE = "x = {\n  a: 1,\n  b: 2,\n\n  // loose\n\n  c: 3\n};\n"


def changed(text: str, removed: str, *new: Entry) -> str:
    """The text with the entries of its object gone that have these names, and new ones behind the others."""
    script = Script(text, parse(text, module=False))
    literal = next(node for node in script.nodes if node.type == "ObjectExpression")
    names = [script.slice(entry)[0] for entry in literal.properties]
    edits = change_entries(script, literal, [names.index(name) for name in removed], new, detect(script))
    return apply_edits(text, edits)


@pytest.mark.parametrize(
    ("text", "removed", "new", "result"),
    [
        (LINES, "bc", "", "x = {\n  a: 1,\n\n  d: 4,\n};\n"),
        (LINES, "bcd", "", "x = {\n  a: 1,\n};\n"),
        (LINES, "abcd", "", "x = {};\n"),
        (LINES, "abcd", "ef", "x = {\n  e: 1,\n  f: 1,\n};\n"),
        (LINES, "cd", "ef", "x = {\n  a: 1,\n\n  b: 2, // two\n  e: 1,\n  f: 1,\n};\n"),
        (WORDS, "bc", "", "x = { a: 1 };\n"),
        (WORDS, "ab", "de", "x = { c: 3, d: 1, e: 1 };\n"),
        (WORDS, "abc", "de", "x = { d: 1, e: 1 };\n"),
        (WORDS, "c", "de", "x = { a: 1, b: 2, d: 1, e: 1 };\n"),
        (COMMA_FIRST, "bc", "", "x = {\n  a: 1\n};\n"),
        (COMMA_FIRST, "bc", "de", "x = {\n  a: 1\n  , d: 1\n  , e: 1\n};\n"),
        (COMMA_FIRST, "a", "de", "x = {\n  b: 2\n  , c: 3\n  , d: 1\n  , e: 1\n};\n"),
        (LOOSE, "bc", "", "x = {\n  a: 1\n\n  // loose\n};\n"),
        (LOOSE, "bc", "d", "x = {\n  a: 1,\n\n  // loose\n\n  d: 1\n};\n"),
        (LOOSE, "abc", "", "x = {\n  // loose\n};\n"),
        ("x = {\n  a: 1,\n  b: 2, c: 3\n};\n", "bc", "", "x = {\n  a: 1\n};\n"),
        ("x = {\n  a: 1, // one\n};\n", "a", "bc", "x = {\n  b: 1,\n  c: 1,\n};\n"),
    ],
)
def test_entries_go_and_come_together(text: str, removed: str, new: str, result: str) -> None:
    assert changed(text, removed, *(Entry((name,), 1) for name in new)) == result


def test_each_new_entry_has_its_own_comments() -> None:
    new = [Entry(("d",), 1, ("// on d",)), Entry(("e",), 2, ("/* on e */",))]
    assert changed(LINES, "bcd", *new) == "x = {\n  a: 1,\n\n  // on d\n  d: 1,\n  /* on e */\n  e: 2,\n};\n"
    assert changed(WORDS, "c", *new) == "x = { a: 1, b: 2, /* on d */ d: 1, /* on e */ e: 2 };\n"


def test_a_comment_that_no_code_can_follow_is_refused() -> None:
    with pytest.raises(EditRefused, match="its comments cannot be moved"):
        changed(WORDS, "c", Entry(("d",), 1, ("// up to */ here",)))
