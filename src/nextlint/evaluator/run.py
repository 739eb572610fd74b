"""The object that every part of the interpreter is handed: an execution, and the entry points of the interpreter.

Expressions hold functions, functions hold statements, and a property may be an accessor that is called: the parts of an
interpreter need each other in circles. They reach each other through the run alone; none imports one above itself.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from nextlint.evaluator.endings import GaveUp
from nextlint.evaluator.execution import Execution
from nextlint.evaluator.values import UNDEFINED
from nextlint.model.record import Record

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from typing import Any

    from nextlint.evaluator.completions import Result
    from nextlint.evaluator.decisions import Budget
    from nextlint.evaluator.facts import Facts
    from nextlint.evaluator.modules import Modules
    from nextlint.evaluator.scope import Scope
    from nextlint.evaluator.values import Place, Symbol, Value
    from nextlint.javascript.estree import Expression, Statement, Super

    Evaluator = Callable[["Run", Any, Scope], Value]  # for the nodes of one type, or several
    Executor = Callable[["Run", Any, Scope], Result]


class Missing(NamedTuple):
    """A local file that is loaded under some conditions and is not there; ``reason`` is a clause."""

    reason: str
    place: Place
    facts: Facts


class Instances:
    """The executed files, by path: state that may differ on the sides of a condition."""

    __slots__ = ("by_path", "created_at")

    def __init__(self) -> None:
        self.created_at = 0
        self.by_path: dict[str, Value] = {}

    @property
    def state(self) -> dict[str, Value]:
        return dict(self.by_path)

    @state.setter
    def state(self, state: dict[str, Value]) -> None:
        self.by_path = dict(state)


class Language(Record):
    """The parts of the interpreter that need each other; ``nextlint.evaluator.interpreter`` fills it."""

    expressions: Mapping[str, Evaluator]  # by the type of the node
    statements: Mapping[str, Executor]
    call: Callable[[Run, Value, Value, list[Value], Place], Value]
    inherited: Callable[[Run, Value, str | Symbol, Place], Value]
    global_value: Callable[[Run, str, Place], Value | None]
    package_value: Callable[[Run, str, Place], Value]


class Run(Execution):
    """One execution of a config, and the entry points of the interpreter: every part of it is handed the run."""

    def __init__(
        self,
        language: Language,
        modules: Modules,
        budget: Budget,
        prefix: tuple[bool, ...] = (),
        *,
        merges: bool = True,
    ) -> None:
        super().__init__(budget, prefix, merges=merges)
        self.language = language
        self.modules = modules
        self.instances = Instances()
        self.globals: dict[str, Value] = {}
        self.environment: Value = UNDEFINED  # process.env, an object
        self.assumptions: dict[str, None] = {}  # assumptions made on the way, as clauses
        self.wrappers: set[str] = set()  # packages of the table whose wrappers were called
        self._missing: list[Missing] = []

    @property
    def missing(self) -> tuple[Missing, ...]:
        """The local files that this execution certainly loads and that are not there."""
        return tuple(one for one in self._missing if one.facts.items() <= self.facts.items())

    def note_missing(self, reason: str, place: Place) -> None:
        """Note a local file that is loaded here and is not there. The facts tell whether something catches that."""
        if not self.is_uncertain:
            self._missing.append(Missing(reason, place, dict(self.facts)))

    def evaluate(self, node: Expression | Super, scope: Scope) -> Value:
        """Evaluate an expression. Raises Throw if it throws, GaveUp if a budget is used up."""
        self.step()
        evaluator = self.language.expressions.get(node.type)
        if evaluator is None:
            return self.opaque(f"nextlint does not follow {node.type}", scope.place(node))
        return evaluator(self, node, scope)

    def execute(self, node: Statement, scope: Scope) -> Result:
        """Execute a statement; return its completion. Raises GaveUp for an unsupported one."""
        self.step()
        executor = self.language.statements.get(node.type)
        if executor is None:
            raise GaveUp(f"nextlint does not follow {node.type}", scope.place(node))
        return self.merged(lambda: executor(self, node, scope), keeps_abrupt=True)

    def call(self, function: Value, this: Value, arguments: list[Value], place: Place) -> Value:
        """Call ``function(...arguments)``. Raises Throw if it throws or is not a function."""
        return self.language.call(self, function, this, arguments, place)

    def inherited(self, target: Value, key: str | Symbol, place: Place) -> Value:
        """Return a property that ``target`` inherits from a built-in prototype; UNDEFINED if there is none."""
        return self.language.inherited(self, target, key, place)

    def global_value(self, name: str, place: Place) -> Value | None:
        """Return the value of a global name; None if Node has none."""
        return self.language.global_value(self, name, place)

    def global_this(self, place: Place) -> Value:
        """The global object: ``this`` in a plain call of a sloppy function."""
        value = self.global_value("globalThis", place)
        assert value is not None
        return value

    def package_value(self, specifier: str, place: Place) -> Value:
        """Return what ``require`` or ``import`` returns for a specifier that is not a local file."""
        return self.language.package_value(self, specifier, place)
