"""What a rule's check receives."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nextlint.model.record import Record

if TYPE_CHECKING:
    from collections.abc import Callable

    from nextlint.advisories.site import Site
    from nextlint.config.model import Config
    from nextlint.files.reader import Reader
    from nextlint.model.findings import Span
    from nextlint.model.project import Project
    from nextlint.model.suppressions import SuppressionProblem
    from nextlint.options import Verdict
    from nextlint.release.model import NotNext, Release, Unresolved


class Context(Record):
    """One resolved project. ``release`` is a Release for every rule whose ``affected`` is not None."""

    project: Project
    release: Release | Unresolved | NotNext | None
    config: Config
    reader: Reader
    site: Site | None = None  # the project as predicates see it; None if its version or config is unknown
    is_config_needed: bool = True  # whether a selected rule reads the config of this version
    reported: frozenset[Span] = frozenset()  # places of earlier findings; only in the phase "leftovers"
    verdicts: Callable[[], tuple[Verdict, ...]] = tuple  # of the config's options, computed once
    suppressions: tuple[SuppressionProblem, ...] = ()  # only in the phase "suppressions"
    upgrade_from: str | None = None  # with --upgrade-to: the version that runs today; ``release`` is the target
