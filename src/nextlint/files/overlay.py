"""Texts that stand in for files: what an editor holds, and what fixes would write."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from nextlint.discovery.packagejson import parse
from nextlint.files.source import Source, SourceError
from nextlint.model.project import Package

if TYPE_CHECKING:
    from collections.abc import Mapping

    from nextlint.model.project import Project

LIMIT = 64 << 20  # bytes


def source_of(path: str, overlay: Mapping[str, str]) -> Source | None:
    """The text of a file, from the overlay where it is there; None where it cannot be read as text."""
    if path in overlay:
        return Source(path, overlay[path])
    try:
        return Source.read(path, limit=LIMIT)
    except SourceError:
        return None


def current(project: Project, overlay: Mapping[str, str]) -> Project:
    """The project as the overlay makes it: its package.json, and config files that are not on disk yet."""
    own = [path for path in overlay if os.path.dirname(path) == project.root]
    configs = {path for path in own if os.path.basename(path).startswith("next.config.")}
    if not configs.issubset(project.config_files):
        project = project._replace(config_files=tuple(sorted(configs.union(project.config_files))))
    package = os.path.join(project.root, "package.json")
    return _with_package(project, Source(package, overlay[package])) if package in own else project


def _with_package(project: Project, source: Source) -> Project:
    found = parse(source)
    if isinstance(found, Package):
        return project._replace(package=found, package_error=None, package_error_offset=None)
    return project._replace(package=None, package_error=found.reason, package_error_offset=found.offset)
