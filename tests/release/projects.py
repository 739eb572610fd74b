"""Projects made from folders, without discovery."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

from nextlint.files.jsonfile import JSONError, parse
from nextlint.files.reader import Reader
from nextlint.model.project import Package, Project
from nextlint.release import resolve
from nextlint.release.model import NotNext, Release, Unresolved
from nextlint.workspaces import workspace_root

SAMPLES = Path(__file__).parent / "samples"
MORE = Path(__file__).parent / "samples-more"


def project(root: Path, repository: Path | None = None) -> Project:
    """Return the project at ``root``; ``repository`` defaults to the folder itself."""
    repository = repository or root
    package, error, offset = None, None, None
    path = root / "package.json"
    if path.exists():
        source = Reader().source(str(path))
        try:
            package = Package(str(path), source, parse(source.text))
        except JSONError as problem:
            error, offset = f"it is not JSON: {problem}", problem.offset
    workspace = workspace_root(Reader(), str(root), str(repository))
    return Project(str(root), str(repository), package, error, offset, workspace, ())


def answer(
    root: Path, repository: Path | None = None, *, next_version: str | None = None, reader: Reader | None = None
) -> Release | Unresolved | NotNext | None:
    return resolve(reader or Reader(), project(root, repository), next_version=next_version)


def write(root: Path, files: dict[str, Any]) -> Path:
    """Write files below ``root``: texts and bytes as they are, anything else as JSON."""
    for name, content in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        if isinstance(content, bytes):
            path.write_bytes(content)
        else:
            path.write_text(content if isinstance(content, str) else json.dumps(content, indent=2) + "\n", newline="")
    return root


def at(answer: object) -> str:
    """Return the text at an answer's span, with its line and column: ``13.4.4 @ package.json:3:5``."""
    span = answer.span  # type: ignore[attr-defined]  # Release, Unresolved and NotNext all have one
    source = Reader().source(span.path)
    return f"{source.slice(span)} @ {os.path.basename(span.path)}:{span.start.line}:{span.start.column}"
