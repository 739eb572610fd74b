"""The functions in a config, which Next.js calls later: which variables of the surrounding code they read.

The evaluator does not run them. Two functions count as equal if their source is the same and the variables they close
over are equal; of an object, only the members that the functions name are compared.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from nextlint.config.outcomes import PLAIN
from nextlint.evaluator.scope import LiveBinding
from nextlint.evaluator.values import (
    MISSING,
    NULL,
    UNDEFINED,
    Choice,
    JSArray,
    JSFunction,
    JSObject,
    NativeFunction,
    Opaque,
    Passthrough,
    Promise,
    RegExp,
    Symbol,
)
from nextlint.javascript.tree import bound_names, children, fields, walk
from nextlint.model.record import Record

if TYPE_CHECKING:
    from collections.abc import Iterator

    from nextlint.evaluator.scope import Scope
    from nextlint.evaluator.values import Plain, Value
    from nextlint.javascript.estree import MemberExpression, Node, Statement, VariableDeclaration

MAX_PARTS = 20_000  # read by all functions of one execution together
_FUNCTIONS = frozenset({"FunctionDeclaration", "FunctionExpression", "ArrowFunctionExpression"})
_PARTS = (JSObject, JSArray, Choice, Passthrough, JSFunction)


class Read(Record):
    """A variable that a function reads, and the members it names; ``("?", name)`` stands for ``?.name``."""

    name: str
    members: tuple[str, ...]


def functions_in(value: Value, touched: frozenset[str] = frozenset()) -> list[JSFunction]:
    """Return the functions in a config, except those in ``touched`` options."""
    found: dict[int, JSFunction] = {}
    seen: set[int] = set()
    todo: list[tuple[Value, str]] = [(value, "")]
    while todo:
        one, path = todo.pop()
        if not isinstance(one, _PARTS) or path in touched or id(one) in seen:
            continue
        seen.add(id(one))
        if isinstance(one, JSFunction):
            found[id(one)] = one
        elif isinstance(one, JSArray):
            todo += [(item, f"{path}[]") for item in one.items]
        elif isinstance(one, Choice):
            todo += [(one.yes, path), (one.no, path)]
        elif isinstance(one, Passthrough):
            todo.append((one.subject, path))
        elif one.class_name in PLAIN:
            todo += [(slot.value, f"{path}.{key}" if path else str(key)) for key, slot in one.slots.items()]
    return list(found.values())


def functions_of(value: Value, touched: frozenset[str]) -> str:
    """Return a text that is equal for two configs whose functions, outside ``touched`` options, do the same."""
    writer = _Writer()
    return "\n".join(sorted(writer.function(function) for function in functions_in(value, touched)))


def keys_named_in(function: JSFunction) -> frozenset[str]:
    """Return the names of the members that a function names, on whatever object."""
    return frozenset(key for node in walk(function.node) for key in _keys(node) if isinstance(key, str))


def _keys(node: Node) -> Iterator[object]:
    if node.type == "MemberExpression":
        member = node.property
        if member.type == "Identifier" and not node.computed:
            yield member.name
        elif member.type == "Literal":
            yield member.value
    elif node.type == "ObjectPattern":
        for entry in node.properties:
            if entry.type == "Property":
                yield getattr(entry.key, "name", None)
                yield getattr(entry.key, "value", None)


class _Writer:
    """Serializes values as text, to compare them between two evaluations."""

    def __init__(self) -> None:
        self.room = MAX_PARTS
        self.inside: set[int] = set()

    def function(self, function: JSFunction) -> str:
        if id(function) in self.inside:
            return "<again>"
        self.inside.add(id(function))
        reads = sorted({f"{read.name}{read.members}: {self.read(function.scope, read)}" for read in _reads(function)})
        self.inside.discard(id(function))
        return "\n".join([function.place.text, *reads])

    def read(self, scope: Scope, read: Read) -> str:
        holder = scope.find(read.name)
        if holder is None:
            return "<global>"
        value = holder.names[read.name]
        if isinstance(value, LiveBinding):
            slot = value.namespace.slots.get(value.name) if isinstance(value.namespace, JSObject) else None
            value = slot.value if slot is not None else MISSING
        return self.members(value, read.members)

    def members(self, value: Value, members: tuple[str, ...]) -> str:
        """Return the result of reading members one after the other, starting from a value."""
        for at, member in enumerate(members):
            name = member.removeprefix("?.")
            if isinstance(value, Choice):
                rest = members[at:]
                return f"{value.key!r} ? {self.members(value.yes, rest)} : {self.members(value.no, rest)}"
            if isinstance(value, Passthrough):
                return f"{value.name}({self.members(value.subject, members[at:])})"
            if value is UNDEFINED or value is NULL or value is MISSING:
                return "undefined" if name != member else "<throws>"
            if not isinstance(value, JSObject) or value.class_name not in PLAIN:
                return self.text(value)
            slot = value.slots.get(name)
            if slot is None:
                if value.unseen is not None or value.proto is not None:
                    return self.text(value)
                value = UNDEFINED
            elif slot.getter is not None:
                return self.text(value)
            else:
                value = slot.value
        return self.text(value)

    def text(self, value: Value) -> str:
        self.room -= 1
        if self.room < 0:
            return f"<too much {id(self)}>"  # equal to nothing
        if isinstance(value, JSFunction):
            return self.function(value)
        if isinstance(value, NativeFunction):
            return f"<native {value.name}>"
        if isinstance(value, Opaque):
            return f"<{value.reason} {value.place.text if value.place is not None else ''}>"
        if isinstance(value, Symbol):
            return f"<symbol {value.description}>"
        if isinstance(value, RegExp):
            return value.raw
        if not isinstance(value, (Choice, Passthrough, Promise, JSArray, JSObject)):
            return f"{type(value).__name__} {value!r}"
        if id(value) in self.inside:
            return "<again>"
        self.inside.add(id(value))
        text = self._parts(value)
        self.inside.discard(id(value))
        return text

    def _parts(self, value: Choice[Plain] | Passthrough | Promise | JSArray | JSObject) -> str:
        if isinstance(value, Choice):
            return f"{value.key!r} ? {self.text(value.yes)} : {self.text(value.no)}"
        if isinstance(value, Passthrough):
            return f"{value.name}({self.text(value.subject)})"
        if isinstance(value, Promise):
            return f"<promise {self.text(value.value)}>"
        if isinstance(value, JSArray):
            return f"[{', '.join(map(self.text, value.items))}]"
        members = (f"{key!s}: {self.text(slot.value)}" for key, slot in value.slots.items())
        unseen = f" {value.unseen.reason}" if value.unseen is not None else ""
        return f"{value.class_name}{{{', '.join(members)}{unseen}}}"


# ── what a function reads ────────────────────────────────────────────────────────────────────────────────────────


def _reads(function: JSFunction) -> set[Read]:
    """Return the outer variables that a function reads, with the members that it names."""
    found: set[Read] = set()
    _visit(function.node, frozenset(), (), found)
    return found


def _visit(node: Node, bound: frozenset[str], members: tuple[str, ...], found: set[Read]) -> None:
    if node.type == "Identifier":
        if node.name not in bound:
            found.add(Read(node.name, members))
        return
    if node.type == "MemberExpression":
        _visit_member(node, bound, members, found)
        return
    if node.type == "ChainExpression":
        _visit(node.expression, bound, members, found)
        return
    bound = bound | _declared(node)
    for name, child in fields(node):
        if name == "label" or (name == "key" and _has_plain_key(node)):
            continue
        _visit(child, bound, (), found)


def _has_plain_key(node: Node) -> bool:
    if node.type == "Property" or node.type == "MethodDefinition" or node.type == "PropertyDefinition":
        return not node.computed
    return False


def _visit_member(node: MemberExpression, bound: frozenset[str], members: tuple[str, ...], found: set[Read]) -> None:
    prop = node.property
    name = None
    if not node.computed and prop.type == "Identifier":
        name = prop.name
    elif prop.type == "Literal" and isinstance(prop.value, str):
        name = prop.value
    if node.computed:
        _visit(prop, bound, (), found)
    if name is None:
        _visit(node.object, bound, (), found)
    else:
        _visit(node.object, bound, (f"?.{name}" if node.optional else name, *members), found)


def _declared(node: Node) -> frozenset[str]:
    """Return the names that a node declares for the code inside it."""
    names: set[str] = set()
    if (
        node.type == "FunctionDeclaration"
        or node.type == "FunctionExpression"
        or node.type == "ArrowFunctionExpression"
    ):
        for param in node.params:
            names.update(bound_names(param))
        names.update(_variables(node.body))
        if node.type != "ArrowFunctionExpression":
            names.update(("arguments", *bound_names(node.id)))
    elif node.type == "CatchClause":
        names.update(bound_names(node.param))
    elif node.type in ("ForStatement", "ForInStatement", "ForOfStatement"):
        head = node.init if node.type == "ForStatement" else node.left
        if head is not None and head.type == "VariableDeclaration":
            names.update(_of_declaration(head))
    elif node.type in ("ClassExpression", "ClassDeclaration"):
        names.update(bound_names(node.id))
    for statement in _statements(node):
        if statement.type == "VariableDeclaration":
            names.update(_of_declaration(statement))
        elif statement.type in ("FunctionDeclaration", "ClassDeclaration"):
            names.update(bound_names(statement.id))
    return frozenset(names)


def _statements(node: Node) -> list[Statement]:
    if node.type in ("BlockStatement", "StaticBlock"):
        return list(node.body)
    if node.type == "SwitchStatement":
        return [statement for case in node.cases for statement in case.consequent]
    return []


def _of_declaration(node: VariableDeclaration) -> Iterator[str]:
    for declarator in node.declarations:
        yield from bound_names(declarator.id)


def _variables(body: Node) -> Iterator[str]:
    """Yield the names that ``var`` declares in a function."""
    todo = [body]
    while todo:
        node = todo.pop()
        if node.type == "VariableDeclaration" and node.kind == "var":
            yield from _of_declaration(node)
        todo += [child for child in children(node) if child.type not in _FUNCTIONS]
