"""The type of predicates, and the answers that several share."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nextlint.advisories.model import Answer
from nextlint.model.record import Record

if TYPE_CHECKING:
    from collections.abc import Callable

    from nextlint.config.outcome import Outcome


class Predicate(Record):
    """A predicate: ``ask(situation)`` answers; the situation has the outcomes of the ``options`` it reads."""

    options: tuple[str, ...]
    ask: Callable[..., Answer]


def reads(*options: str) -> Callable[[Callable[..., Answer]], Predicate]:
    """Decorate a function of a situation as a predicate that reads these options."""
    return lambda ask: Predicate(options, ask)


def unknown(option: str, outcome: Outcome) -> Answer:
    return Answer(None, f"the value of {option} cannot be determined: {outcome.reason}", outcome.span)


def is_set(option: str, outcome: Outcome) -> Answer:
    """Answer whether an option that is off by default is truthy."""
    if outcome.is_default:
        return Answer(False, f"{option} is not set", outcome.span)
    if outcome.is_truthy is None:
        return unknown(option, outcome)
    return Answer(outcome.is_truthy, f"{option} is {'set' if outcome.is_truthy else 'off'}", outcome.span)


def negated(answer: Answer) -> Answer:
    return answer if answer.holds is None else answer._replace(holds=not answer.holds)
