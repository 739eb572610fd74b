"""The fix that requires a later Next.js in package.json, and the package manager that has to follow."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from nextlint.model.fixes import Fix, RequireNext
from nextlint.workspaces.names import LOCKFILES

if TYPE_CHECKING:
    from nextlint.release.model import Release


def manager(release: Release) -> str | None:
    """Return the package manager whose lockfile decides the version; None if no lockfile does."""
    return LOCKFILES.get(os.path.basename(release.source)) if release.exact else None


def require(release: Release, version: str) -> Fix:
    """Return a fix that raises the range in package.json; the lockfile is left to the package manager."""
    title = f"Require next {version} or later in package.json"
    found = manager(release)
    return Fix(f"{title}; run {found} install" if found else title, [RequireNext(version)])
