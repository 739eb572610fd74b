"""Which config file Next reads. Source: ``CONFIG_FILES`` and find-up in Next's ``dist/server/config.js``."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from nextlint.release.affected import is_affected

if TYPE_CHECKING:
    from collections.abc import Mapping

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


def find_config(project: Project, next_version: str | None, overlay: Mapping[str, str]) -> str | None:
    """The config that serves a project: in its folder, else in the nearest parent inside the repository."""
    names = names_read_by(next_version)
    folder = project.root
    while True:
        for name in names:
            path = os.path.join(folder, name)
            if path in overlay or os.path.isfile(path):
                return path
        parent = os.path.dirname(folder)
        if folder == project.repository or parent == folder:
            return None
        folder = parent


def ignored_configs(project: Project, config: str | None) -> tuple[str, ...]:
    """The config files of the project's own folder that Next does not read."""
    return tuple(path for path in project.config_files if path != config)
