"""Project: what discovery hands to everything after it."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from nextlint.model.record import Record

if TYPE_CHECKING:
    from typing import Any

    from nextlint.files.source import Source


class Package(Record):
    """A package.json that was read, or another manifest as the package.json that says the same.

    ``data`` is its object; ``source`` is kept for places in it (``workspaces.manifests.member_span``).
    """

    path: str
    source: Source
    data: dict[str, Any]


class Project(Record):
    """A folder that Next runs in. All paths are absolute.

    ``repository`` is the outermost folder nextlint may read: the git work tree that holds the project or, outside
    of one, the outermost folder that was asked for.
    """

    root: str
    repository: str
    package: Package | None  # None: the folder has a next.config.* and no package.json of its own
    package_error: str | None  # why package.json could not be used ("it is not JSON: ..."), else None
    package_error_offset: int | None  # where in the text, where that is known
    workspace: str | None  # folder of the workspace root that covers this project (may equal ``root``), else None
    config_files: tuple[str, ...]  # every next.config.* of the folder itself, in name order
    manifest_name: str = "package.json"  # or of what pnpm and Deno take in its place, where that is there

    @property
    def manifest(self) -> str:
        """The path of its package.json, also where there is none, or of what stands in its place."""
        return os.path.join(self.root, self.manifest_name)
