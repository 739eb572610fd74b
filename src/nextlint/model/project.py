"""Project: what discovery passes on to everything after it."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from nextlint.model.record import Record

if TYPE_CHECKING:
    from typing import Any

    from nextlint.files.source import Source


class Package(Record):
    """A package.json, or another manifest converted to the equivalent package.json.

    ``data`` is its object; ``source`` is kept for places in it (``workspaces.manifests.member_span``).
    """

    path: str
    source: Source
    data: dict[str, Any]


class Project(Record):
    """A folder that Next.js runs in. All paths are absolute.

    ``repository`` is the outermost folder that nextlint may read: the git work tree that contains the project or,
    without git, the outermost requested folder.
    """

    root: str
    repository: str
    package: Package | None  # None: the folder has a next.config.* but no package.json
    package_error: str | None  # why package.json could not be used ("it is not JSON: ..."), else None
    package_error_offset: int | None  # offset in the text, if known
    workspace: str | None  # folder of the workspace root that covers this project (may equal ``root``), else None
    config_files: tuple[str, ...]  # every next.config.* of the folder itself, in name order
    manifest_name: str = "package.json"  # or the file that pnpm or Deno reads instead

    @property
    def manifest(self) -> str:
        """The path of its package.json, even if it does not exist, or of the manifest used instead."""
        return os.path.join(self.root, self.manifest_name)
