"""Reading files: what is refused, and what may change while a file is read."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nextlint.files.reader import Reader
from nextlint.files.source import Source, SourceError
from nextlint.model.findings import Position


def test_a_file_over_the_limit_is_refused_unread(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"12345")
    assert Reader().bytes(str(tmp_path / "a"), limit=5) == b"12345"
    with pytest.raises(SourceError, match="too large to read"):
        Reader().bytes(str(tmp_path / "a"), limit=4)


def test_a_file_that_grows_while_it_is_read_is_refused_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a"
    path.write_bytes(b"1234")
    fstat = os.fstat

    def then_it_grows(descriptor: int) -> os.stat_result:
        status = fstat(descriptor)
        path.write_bytes(b"123456")
        return status

    monkeypatch.setattr(os, "fstat", then_it_grows)
    with pytest.raises(SourceError, match="too large to read"):
        Reader().bytes(str(path), limit=5)


@pytest.mark.parametrize("kind", ["fifo", "folder", "null device"])
def test_what_is_no_regular_file_is_refused_without_waiting(tmp_path: Path, kind: str) -> None:
    path = tmp_path / "a"
    if kind == "fifo":
        os.mkfifo(path)
    elif kind == "folder":
        path.mkdir()
    else:
        path = Path(os.devnull)
    with pytest.raises(SourceError, match=r"not a regular file|directory"):
        Reader().source(str(path))


@given(st.text(st.sampled_from("ab\r\n\u00e9\U0001f600"), max_size=40))
def test_lines_and_columns_in_utf_16_units(text: str) -> None:
    source = Source("a", text)
    line, column = 1, 1
    for offset, char in enumerate([*text, ""]):
        assert source.position(offset) == Position(line, column)
        assert source.offset(Position(line, column)) == offset
        column += 2 if char > "\uffff" else 1
        if char == "\n" or (char == "\r" and text[offset + 1 : offset + 2] != "\n"):
            line, column = line + 1, 1


def test_positions_on_one_long_line_take_no_time() -> None:
    """A lookup that read the line would read ten thousand million characters here."""
    source = Source("a", "\U0001f600" * 100_000)
    assert [source.position(offset).column for offset in range(100_000)] == list(range(1, 200_001, 2))
