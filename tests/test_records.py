"""A record does what one of typing does; typing's own is the oracle."""

from __future__ import annotations

import copy
import pickle
import typing
from collections.abc import Callable
from typing import Any

import pytest

from nextlint.records import NamedTuple


class Ours(NamedTuple):
    """A record."""

    left: int
    right: str = "r"
    more: tuple[int, ...] = ()

    @property
    def doubled(self) -> int:
        return self.left * 2


class Typings(typing.NamedTuple):
    """A record."""

    left: int
    right: str = "r"
    more: tuple[int, ...] = ()

    @property
    def doubled(self) -> int:
        return self.left * 2


USES: dict[str, Callable[[Any], Any]] = {
    "the values in order": lambda kind: tuple(kind(1, "a", (2,))),
    "values by name": lambda kind: tuple(kind(more=(3,), left=1)),
    "the rest by name": lambda kind: tuple(kind(1, more=(3,))),
    "a field": lambda kind: kind(1).right,
    "a property": lambda kind: kind(4).doubled,
    "what is replaced": lambda kind: tuple(kind(1)._replace(right="b")),
    "as a dictionary": lambda kind: kind(1)._asdict(),
    "out of a list": lambda kind: tuple(kind._make([1, "c", ()])),
    "the names": lambda kind: (kind._fields, kind.__match_args__, kind._field_defaults),
    "the docstring": lambda kind: kind.__doc__,
    "no dictionary of its own": lambda kind: hasattr(kind(1), "__dict__"),
    "equal to a tuple": lambda kind: kind(1) == (1, "r", ()),
    "in order": lambda kind: [one.left for one in sorted([kind(2), kind(1, "z"), kind(1)])],
    "how it is shown": lambda kind: repr(kind(1)).partition("(")[2],
    "pickled": lambda kind: tuple(pickle.loads(pickle.dumps(kind(1)))),
    "of its own kind when pickled": lambda kind: type(pickle.loads(pickle.dumps(kind(1)))) is kind,
    "of its own kind when copied": lambda kind: type(copy.deepcopy(kind(1))) is kind,
    "of its own kind when replaced": lambda kind: type(kind(1)._replace(left=2)) is kind,
}
MISUSES: dict[str, Callable[[Any], Any]] = {
    "no value for a field without default": lambda kind: kind(),
    "too many values": lambda kind: kind(1, "a", (), 4),
    "a field twice": lambda kind: kind(1, left=2),
    "an unknown field": lambda kind: kind(1, other=2),
    "a field to replace that is not there": lambda kind: kind(1)._replace(other=2),
    "a field to set": lambda kind: setattr(kind(1), "left", 2),
    "an attribute that is not there": lambda kind: setattr(kind(1), "other", 2),
}


@pytest.mark.parametrize("use", USES.values(), ids=USES)
def test_a_record_does_what_typings_does(use: Callable[[Any], Any]) -> None:
    assert use(Ours) == use(Typings)


@pytest.mark.parametrize("misuse", MISUSES.values(), ids=MISUSES)
def test_what_typings_refuses_is_refused(misuse: Callable[[Any], Any]) -> None:
    for kind in (Typings, Ours):
        with pytest.raises((TypeError, ValueError, AttributeError)):
            misuse(kind)


def test_patterns_take_a_record_apart() -> None:
    match Ours(1, "b"):
        case Ours(left, right):
            assert (left, right) == (1, "b")


def test_a_field_without_default_must_not_follow_one_with_a_default() -> None:
    with pytest.raises(TypeError):
        exec("class Wrong(NamedTuple):\n    first: int = 1\n    second: int\n", {"NamedTuple": NamedTuple})
