"""Which Next will run in a project: ``resolve``.

In this order: the version that was given, the lockfile that covers the project, the installed node_modules/next, what
package.json asks for. Nothing is guessed: what cannot be found out is an ``Unresolved`` with the reason and the place.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from nextlint import memo
from nextlint.release import resolution

if TYPE_CHECKING:
    from nextlint.model.project import Project
    from nextlint.release.model import NotNext, Release, Unresolved


def resolve(project: Project, *, next_version: str | None = None) -> Release | Unresolved | NotNext | None:
    """The Next that will run in a project; None where nothing names or holds one.

    ``next_version`` is one exact version that stands above all that is found. Raises ValueError where it is not one.
    """
    return resolution.resolve(project, next_version=next_version)


def clear_cache() -> None:
    """Forget every file that was read: a long-lived process calls this between runs."""
    memo.forget()
