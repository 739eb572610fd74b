"""Edits of a JSON text that keep all other bytes: add a member, remove a member."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

from nextlint.files.jsonfile import JSONError, locate, parse
from nextlint.model.fixes import Edit

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any

    from nextlint.files.jsonfile import Place


def without_member(text: str, keys: Sequence[str]) -> Edit | None:
    """Remove the member at ``keys``, and every object that becomes empty (never the outermost).

    Return None if that takes more than one cut, as with duplicate keys.
    """
    objects = [parse(text)]
    for key in keys[:-1]:
        objects.append(objects[-1][key])
    depth = len(keys)
    while depth > 1 and len(objects[depth - 1]) == 1:
        depth -= 1
    change = _cut(text, keys, depth, list(objects[depth - 1]))
    del objects[depth - 1][keys[depth - 1]]
    return change if _parses_to(objects[0], apply(text, change)) else None


def _parses_to(value: Any, text: str) -> bool:
    try:
        return bool(parse(text) == value)
    except JSONError:
        return False


def _cut(text: str, keys: Sequence[str], depth: int, siblings: list[str]) -> Edit:
    index = siblings.index(keys[depth - 1])
    place, parent = _located(text, keys[:depth]), _located(text, keys[: depth - 1])
    if index + 1 < len(siblings):
        return Edit(place.key_start, _located(text, (*keys[: depth - 1], siblings[index + 1])).key_start, "")
    if index:
        return Edit(_located(text, (*keys[: depth - 1], siblings[index - 1])).end, place.end, "")
    return Edit(parent.start + 1, parent.end - 1, "")


def with_member(text: str, keys: Sequence[str], value: Any) -> Edit | None:
    """Set the member at ``keys``, with objects missing on the way, in the text's own style.

    Return None if something on the way is not an object.
    """
    present = locate(text, keys)
    if present is not None:
        return Edit(present.start, present.end, _dumped(value, text, _line_indent(text, present.start)))
    depth = len(keys) - 1
    while (parent := locate(text, keys[:depth])) is None:
        depth -= 1
    if text[parent.start] != "{":
        return None
    for key in reversed(keys[depth + 1 :]):
        value = {key: value}
    inside = text[parent.start + 1 : parent.end - 1]
    if "\n" not in (inside if inside.strip() else text.strip()):
        end = parent.start + 1 + len(inside.rstrip())
        comma = ", " if inside.strip() else ""
        return Edit(end, end, f"{comma}{_flat(keys[depth])}: {_flat(value)}")
    indent = _line_indent(text, parent.start)
    member_indent = indent + _unit(text)
    member = f"{member_indent}{_flat(keys[depth])}: {_dumped(value, text, member_indent)}"
    newline = "\r\n" if "\r\n" in text else "\n"
    if inside.strip():
        end = parent.start + 1 + len(inside.rstrip())
        return Edit(end, end, f",{newline}{member}")
    return Edit(parent.start + 1, parent.end - 1, f"{newline}{member}{newline}{indent}")


def apply(text: str, change: Edit) -> str:
    return text[: change.start] + change.text + text[change.end :]


def _located(text: str, keys: Sequence[str]) -> Place:
    place = locate(text, keys)
    if place is None:
        raise KeyError(tuple(keys))
    return place


def _unit(text: str) -> str:
    match = re.search(r"\n([ \t]+)\S", text)
    return match[1] if match else "  "


def _line_indent(text: str, at: int) -> str:
    line = text[text.rfind("\n", 0, at) + 1 : at]
    return line[: len(line) - len(line.lstrip())]


def _flat(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)


def _dumped(value: Any, text: str, indent: str) -> str:
    newline = "\r\n" if "\r\n" in text else "\n"
    dumped = json.dumps(value, ensure_ascii=False, indent=_unit(text))
    return dumped.replace("\n", newline + indent)
