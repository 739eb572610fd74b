"""Moving the text of a value, with its comments, from one place of a script to another."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nextlint.fixing.refused import Refused
from nextlint.fixing.text import textedit
from nextlint.fixing.text.format import detect
from nextlint.fixing.text.literal import Carried, key_text, needs_quotes
from nextlint.fixing.text.removal import start_with_comments
from nextlint.model.fixes import Edit

if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import Any

    from nextlint.fixing.draft import Draft
    from nextlint.fixing.text.script import Script
    from nextlint.javascript.estree import AnyProperty, AssignmentExpression, MemberExpression, Node, ObjectExpression

    Path = tuple[str, ...]


def carried(script: Script, node: Node) -> Carried:
    """Return the value that a Property or an assignment gives its option. Raises Refused."""
    if node.type == "AssignmentExpression":
        return Carried(script.slice(node.right), script.indent_at(node.range[0]))
    if node.type != "Property":
        raise Refused("the option is not a property of an object literal")
    return Carried(_value_of(script, node), script.indent_at(node.range[0]))


def comments_of(script: Script, entry: Node) -> tuple[list[str], list[str]]:
    """Return the comments of an object literal's entry: those above and before it, and those after it."""
    start, end = _with_its_comments(script, entry)
    before, after = script.comments_in(start, entry.range[0]), script.comments_in(script.real_end(entry.range[1]), end)
    return list(map(script.slice, before)), list(map(script.slice, after))


def has_comments_of_its_own(script: Script, literal: ObjectExpression, entries: Iterable[Node]) -> bool:
    """Return whether an object literal contains comments that do not belong to these entries."""
    spans = [_with_its_comments(script, entry) for entry in entries]
    return not all(
        any(start <= comment.start and comment.end <= end for start, end in spans)
        for comment in script.comments_in(*literal.range)
    )


def _with_its_comments(script: Script, entry: Node) -> tuple[int, int]:
    end = script.real_end(entry.range[1])
    following = script.token_from(end)
    behind = following.end if script.slice(following) == "," else end
    closing = script.token_from(behind)
    before = closing.start if script.slice(closing) == "}" else len(script.text)
    return start_with_comments(script, entry.range[0]), script.end_of_line_comments(behind, before=before)


def _value_of(script: Script, entry: AnyProperty) -> str:
    """Return the text of a Property's value. Raises Refused for a method or accessor."""
    if entry.kind != "init" or entry.method:
        raise Refused("the option is set by a method or an accessor")
    if entry.shorthand:
        return script.slice(entry.key)
    colon = script.token_from(entry.key.range[1])
    while script.slice(colon) != ":":
        colon = script.token_from(colon.end)
    return script.text[colon.end : script.real_end(entry.range[1])].strip()


def rename_assigned(draft: Draft, node: AssignmentExpression, path: Path, new_path: Path, value: list[Any]) -> None:
    """Make an assignment ``config.old.name = ...`` set another option of the same config. Raises Refused."""
    left = draft.node(node).left
    names: list[str] = []
    base: Node = left
    while base.type == "MemberExpression" and len(names) < len(path):
        name = _member_name(base)
        if name != path[len(path) - 1 - len(names)]:
            break
        names.append(name)
        base = base.object
    kept = path[: len(path) - len(names)]
    if not names or new_path[: len(kept)] != kept:
        raise Refused("the option is not a property of an object literal")

    def rename(script: Script) -> list[Edit]:
        style = detect(script)
        text = "".join(
            f"[{key_text(name, style, quoted=True)}]" if needs_quotes(name) else f".{name}"
            for name in new_path[len(kept) :]
        )
        return [Edit(base.range[1], left.range[1], text)]

    draft.change(rename)
    if value:
        right = draft.node(node).right
        draft.change(lambda script: textedit.replace_expression(script, right, value[0]))


def _member_name(member: MemberExpression) -> str | None:
    if not member.computed:
        name: str | None = getattr(member.property, "name", None)
        return name
    value = member.property.value if member.property.type == "Literal" else None
    return value if isinstance(value, str) else None
