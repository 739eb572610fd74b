"""The fix that asks for a later Next.js in package.json, and which package manager has to follow it."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from nextlint.model.fixes import Fix, RequireNext
from nextlint.workspaces.names import LOCKFILES

if TYPE_CHECKING:
    from nextlint.release.model import Release


def manager(release: Release) -> str | None:
    """The package manager whose lockfile decides the version; None where none does."""
    return LOCKFILES.get(os.path.basename(release.source)) if release.exact else None


def require(release: Release, version: str) -> Fix:
    """Raise the range in package.json: the lockfile is the package manager's to write."""
    title = f"Ask for next {version} or later in package.json"
    found = manager(release)
    return Fix(f"{title}, and run {found} install" if found else title, [RequireNext(version)])
