"""What the config of a project says, without executing it."""

from __future__ import annotations

TYPE_CHECKING = False  # typing's own would import typing
if TYPE_CHECKING:
    from collections.abc import Mapping

    from nextlint.config.model import Config
    from nextlint.project import Project


def load(project: Project, next_version: str | None, *, overlay: Mapping[str, str] | None = None) -> Config:
    """The config of a project under a version of Next; see :func:`nextlint.config.loader.load`."""
    from nextlint.config.loader import load as implementation

    return implementation(project, next_version, overlay=overlay)
