"""Which of many ways through a config a single execution can combine, by their conditions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nextlint.evaluator.facts import implied

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable

    from nextlint.evaluator.facts import Facts
    from nextlint.evaluator.values import Key


class Ways:
    """Ways by their facts, as bits of a number, so that a condition is tested against all of them at once."""

    def __init__(self, facts: Iterable[Facts]) -> None:
        self._facts = tuple(facts)
        self._all = (1 << len(self._facts)) - 1
        self._meeting: dict[tuple[Key, bool], int] = {}

    def compatible(self, facts: Facts) -> int:
        """Return the bits of the ways that one execution can take while these facts hold."""
        found = self._all
        for key, holds in facts.items():
            if not _is_value(key):
                found &= self._meet(key, bool(holds))
        return found

    def _meet(self, key: Key, holds: bool) -> int:
        if (key, holds) not in self._meeting:
            bits = (1 << at for at, facts in enumerate(self._facts) if implied(facts, key) in (None, holds))
            self._meeting[key, holds] = sum(bits)
        return self._meeting[key, holds]


def _is_value(key: Key) -> bool:
    return isinstance(key, tuple) and key[0] == "value"


def contradiction(
    first: Iterable[tuple[Hashable, Facts]], second: Iterable[tuple[Hashable, Facts]]
) -> tuple[Facts, Facts] | None:
    """Return the conditions of two different answers that one execution can meet; None if there are none."""
    second = list(second)
    ways = Ways(facts for _, facts in second)
    alike: dict[Hashable, int] = {}
    for at, (answer, _) in enumerate(second):
        alike[answer] = alike.get(answer, 0) | 1 << at
    for answer, facts in first:
        if others := ways.compatible(facts) & ~alike.get(answer, 0):
            return facts, second[others.bit_length() - 1][1]
    return None
