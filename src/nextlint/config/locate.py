"""Which config file Next reads. Source: ``CONFIG_FILES`` and find-up in Next's ``dist/server/config.js``."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from nextlint.files.paths import upwards
from nextlint.release.affected import is_affected

if TYPE_CHECKING:
    from nextlint.files.reader import Reader
    from nextlint.model.project import Project

ALL_NAMES = ("next.config.js", "next.config.mjs", "next.config.ts", "next.config.mts")


def names_read_by(next_version: str | None) -> tuple[str, ...]:
    """The file names that a version of Next looks for, in its order. An unknown version is taken for a current one."""
    if next_version is None:
        return ALL_NAMES
    if is_affected(">=16", next_version):
        return ALL_NAMES
    if is_affected(">=15", next_version):
        return ALL_NAMES[:3]
    return ALL_NAMES[:2] if is_affected(">=12", next_version) else ALL_NAMES[:1]


def find_config(reader: Reader, project: Project, next_version: str | None) -> str | None:
    """The config that serves a project: in its folder, else in the nearest parent inside the repository."""
    names = names_read_by(next_version)
    paths = (os.path.join(folder, name) for folder in upwards(project.root, project.repository) for name in names)
    return next(filter(reader.is_file, paths), None)


def ignored_configs(project: Project, config: str | None) -> tuple[str, ...]:
    """The config files of the project's own folder that Next does not read."""
    return tuple(path for path in project.config_files if path != config)
