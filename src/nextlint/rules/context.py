"""What a rule's check is given."""

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
    """One project, resolved. ``release`` is a Release for every rule whose ``affected`` is not None."""

    project: Project
    release: Release | Unresolved | NotNext | None
    config: Config
    reader: Reader
    site: Site | None = None  # the project as predicates see it; None where its version or its config is not known
    is_config_needed: bool = True  # a selected rule looks at the config of this version
    reported: frozenset[Span] = frozenset()  # places of earlier findings; only in the phase "leftovers"
    verdicts: Callable[[], tuple[Verdict, ...]] = tuple  # on the options of the config, worked out once
    suppressions: tuple[SuppressionProblem, ...] = ()  # that are wrong; only in the phase "suppressions"
    upgrade_from: str | None = None  # with --upgrade-to: the version that runs today; ``release`` is the other
