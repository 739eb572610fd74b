"""Which config file Next reads. Source: ``CONFIG_FILES`` and find-up in Next's ``dist/server/config.js``."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from nextlint.files.paths import upwards
from nextlint.release.versions import precedence

if TYPE_CHECKING:
    from nextlint.files.reader import Reader
    from nextlint.model.project import Project

# In Next's order, each with the first version that looks for it, from the published packages. For .mts, Node.js must
# also run TypeScript.
FIRST_READ = {
    "next.config.js": "0.0.0",
    "next.config.mjs": "11.1.3-canary.80",
    "next.config.ts": "15.0.0-canary.60",
    "next.config.mts": "15.6.0-canary.9",
}
_NO_TYPESCRIPT = "15.0.0-rc.0"  # five months older than the canary that semver sorts before it


def names_read_by(next_version: str | None) -> tuple[str, ...]:
    """Return the file names that a version of Next.js looks for, in order. An unknown version counts as current."""
    if next_version is None:
        return tuple(FIRST_READ)
    version = "15.0.0-canary.0" if next_version == _NO_TYPESCRIPT else next_version
    return tuple(name for name, first in FIRST_READ.items() if precedence(first) <= precedence(version))


def find_config(reader: Reader, project: Project, next_version: str | None) -> str | None:
    """Return the config that serves a project: in its folder, else in the nearest parent inside the repository."""
    names = names_read_by(next_version)
    paths = (os.path.join(folder, name) for folder in upwards(project.root, project.repository) for name in names)
    return next(filter(reader.is_file, paths), None)


def config_beyond(project: Project, next_version: str | None) -> str | None:
    """Return the config above the repository that Next.js would find. Only its existence is checked."""
    names = names_read_by(next_version)
    above = upwards(os.path.dirname(project.repository), os.path.abspath(os.sep))
    paths = (os.path.join(folder, name) for folder in above for name in names)
    return next(filter(os.path.isfile, paths), None)


def ignored_configs(project: Project, config: str | None) -> tuple[str, ...]:
    """Return the config files in the project's own folder that Next.js does not read."""
    return tuple(path for path in project.config_files if path != config)
