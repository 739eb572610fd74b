"""Sites of small projects, written from a dict of files."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

from nextlint.advisories.site import Installed, Site
from nextlint.config import load
from nextlint.files.reader import Reader
from nextlint.model.project import Package, Project

if TYPE_CHECKING:
    from collections.abc import Mapping

NO_SHARP = Installed(None, True, "the lockfile has no sharp")


def site(
    folder: Path,
    version: str,
    config: str = "module.exports = {}",
    files: Mapping[str, str] = {},
    *,
    scripts: Mapping[str, str] = {},
    sharp: Installed = NO_SHARP,
) -> Site:
    """Return a site of ``folder`` with a next.config.js, other files, scripts and locked packages."""
    package = json.dumps({"dependencies": {"next": version}, "scripts": dict(scripts)})
    for name, text in {"next.config.js": config, "package.json": package, **files}.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    root = str(folder.resolve())
    source = Reader().source(str(folder.resolve() / "package.json"))
    project = Project(
        root, root, Package(source.path, source, json.loads(package)), None, None, None, (f"{root}/next.config.js",)
    )
    return Site(Reader(), project, load(Reader(), project, version), version, lambda _: sharp)
