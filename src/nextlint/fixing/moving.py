"""Carrying the text of a value, with its comments, from one place of a script to another."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nextlint.fixing.refused import Refused
from nextlint.fixing.text import textedit
from nextlint.fixing.text.format import detect
from nextlint.fixing.text.literal import Verbatim, key_text, needs_quotes
from nextlint.fixing.text.removal import start_with_comments
from nextlint.fixing.text.script import apply_edits
from nextlint.model.fixes import Edit
from nextlint.model.record import Record

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any

    from nextlint.fixing.draft import Draft
    from nextlint.fixing.text.script import Script
    from nextlint.javascript.estree import AnyProperty, AssignmentExpression, MemberExpression, Node, ObjectExpression

    Path = tuple[str, ...]

_MARK = "0xNEXTLINT"  # where a value will stand


class Carried(Record):
    """The text of a value, and what goes with it."""

    text: str
    indent: str  # of the line that it began on
    comments: tuple[str, ...] = ()  # of its entry, and of the object that goes with it


def carried(script: Script, node: Node) -> Carried:
    """What a Property, or an assignment, gives its option. Raises Refused."""
    if node.type == "AssignmentExpression":
        return Carried(script.slice(node.right), script.indent_at(node.range[0]))
    if node.type != "Property":
        raise Refused("the option is not a property of an object literal")
    return Carried(_value_of(script, node), script.indent_at(node.range[0]))


def comments_of(script: Script, entry: Node) -> tuple[list[str], list[str]]:
    """The comments that belong to an entry of an object literal: those above and before it, and those behind it."""
    start, end = _with_its_comments(script, entry)
    before, after = script.comments_in(start, entry.range[0]), script.comments_in(script.real_end(entry.range[1]), end)
    return list(map(script.slice, before)), list(map(script.slice, after))


def has_comments_of_its_own(script: Script, literal: ObjectExpression, entry: Node) -> bool:
    """Whether an object literal holds comments that do not belong to that entry."""
    start, end = _with_its_comments(script, entry)
    return bool(script.comments_in(literal.range[0], start) or script.comments_in(end, literal.range[1]))


def _with_its_comments(script: Script, entry: Node) -> tuple[int, int]:
    end = script.real_end(entry.range[1])
    following = script.token_from(end)
    behind = following.end if script.slice(following) == "," else end
    closing = script.token_from(behind)
    before = closing.start if script.slice(closing) == "}" else len(script.text)
    return start_with_comments(script, entry.range[0]), script.end_of_line_comments(behind, before=before)


def insert_carried(draft: Draft, target: ObjectExpression, path: Path, carried: Carried) -> None:
    """Put what was carried under ``path`` into an object literal."""
    is_template = "`" in carried.text and "\n" in carried.text  # whose lines must stay as they are
    text = carried.text
    if not is_template:
        text = _reindented(text, carried.indent, _indent_of_mark(draft.script, target, path))

    insert_commented(draft, target, path, Verbatim(text), carried.comments)


def insert_commented(
    draft: Draft, target: ObjectExpression, path: Path, literal: object, comments: Sequence[str]
) -> None:
    """Put a literal under ``path`` into an object literal, with comments in front of it."""

    def insert(script: Script) -> list[Edit]:
        edits = textedit.insert_property(script, target, path, literal)
        return _with_comments(script, edits, path, comments) if comments else edits

    draft.change(insert)


def _value_of(script: Script, entry: AnyProperty) -> str:
    """The text of the value of a Property. Raises Refused for a method or an accessor."""
    if entry.kind != "init" or entry.method:
        raise Refused("the option is set by a method or an accessor")
    if entry.shorthand:
        return script.slice(entry.key)
    colon = script.token_from(entry.key.range[1])
    while script.slice(colon) != ":":
        colon = script.token_from(colon.end)
    return script.text[colon.end : script.real_end(entry.range[1])].strip()


def _indent_of_mark(script: Script, target: ObjectExpression, path: Path) -> str:
    """The indentation of the line that a new value would stand on."""
    edits = textedit.insert_property(script, target, path, Verbatim(_MARK))
    text = apply_edits(script.text, edits)
    line = text[text.rfind("\n", 0, text.index(_MARK)) + 1 :]
    return line[: len(line) - len(line.lstrip(" \t"))]


def _reindented(text: str, before: str, after: str) -> str:
    """A text of several lines whose first line stood behind one indentation, for another one."""
    first, *others = text.split("\n")
    return "\n".join([first, *(after + one[len(before) :] if one.startswith(before) else one for one in others)])


def _with_comments(script: Script, edits: list[Edit], path: Path, comments: Sequence[str]) -> list[Edit]:
    """The edits that insert an entry, with the comments in front of it."""
    style = detect(script)
    names = (key_text(path[0], style, quoted=quoted) for quoted in (False, True))
    for name in names:
        for number, edit in enumerate(edits):
            at = edit.text.find(f"{name}:")
            if at < 0:
                continue
            line = edit.text[edit.text.rfind("\n", 0, at) + 1 : at]
            if "\n" in edit.text[:at] and not line.strip():
                lead = "".join(f"{comment}{style.newline}{line}" for comment in comments)
            else:
                lead = "".join(map(_within_a_line, comments))
            return [
                *edits[:number],
                edit._replace(text=edit.text[:at] + lead + edit.text[at:]),
                *edits[number + 1 :],
            ]
    raise Refused("its comments cannot be moved")


def _within_a_line(comment: str) -> str:
    """A comment that code can follow."""
    if not comment.startswith("//"):
        return f"{comment} "
    words = comment[2:].strip()
    if "*/" in words:
        raise Refused("its comments cannot be moved")
    return f"/* {words} */ "


def rename_assigned(draft: Draft, node: AssignmentExpression, path: Path, new_path: Path, value: list[Any]) -> None:
    """Let an assignment ``config.old.name = ...`` set another option of the same config. Raises Refused."""
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
