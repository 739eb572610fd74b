"""What the config of a project says, without executing it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nextlint.config.loader import load as implementation
from nextlint.config.locate import find_config, ignored_configs
from nextlint.config.model import Config

if TYPE_CHECKING:
    from nextlint.config.model import Config
    from nextlint.files.reader import Reader
    from nextlint.model.project import Project


def load(reader: Reader, project: Project, next_version: str | None) -> Config:
    """The config of a project under a version of Next; see :func:`nextlint.config.loader.load`.

    Where there is none, nothing is imported that reads one: that takes longer than the rest of the run.
    """
    if find_config(reader, project, next_version) is None:
        return Config(None, "none", {}, ignored=ignored_configs(project, None))
    return implementation(reader, project, next_version)
