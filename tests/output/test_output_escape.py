"""What is hidden becomes visible, can be read back, and takes as many cells as a terminal gives it."""

from __future__ import annotations

import os
import re
from pathlib import Path
from urllib.parse import unquote_to_bytes

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from rich.cells import get_character_cell_size

from nextlint.output.escape import cell_width, cells, indented, is_hidden, visible, wrap
from nextlint.output.paths import relative, repository_root, uri

ANY_TEXT = st.text(st.characters())
NAMES = st.text(st.characters(codec="utf-8", exclude_characters="/\0"), min_size=1).filter(
    lambda name: name not in (".", "..")
)
WRITTEN_OUT = re.compile(r"\\(?:([nrt])|x([0-9a-f]{2})|u([0-9a-f]{4})|U([0-9a-f]{8}))")


def read_back(text: str) -> str:
    """The inverse of ``visible`` for text without a backslash of its own."""

    def char(match: re.Match[str]) -> str:
        letter = match[1]
        return {"n": "\n", "r": "\r", "t": "\t"}[letter] if letter else chr(int(match[2] or match[3] or match[4], 16))

    return WRITTEN_OUT.sub(char, text)


@given(ANY_TEXT.map(lambda text: text.replace("\\", "")))
@example("\x1b[31m\u202e\U000e0041\udcff\ufffe\u2028\n")
def test_visible_text_can_be_read_back(text: str) -> None:
    assert read_back(visible(text)) == text


@given(ANY_TEXT)
def test_visible_text_hides_nothing_and_stays_as_it_is(text: str) -> None:
    shown = visible(text)
    assert not any(map(is_hidden, shown))
    assert visible(shown) == shown


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("plain C:\\path /\\.js$/", "plain C:\\path /\\.js$/"),
        ("日本語 🎉 é e\u0301", "日本語 🎉 é e\u0301"),
        ("no-break\u00a0space and 　wide one", "no-break\u00a0space and 　wide one"),
        ("\x1b]8;;http://x\x07", "\\x1b]8;;http://x\\x07"),
        ("a\r\nb\tc", "a\\r\\nb\\tc"),
        (
            "\u200e\u200f\u061c\u202a\u202b\u202c\u202d\u202e",
            "\\u200e\\u200f\\u061c\\u202a\\u202b\\u202c\\u202d\\u202e",
        ),
        ("\u2066\u2067\u2068\u2069", "\\u2066\\u2067\\u2068\\u2069"),
        ("zero\u200bwidth\ufeff", "zero\\u200bwidth\\ufeff"),
        ("\x85\x9b", "\\x85\\x9b"),
        ("\udc80", "\\udc80"),
        ("\U000e0001", "\\U000e0001"),
    ],
)
def test_visible(text: str, shown: str) -> None:
    assert visible(text) == shown


@pytest.mark.parametrize(
    "block",
    [
        range(0x20, 0x7F),
        range(0xC0, 0x300),
        range(0x300, 0x370),
        range(0x400, 0x480),
        range(0x3041, 0x3097),
        range(0x4E00, 0x5000),
        range(0xAC00, 0xAD00),
        range(0xFF01, 0xFF61),
        range(0x1F300, 0x1F321),
        range(0x1F600, 0x1F650),
    ],
    ids=lambda block: f"U+{block.start:04X}",
)
def test_cells_are_those_that_rich_counts(block: range) -> None:
    assert [cell_width(chr(point)) for point in block] == [get_character_cell_size(chr(point)) for point in block]


@example("\u0301 a", 1, 2, 0)
@given(st.text("ab 日e\u0301"), st.integers(1, 60), st.integers(0, 80), st.integers(0, 8))
def test_wrapping_breaks_only_at_spaces_and_only_where_it_must(text: str, width: int, first: int, indent: int) -> None:
    lines = wrap(text, width=width, first=first, indent=indent)
    words = [lines[0], *(line[indent:] for line in lines[1:])]
    assert " ".join(words) in (text, f" {text}")  # the first word may stand on the second line
    assert all(line.startswith(" " * indent) for line in lines[1:])
    for line in lines[1:]:
        assert cells(line) <= width or " " not in line.strip()


@given(st.text("ab "), st.integers(10, 60))
def test_indented_prose(text: str, width: int) -> None:
    assert all(line.startswith("  ") or not line for line in indented(text, width=width, indent=2))


@given(NAMES, NAMES)
def test_a_uri_keeps_the_bytes_of_the_name(folder: str, name: str) -> None:
    reference, inside = uri(f"/repo/{folder}/{name}", "/repo")
    assert inside
    assert re.fullmatch(r"[A-Za-z0-9_.~/%-]+", reference)
    assert os.fsdecode(unquote_to_bytes(reference)) == os.fsdecode(os.fsencode(f"{folder}/{name}"))


@pytest.mark.parametrize(
    ("path", "reference", "inside"),
    [
        ("/repo/a b/next.config.js", "a%20b/next.config.js", True),
        ("/repo/100%:#?.js", "100%25%3A%23%3F.js", True),
        ("/repo", ".", True),
        ("/repo/日.js", "%E6%97%A5.js", True),
        ("/repo/\udcff.js", "%FF.js", True),
        ("/repo/..a/b", "..a/b", True),
        ("/other/x.js", "file:///other/x.js", False),
        ("/repository/x.js", "file:///repository/x.js", False),
    ],
)
def test_uri(path: str, reference: str, inside: bool) -> None:
    assert uri(path, "/repo") == (reference, inside)


@pytest.mark.parametrize(
    ("path", "base", "shown"),
    [
        ("/repo/a/b.js", "/repo", "a/b.js"),
        ("/repo/a/b.js", "/", "repo/a/b.js"),
        ("/repo", "/repo", "."),
        ("/repo/", "/repo", "."),
        ("/other/b.js", "/repo", "../other/b.js"),
        ("/repository/b.js", "/repo", "../repository/b.js"),
        ("--next-version", "/repo", "--next-version"),
    ],
)
def test_relative(path: str, base: str, shown: str) -> None:
    assert relative(path, base) == shown


@pytest.mark.parametrize("marker", ["folder", "file"])  # a work tree of `git worktree` has a file
def test_the_root_of_the_repository(tmp_path: Path, marker: str) -> None:
    inner = tmp_path / "a" / "b"
    inner.mkdir(parents=True)
    assert repository_root(str(inner)) == str(inner)
    if marker == "folder":
        (tmp_path / ".git").mkdir()
    else:
        (tmp_path / ".git").write_text("gitdir: elsewhere\n")
    assert repository_root(str(inner)) == str(tmp_path)
