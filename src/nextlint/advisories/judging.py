"""Which advisories of a version are reachable in a project, and by which predicate the others are not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nextlint.advisories.model import Answer, Verdict
from nextlint.advisories.predicates import predicate
from nextlint.advisories.site import Situation

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from nextlint.advisories.model import Advisory
    from nextlint.advisories.site import Site
    from nextlint.config.outcome import Outcome

REACHABLE = Answer(True, "all of it holds")


def judge(site: Site, advisories: Iterable[Advisory]) -> tuple[Verdict, ...]:
    """A verdict for each advisory that affects the site's version, in their order."""
    return tuple(_verdict(site, advisory) for advisory in advisories if advisory.affects(site.version))


def _verdict(site: Site, advisory: Advisory) -> Verdict:
    """Reachable where one combination of outcomes makes all predicates hold; not, where none may."""
    first: Verdict | None = None
    for situation in _situations(site, advisory):
        verdict = _in(situation, advisory)
        if verdict.holds:
            return verdict
        if first is None or (first.holds is False and verdict.holds is None):
            first = verdict
    assert first is not None  # noqa: S101 - there is at least one situation
    return first


def _in(situation: Situation, advisory: Advisory) -> Verdict:
    doubt: Verdict | None = None
    last = Verdict(advisory, True, "", REACHABLE)
    for name in advisory.when:
        answer = predicate(name).ask(situation)
        verdict = Verdict(advisory, answer.holds, name, answer)
        if answer.holds is False:
            return verdict
        if answer.holds is None:
            doubt = doubt or verdict
        elif answer.span is not None:
            last = verdict
    return doubt or last


def _situations(site: Site, advisory: Advisory) -> Iterator[Situation]:
    options = tuple(dict.fromkeys(option for name in advisory.when for option in predicate(name).options))
    if not options:
        yield Situation(site, {})
        return
    for outcomes in site.config.combinations(*options):
        together: Mapping[str, Outcome] = dict(zip(options, outcomes, strict=True))
        yield Situation(site, together)
