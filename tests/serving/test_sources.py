"""The bounded search of sources."""

from __future__ import annotations

from pathlib import Path

import pytest

from nextlint.files.reader import Reader
from nextlint.serving import sources
from nextlint.serving.sources import Sources


def write(root: Path, files: dict[str, str]) -> Sources:
    for name, text in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return Sources(Reader(), [str(root / "app")], str(root))


def test_the_first_place_in_name_order(tmp_path: Path) -> None:
    found = write(tmp_path, {"app/b.ts": "word", "app/a.ts": "\n  word", "lib/a.ts": "word"}).first("word")
    assert found is not None
    assert Path(found.path).relative_to(tmp_path).as_posix() == "app/a.ts"
    assert (found.span.start.line, found.span.start.column) == (2, 3)


def test_comments_are_left_out_and_strings_are_not(tmp_path: Path) -> None:
    source = write(tmp_path, {"app/a.ts": "// word\n/* word\nword */ const a = '// term';"})
    assert source.first("word") is None
    assert source.first("term") is not None


def test_a_file_without_the_other_pattern(tmp_path: Path) -> None:
    source = write(tmp_path, {"app/a.tsx": "next/image unoptimized", "app/b.tsx": "next/image"})
    found = source.first("next/image", without="unoptimized")
    assert found is not None
    assert found.path.endswith("b.tsx")


def test_packages_hidden_folders_and_other_files_are_not_read(tmp_path: Path) -> None:
    files = {"app/node_modules/a/a.js": "word", "app/.cache/a.js": "word", "app/a.css": "word", "app/a.ts": ""}
    source = write(tmp_path, files)
    assert source.first("word") is None
    assert source.is_complete


def test_bytes_are_bounded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sources, "MAX_BYTES", 10)
    source = write(tmp_path, {"app/a.ts": "123456789", "app/b.ts": "1234567890", "app/c.ts": "word"})
    assert source.first("word") is None
    assert not source.is_complete


def test_a_file_that_is_too_large_is_passed_over(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sources, "MAX_FILE", 10)
    source = write(tmp_path, {"app/a.ts": "word" * 10, "app/b.ts": "term"})
    assert source.first("word") is None
    assert source.first("term") is not None
    assert not source.is_complete


def test_entries_are_bounded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sources, "MAX_ENTRIES", 2)
    source = write(tmp_path, {"app/a.ts": "", "app/b.ts": "", "app/c.ts": "word"})
    assert source.first("word") is None
    assert not source.is_complete


def test_links_out_of_the_repository_are_not_followed(tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "a.ts").write_text("word", encoding="utf-8")
    inside = tmp_path / "inside"
    (inside / "app").mkdir(parents=True)
    (inside / "app" / "linked").symlink_to(outside)
    source = Sources(Reader(), [str(inside / "app")], str(inside))
    assert source.first("word") is None
    assert not source.is_complete


def test_a_folder_that_holds_itself_is_read_once(tmp_path: Path) -> None:
    source = write(tmp_path, {"app/a.ts": "word"})
    (tmp_path / "app" / "again").symlink_to(tmp_path / "app")
    assert source.first("word") is not None
    assert source.is_complete


def test_nothing_to_read(tmp_path: Path) -> None:
    source = Sources(Reader(), [], str(tmp_path))
    assert source.first("word") is None
    assert source.is_complete


@pytest.mark.parametrize(
    ("text", "leads"),
    [
        ("import './globals.css'; import { a } from '../lib/a'; import Image from 'next/image';", False),
        ("import React, { useState } from \"react\"\nimport fs from 'node:fs'", False),
        ("export const numbers = Array.from(other)", False),
        ("// import { db } from '@/lib/db'", False),
        ("import { db } from '../../lib/db'", True),
        ("import { db } from '@/lib/db'", True),
        ("export * from 'some-package'", True),
        ("const db = require('../../lib/db')", True),
        ("const db = await import('~/db')", True),
        ("const db = await import(path)", True),
        ("const db = await import(`./${name}`)", True),
    ],
)
def test_what_is_imported_from_elsewhere(tmp_path: Path, text: str, leads: bool) -> None:
    assert write(tmp_path, {"app/shop/page.tsx": text, "app/lib/a.ts": ""}).leads_elsewhere is leads
