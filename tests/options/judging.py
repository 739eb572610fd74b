"""Judging the text of a config, as the tests do it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nextlint.config import load
from nextlint.files.reader import Reader
from nextlint.model.project import Project
from nextlint.options import verdicts

if TYPE_CHECKING:
    from pathlib import Path

    from nextlint.options import Verdict


def judged(folder: Path, text: str, version: str) -> tuple[Verdict, ...]:
    """The verdicts on a next.config.js with that text, at a version of Next."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / "next.config.js"
    path.write_text(text, "utf-8")
    project = Project(str(folder), str(folder), None, None, None, None, (str(path),))
    config = load(Reader(), project, version)
    return verdicts(config.build or config, version)
