"""Versions of other packages, as the lockfile has them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nextlint.advisories.model import Answer
from nextlint.advisories.predicates.base import reads
from nextlint.release.versions import precedence

if TYPE_CHECKING:
    from nextlint.advisories.site import Installed, Situation


@reads()
def sharp_is_older_than(situation: Situation, argument: str) -> Answer:
    """sharp, which decodes the images, is older than a version; where there is none, sharp does not decode them."""
    sharp = situation.site.package("sharp")
    if sharp.version is None:
        return Answer(False if sharp.certain else None, sharp.reason)
    return _older(sharp, argument)


@reads()
def sharp_is_locked_older_than(situation: Situation, argument: str) -> Answer:
    """``sharp-older``, for versions of Next.js that require a newer one: only a version that was read counts."""
    sharp = situation.site.package("sharp")
    return Answer(False, sharp.reason) if sharp.version is None else _older(sharp, argument)


@reads()
def sharp_is_locked(situation: Situation) -> Answer:
    """There is a sharp."""
    sharp = situation.site.package("sharp")
    return Answer(True if sharp.version else False if sharp.certain else None, sharp.reason)


def _older(sharp: Installed, than: str) -> Answer:
    assert sharp.version is not None  # noqa: S101 - both callers looked
    return Answer(precedence(sharp.version) < precedence(than), sharp.reason, telling=True)
