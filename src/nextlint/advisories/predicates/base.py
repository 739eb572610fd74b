"""What a predicate is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nextlint.advisories.model import Answer
from nextlint.model.record import Record

if TYPE_CHECKING:
    from collections.abc import Callable

    from nextlint.config.outcome import Outcome


class Predicate(Record):
    """``ask(situation)`` answers; ``options`` are those it reads, whose outcomes the situation then has."""

    options: tuple[str, ...]
    ask: Callable[..., Answer]


def reads(*options: str) -> Callable[[Callable[..., Answer]], Predicate]:
    """Decorate a function of a situation: a predicate that reads these options."""
    return lambda ask: Predicate(options, ask)


def unknown(option: str, outcome: Outcome) -> Answer:
    return Answer(None, f"what {option} is cannot be told: {outcome.reason}", outcome.span)


def is_set(option: str, outcome: Outcome) -> Answer:
    """Whether an option that is off by default is truthy."""
    if outcome.is_default:
        return Answer(False, f"{option} is not set", outcome.span)
    if outcome.is_truthy is None:
        return unknown(option, outcome)
    return Answer(outcome.is_truthy, f"{option} is {'set' if outcome.is_truthy else 'off'}", outcome.span)


def negated(answer: Answer) -> Answer:
    return answer if answer.holds is None else answer._replace(holds=not answer.holds)
