"""Which advisories of a version are reachable in a project, and which predicate rules out the others."""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING

from nextlint.advisories.model import Answer, Verdict
from nextlint.advisories.predicates import predicate
from nextlint.advisories.site import Situation

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from nextlint.advisories.model import Advisory
    from nextlint.advisories.site import Site
    from nextlint.config.outcome import Outcome

REACHABLE = Answer(True, "all conditions hold")


def judge(
    site: Site, advisories: Iterable[Advisory], assumed: Mapping[str, Outcome] | None = None
) -> tuple[Verdict, ...]:
    """Return a verdict for each advisory that affects the site's version, in order.

    ``assumed`` are outcomes to use instead of the config's.
    """
    verdicts: list[Verdict] = []
    known: dict[tuple[str, ...], Verdict] = {}  # many advisories have the same conditions
    for advisory in advisories:
        if advisory.affects(site.version):
            if advisory.when not in known:
                known[advisory.when] = _verdict(site, advisory, assumed or {})
            verdict = known[advisory.when]
            verdicts.append(verdict if verdict.advisory is advisory else verdict._replace(advisory=advisory))
    return tuple(verdicts)


def _verdict(site: Site, advisory: Advisory, assumed: Mapping[str, Outcome]) -> Verdict:
    """Return reachable if one combination of outcomes satisfies all predicates; not reachable if none can."""
    own: list[tuple[Answer, ...]] = []  # of each predicate
    for name in advisory.when:
        said = answers(site, name, assumed)
        if all(answer.holds is False for answer in said):
            return Verdict(advisory, False, name, said[0])
        own.append(said)
    verdicts = [_of(advisory, said) for said in _together(site, advisory, own, assumed)]
    reachable = [verdict for verdict in verdicts if verdict.holds]
    if reachable:
        return reachable[0]._replace(everywhere=len(reachable) == len(verdicts))
    return next((verdict for verdict in verdicts if verdict.holds is None), verdicts[0])


def answers(site: Site, name: str, assumed: Mapping[str, Outcome] | None = None) -> tuple[Answer, ...]:
    """Return a predicate's answer for each combination of the options it reads; one answer if it reads none."""
    asked = predicate(name)
    if assumed and not assumed.keys().isdisjoint(asked.options):
        return tuple(map(asked.ask, _situations(site, asked.options, assumed)))
    if name not in site.answers:
        site.answers[name] = tuple(map(asked.ask, _situations(site, asked.options, {})))
    return site.answers[name]


def _together(
    site: Site, advisory: Advisory, own: Sequence[tuple[Answer, ...]], assumed: Mapping[str, Outcome]
) -> Iterator[tuple[Answer, ...]]:
    """Return what the predicates of an advisory say together. ``own`` is what each says by itself."""
    asked = [predicate(name) for name in advisory.when]
    several = [one for one, said in zip(asked, own, strict=True) if len(said) > 1]
    if len(several) < 2:
        yield from product(*own)
        return
    options = tuple(dict.fromkeys(option for one in several for option in one.options))
    for situation in _situations(site, options, assumed):
        yield tuple(one.ask(situation) if len(said) > 1 else said[0] for one, said in zip(asked, own, strict=True))


def _of(advisory: Advisory, said: Iterable[Answer]) -> Verdict:
    """The verdict for one combination; of a reachable one with the place that says most."""
    doubt: Verdict | None = None
    last = Verdict(advisory, True, "", REACHABLE)
    because: list[str] = []
    for name, answer in zip(advisory.when, said, strict=True):
        if answer.holds is False:
            return Verdict(advisory, False, name, answer)
        if answer.holds is None:
            doubt = doubt or Verdict(advisory, None, name, answer)
            continue
        if answer.span is not None:
            last = Verdict(advisory, True, name, answer)
        if answer.span is not None or answer.telling:
            because.append(answer.reason)
    return doubt or last._replace(because=tuple(because))


def _situations(site: Site, options: tuple[str, ...], assumed: Mapping[str, Outcome]) -> Iterator[Situation]:
    for outcomes in site.combinations(options):
        together = dict(zip(options, outcomes, strict=True))
        yield Situation(site, {**together, **{path: assumed[path] for path in options if path in assumed}})
