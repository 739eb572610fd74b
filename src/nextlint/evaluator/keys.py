"""Property keys as written, and literals."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nextlint.evaluator.objects import property_key
from nextlint.evaluator.values import NULL, BigInt, RegExp

if TYPE_CHECKING:
    from nextlint.evaluator.run import Run
    from nextlint.evaluator.scope import Scope
    from nextlint.evaluator.values import Opaque, PropertyKey, Value
    from nextlint.javascript import estree
    from nextlint.javascript.estree import (
        MemberExpression,
        MethodDefinition,
        PatternProperty,
        Property,
        PropertyDefinition,
    )


MAX_DIGITS = 1000  # of a BigInt


def literal(run: Run, node: estree.Literal, scope: Scope) -> Value:
    value = node.value
    if isinstance(value, (bool, str)):
        return value
    if value is not None:
        return float(value)
    if node.regex is not None:
        body, _, flags = node.raw.rpartition("/")
        return RegExp(run.serial(), f"{body}/{''.join(sorted(flags))}", scope.place(node))
    if node.bigint is not None:
        digits = str(node.bigint).rstrip("n")
        if len(digits) > MAX_DIGITS:
            return run.opaque("it is a very long number", scope.place(node))
        return BigInt(int(digits, 0))
    return NULL


def member_key(
    run: Run, member: Property | PatternProperty | MethodDefinition | PropertyDefinition, scope: Scope
) -> PropertyKey | Opaque:
    """Return the key of a Property, MethodDefinition or PropertyDefinition."""
    key = member.key
    if key.type == "PrivateIdentifier":
        return f"#{key.name}"
    if member.computed:
        return property_key(run, run.evaluate(key, scope))
    if key.type == "Identifier":
        return key.name
    assert key.type == "Literal"
    return property_key(run, literal(run, key, scope))


def member_name(run: Run, node: MemberExpression, scope: Scope) -> PropertyKey | Opaque:
    key = node.property
    if key.type == "PrivateIdentifier":
        return f"#{key.name}"
    if node.computed:
        return property_key(run, run.evaluate(key, scope))
    assert key.type == "Identifier"
    return key.name
