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


def judge(
    site: Site, advisories: Iterable[Advisory], assumed: Mapping[str, Outcome] | None = None
) -> tuple[Verdict, ...]:
    """A verdict for each advisory that affects the site's version, in their order.

    ``assumed`` are outcomes to go by in place of what the config has.
    """
    verdicts: list[Verdict] = []
    known: dict[tuple[str, ...], Verdict] = {}  # many advisories ask for the same
    for advisory in advisories:
        if advisory.affects(site.version):
            if advisory.when not in known:
                known[advisory.when] = _verdict(site, advisory, assumed or {})
            verdicts.append(known[advisory.when]._replace(advisory=advisory))
    return tuple(verdicts)


def _verdict(site: Site, advisory: Advisory, assumed: Mapping[str, Outcome]) -> Verdict:
    """Reachable where one combination of outcomes makes all predicates hold; not, where none may."""
    verdicts = [_in(situation, advisory) for situation in _situations(site, advisory, assumed)]
    reachable = [verdict for verdict in verdicts if verdict.holds]
    if reachable:
        return reachable[0]._replace(everywhere=len(reachable) == len(verdicts))
    return next((verdict for verdict in verdicts if verdict.holds is None), verdicts[0])


def _in(situation: Situation, advisory: Advisory) -> Verdict:
    """The verdict for one combination; of a reachable one with the place that says most."""
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


def _situations(site: Site, advisory: Advisory, assumed: Mapping[str, Outcome]) -> Iterator[Situation]:
    options = tuple(dict.fromkeys(option for name in advisory.when for option in predicate(name).options))
    for outcomes in site.combinations(options):
        together = dict(zip(options, outcomes, strict=True))
        yield Situation(site, {**together, **{path: assumed[path] for path in options if path in assumed}})
