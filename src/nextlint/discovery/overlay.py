"""How overlay texts change a project."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from nextlint.discovery.packagejson import parse
from nextlint.discovery.tree import CONFIG
from nextlint.files.source import Source
from nextlint.model.project import Package
from nextlint.workspaces.manifests import PACKAGE

if TYPE_CHECKING:
    from collections.abc import Mapping

    from nextlint.model.project import Project


def under(overlay: Mapping[str, str], project: Project) -> Project:
    """Return the project with the overlay's package.json, and with config files that are not on disk yet."""
    own = [path for path in overlay if os.path.dirname(path) == project.root]
    configs = {path for path in own if os.path.basename(path).startswith(CONFIG)}
    if not configs.issubset(project.config_files):
        project = project._replace(config_files=tuple(sorted(configs.union(project.config_files))))
    package = os.path.join(project.root, PACKAGE)
    return _with_package(project, Source(package, overlay[package])) if package in own else project


def _with_package(project: Project, source: Source) -> Project:
    found = parse(source)
    if isinstance(found, Package):
        return project._replace(package=found, package_error=None, package_error_offset=None, manifest_name=PACKAGE)
    return project._replace(
        package=None, package_error=found.reason, package_error_offset=found.offset, manifest_name=PACKAGE
    )
