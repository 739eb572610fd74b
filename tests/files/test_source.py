"""Reading files: what is refused, and what may change while a file is read."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from nextlint.files.source import Source, SourceError, read_bytes


def test_a_file_over_the_limit_is_refused_unread(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"12345")
    assert read_bytes(str(tmp_path / "a"), limit=5) == b"12345"
    with pytest.raises(SourceError, match="too large to read"):
        read_bytes(str(tmp_path / "a"), limit=4)


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
        read_bytes(str(path), limit=5)


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
        Source.read(str(path))
