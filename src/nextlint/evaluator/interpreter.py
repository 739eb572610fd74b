"""The interpreter: the only module that knows all of its parts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nextlint.evaluator.calls import call
from nextlint.evaluator.expressions import EXPRESSIONS
from nextlint.evaluator.library.globals_ import global_value
from nextlint.evaluator.library.host import make_environment
from nextlint.evaluator.library.imports import package_value
from nextlint.evaluator.library.members import member
from nextlint.evaluator.run import Language, Run
from nextlint.evaluator.statements import STATEMENTS

if TYPE_CHECKING:
    from nextlint.evaluator.decisions import Budget
    from nextlint.evaluator.facts import Facts
    from nextlint.evaluator.modules import Modules


LANGUAGE = Language(
    expressions=EXPRESSIONS,
    statements=STATEMENTS,
    call=call,
    inherited=member,
    global_value=global_value,
    package_value=package_value,
)


def new_run(
    modules: Modules,
    budget: Budget,
    prefix: tuple[bool, ...] = (),
    *,
    merges: bool = True,
    later: tuple[int, Facts] | None = None,
) -> Run:
    """Return a new execution; ``later`` is the end of an earlier one (see ``Execution.later``)."""
    run = Run(LANGUAGE, modules, budget, prefix, merges=merges)
    if later is not None:
        run.later(*later)
    run.environment = make_environment(run)
    return run
