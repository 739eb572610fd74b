"""What is said of many options takes a time that grows with them, and not with their square."""

from __future__ import annotations

import sys
from pathlib import Path
from types import FrameType
from typing import TYPE_CHECKING

import pytest

import nextlint
from nextlint.config.loader import load
from nextlint.files.reader import Reader
from nextlint.javascript.syntax import parse_for_edit
from nextlint.options import verdicts
from tests.conformance.cases import make_project

if TYPE_CHECKING:
    from nextlint.javascript.estree import Program
    from nextlint.javascript.syntax import SourceType


def calls(folder: Path, count: int) -> int:
    """How many functions of Python's are called for as many options, none of which Next knows."""
    folder.mkdir()
    options = ",".join(f"'ké{number}': {number}" for number in range(count))
    (folder / "next.config.js").write_text(f"module.exports = {{{options}}};\n")
    (folder / "package.json").write_text('{"dependencies": {"next": "13.4.4"}}')
    config = load(Reader(), make_project(folder, folder), "13.4.4")
    number = 0

    def counted(_frame: FrameType, event: str, _: object) -> None:
        nonlocal number
        number += event == "call"

    sys.setprofile(counted)
    try:
        found = list(verdicts(config, "13.4.4"))
    finally:
        sys.setprofile(None)
    assert len(found) >= count
    return number


def test_twice_the_options_take_twice_the_calls(tmp_path: Path) -> None:
    calls(tmp_path / "first", 10)
    once, twice = calls(tmp_path / "once", 300), calls(tmp_path / "twice", 600)
    assert twice < 2.3 * once


REMOVED = ("after", "appDir", "instrumentationHook", "clientSegmentCache", "nodeMiddleware", "turbo")
MOVED = ("swrDelta", "emotion", "relay", "styledComponents", "typedRoutes", "outputFileTracingIncludes")
VALUES = {"swrDelta": "60", "typedRoutes": "true"}


def parsed(folder: Path, names: tuple[str, ...], monkeypatch: pytest.MonkeyPatch) -> int:
    """How often a text is parsed for an edit while a config with these stale options is fixed."""
    folder.mkdir()
    options = "".join(f"    {name}: {VALUES.get(name, '{}')},\n" for name in names)
    (folder / "next.config.js").write_text(f"module.exports = {{\n  experimental: {{\n{options}  }},\n}};\n")
    (folder / "package.json").write_text('{"dependencies": {"next": "16.0.11"}}')
    texts: list[str] = []

    def counted(text: str, kind: SourceType) -> Program:
        texts.append(text)
        return parse_for_edit(text, kind)

    with monkeypatch.context() as patch:
        patch.setattr("nextlint.fixing.draft.parse_for_edit", counted)
        nextlint.fix(folder, unsafe=True)
    left = (folder / "next.config.js").read_text()
    assert "experimental" not in left
    return len(texts)


def test_many_stale_options_are_planned_on_one_tree(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    one = parsed(tmp_path / "one", REMOVED[:1], monkeypatch)
    assert parsed(tmp_path / "many", REMOVED + MOVED, monkeypatch) == one
