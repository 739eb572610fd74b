"""The conformance cases: files and folders in ``cases/``, named by sentences."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from nextlint.config.loader import load
from nextlint.config.model import Config
from nextlint.files.reader import Reader
from nextlint.model.project import Package, Project

FOLDER = Path(__file__).with_name("cases")
NEXT_VERSION = "13.4.4"
NEXT_VERSION_OF_TYPESCRIPT = {".ts": "15.5.0", ".mts": "16.0.0"}
_PACKAGE = {"name": "site", "private": True, "dependencies": {"next": NEXT_VERSION}}


class Case(NamedTuple):
    """A config in a folder of its own. ``repository`` is that folder; the project may be deeper in it."""

    name: str
    config: Path
    repository: Path

    @property
    def is_typescript(self) -> bool:
        return self.config.suffix in NEXT_VERSION_OF_TYPESCRIPT

    @property
    def next_version(self) -> str:
        return NEXT_VERSION_OF_TYPESCRIPT.get(self.config.suffix, NEXT_VERSION)

    def text(self) -> str:
        """Return the texts of all files that may be read, to search them."""
        files = sorted(path for path in self.repository.rglob("*") if path.is_file())
        return "\n".join(path.read_text(encoding="utf-8") for path in files if path.name != "package.json")

    def project(self) -> Project:
        return make_project(self.config.parent, self.repository)

    def read(self) -> Config:
        return load(Reader(), self.project(), self.next_version)


def names() -> list[str]:
    return sorted(path.name for path in FOLDER.iterdir())


def lay_out(name: str, destination: Path) -> Case:
    """Copy one case into ``destination`` as a project of its own."""
    source = FOLDER / name
    folder = destination / source.stem if source.is_file() else destination / name
    if source.is_file():
        folder.mkdir(parents=True)
        shutil.copyfile(source, folder / f"next.config{source.suffix}")
    else:
        shutil.copytree(source, folder)
    config = next(_configs(folder))
    package = config.parent / "package.json"
    if not package.exists():
        package.write_text(json.dumps(_PACKAGE, indent=2) + "\n", encoding="utf-8")
    return Case(name, config, folder)


def _configs(folder: Path) -> Iterator[Path]:
    yield from sorted(folder.rglob("next.config.*"), key=lambda path: (len(path.parts), path))


def make_project(root: Path, repository: Path) -> Project:
    """Return the Project of a folder with a package.json."""
    package = root / "package.json"
    source = Reader().source(str(package))
    return Project(
        root=str(root),
        repository=str(repository),
        package=Package(str(package), source, json.loads(source.text)),
        package_error=None,
        package_error_offset=None,
        workspace=None,
        config_files=tuple(sorted(str(path) for path in root.glob("next.config.*"))),
    )
