"""The reader of a run: texts in place of files, what is remembered, and where links may lead."""

from __future__ import annotations

import os
import pickle
from pathlib import Path

import pytest

from nextlint.files.reader import Reader
from nextlint.files.source import SourceError


def length(reader: Reader, path: str) -> int:
    return len(reader.source(path).text)


def test_a_text_of_the_overlay_stands_in_for_its_file(tmp_path: Path) -> None:
    path = str(tmp_path / "a")
    Path(path).write_text("disk")
    reader = Reader({path: "editor"})
    assert (reader.source(path).text, reader.bytes(path), reader.is_file(path)) == ("editor", b"editor", True)
    assert reader.with_overlay({path: "fix"}).source(path).text == "fix"
    assert Reader({path: "editor"}).with_overlay({}).source(path).text == "editor"


def test_a_file_is_looked_at_again_when_it_has_changed(tmp_path: Path) -> None:
    path, calls = str(tmp_path / "a"), []

    def counted(reader: Reader, path: str) -> int:
        calls.append(path)
        return length(reader, path)

    reader = Reader()
    Path(path).write_text("12")
    assert [reader.per_file(counted, path) for _ in range(3)] == [2, 2, 2]
    assert reader.with_overlay({"/other": ""}).per_file(counted, path) == 2
    assert len(calls) == 1
    Path(path).write_text("123")
    assert reader.per_file(counted, path) == 3
    assert len(calls) == 2


def test_what_is_remembered_of_a_file_is_not_said_of_its_overlay(tmp_path: Path) -> None:
    path = str(tmp_path / "a")
    Path(path).write_text("12")
    reader = Reader()
    overlaid = reader.with_overlay({path: "1234"})
    assert [reader.per_file(length, path), overlaid.per_file(length, path), reader.per_file(length, path)] == [2, 4, 2]


def test_runs_share_nothing(tmp_path: Path) -> None:
    calls: list[str] = []
    for _ in range(2):
        reader = Reader()
        reader.once(calls.append, str(tmp_path))
        reader.once(calls.append, str(tmp_path))
    assert len(calls) == 2


def test_links_lead_into_the_folders_of_the_run_only(tmp_path: Path) -> None:
    for folder in ("inside", "outside"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "file").write_text(folder)
        (tmp_path / "inside" / f"to-{folder}").symlink_to(tmp_path / folder / "file")
    reader = Reader()
    reader.keep_within(str(tmp_path / "inside"))
    assert reader.source(str(tmp_path / "inside" / "to-inside")).text == "inside"
    for each in (reader, reader.with_overlay({"/x": ""}), pickle.loads(pickle.dumps(reader))):
        with pytest.raises(SourceError, match="is a link to a file outside the repository"):
            each.source(str(tmp_path / "inside" / "to-outside"))


def test_what_is_not_among_the_names_of_a_folder_is_not_asked_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "Next.json").write_text("{}")
    reader = Reader({str(tmp_path / "in" / "held.json"): "{}"})
    assert not reader.is_missing(str(tmp_path / "in" / "none.json"))  # no repository is known yet
    reader.keep_within(str(tmp_path / "in"))
    listed: list[str] = []
    names_in = os.listdir

    def list_folder(folder: str) -> list[str]:
        listed.append(folder)
        return names_in(folder)

    monkeypatch.setattr(os, "listdir", list_folder)
    missing = [reader.is_missing(str(tmp_path / "in" / name)) for name in ("none.json", "next.json", "held.json", "é")]
    assert missing == [True, False, False, False]
    assert reader.is_missing(str(tmp_path / "in" / "none" / "package.json"))
    assert not reader.is_missing(str(tmp_path / "none.json"))
    assert listed == [str(tmp_path / "in"), str(tmp_path / "in" / "none")]
    assert reader.source_or_none(str(tmp_path / "in" / "none.json")) is None
    assert reader.is_file(str(tmp_path / "in" / "held.json"))
