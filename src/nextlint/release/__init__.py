"""Which Next, or which version of any other package, a project gets: ``resolve``.

In this order: the version that was given, the lockfile that covers the project, the installed node_modules/next, what
package.json asks for. Nothing is guessed: what cannot be found out is an ``Unresolved`` with the reason and the place.
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
    """The version of a package that a project gets, next unless another one is named; None where nothing has it.

    A package that no package.json names is the one that the lockfile has under its name, where it has one version of
    it. ``next_version`` is one exact version that stands above all that is found. Raises ValueError where it is not
    one.
    """
    if next_version is not None:
        return resolution.given(reader, next_version, project)
    return resolution.resolve(reader, project, package)
