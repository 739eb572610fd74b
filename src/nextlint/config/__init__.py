"""What the config of a project says, without executing it."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping

    from nextlint.config.model import Config
    from nextlint.project import Project


def load(project: Project, next_version: str | None, *, overlay: Mapping[str, str] | None = None) -> Config:
    """The config of a project under a version of Next; see :func:`nextlint.config.loader.load`.

    Where there is none, nothing is imported that reads one: that takes longer than the rest of the run.
    """
    from nextlint.config.locate import find_config, ignored_configs

    if find_config(project, next_version, overlay or {}) is None:
        from nextlint.config.model import Config

        return Config(None, "none", {}, ignored=ignored_configs(project, None))
    from nextlint.config.loader import load as implementation

    return implementation(project, next_version, overlay=overlay)
