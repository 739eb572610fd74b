"""Which Next.js, or which version of any other package, a project gets: ``resolve``.

The sources, in order: the given version, the lockfile that covers the project, the installed node_modules/next, the
spec in package.json. Nothing is guessed: what cannot be determined is an ``Unresolved`` with the reason and the place.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from nextlint.release import resolution

if TYPE_CHECKING:
    from nextlint.files.reader import Reader
    from nextlint.model.project import Project
    from nextlint.release.model import NotNext, Release, Unresolved


def resolve(
    reader: Reader, project: Project, *, next_version: str | None = None, package: str = "next"
) -> Release | Unresolved | NotNext | None:
    """Return the version of a package (by default next) that a project gets; None if nothing has it.

    A package that no package.json names is resolved by its name in the lockfile, if that has exactly one version of it.
    ``next_version`` is an exact version that overrides everything else. Raises ValueError if it is not one.
    """
    if next_version is not None:
        return resolution.given(reader, next_version, project)
    return resolution.resolve(reader, project, package)
