"""The local files that a config loads, whatever the environment, and that are not there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nextlint.config.model import Problem
from nextlint.config.outcomes import span_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from nextlint.evaluator.run import Missing


def missing_files(executions: Sequence[Sequence[Missing]]) -> tuple[Problem, ...]:
    """Return a problem for each file that is missing in all executions, in the order in which they are loaded."""
    found = [{span_of(one.place): one.reason for one in missing} for missing in executions]
    return tuple(
        Problem(reason, span)
        for span, reason in found[0].items()
        if span is not None and all(span in others for others in found)
    )
