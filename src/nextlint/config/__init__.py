"""What the config of a project contains, without executing it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nextlint.config.loader import load as implementation
from nextlint.config.locate import config_beyond, find_config, ignored_configs
from nextlint.config.model import Config, Problem
from nextlint.config.outcome import Outcome
from nextlint.files.paths import posix_relative
from nextlint.model.findings import Position, Span

if TYPE_CHECKING:
    from nextlint.config.model import Config
    from nextlint.files.reader import Reader
    from nextlint.model.project import Project


def load(reader: Reader, project: Project, next_version: str | None) -> Config:
    """Return the config of a project under a version of Next.js; see :func:`nextlint.config.loader.load`.

    If there is no config, no evaluator is imported: that takes longer than the rest of the run.
    """
    if find_config(reader, project, next_version) is None:
        if (beyond := config_beyond(project, next_version)) is not None:
            return _beyond(project, beyond)
        return Config(None, "none", {}, ignored=ignored_configs(project, None))
    return implementation(reader, project, next_version)


def _beyond(project: Project, path: str) -> Config:
    """Return a placeholder for a config that Next.js reads and nextlint does not: it is outside the repository."""
    shown = posix_relative(path, project.root)
    reason = f"Next.js searches parent folders and reads {shown}, which is outside the repository"
    start = Position(1, 1)
    span = Span(project.manifest, start, start)
    options = {"*": (Outcome("unknown", reason=reason, span=span),)}
    return Config(None, "opaque", options, Problem(reason, span), ignored_configs(project, None))
