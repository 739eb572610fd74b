"""What is said of many options takes a time that grows with them, and not with their square."""

from __future__ import annotations

import sys
from pathlib import Path
from types import FrameType

from nextlint.config.loader import load
from nextlint.files.reader import Reader
from nextlint.options import verdicts
from tests.conformance.cases import make_project


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
