"""Single edits of object literals for tests; nextlint itself makes them through the batch of a draft."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from nextlint.fixing.text.entries import change_entries
from nextlint.fixing.text.format import detect
from nextlint.fixing.text.insertion import Entry, Insertion
from nextlint.fixing.text.opening import open_long

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from nextlint.fixing.text.script import Script
    from nextlint.fixing.text.style import Style
    from nextlint.javascript.estree import Node, ObjectExpression
    from nextlint.model.fixes import Edit

Where = Literal["end", "start"] | int


def together(
    script: Script, makes: Sequence[Callable[[Script], list[Edit]]], *, style: Style | None = None
) -> list[Edit]:
    """Return the edits of several calls, with one-line objects that become too long expanded.

    Raises ValueError if two of them change the same place, and what the calls raise.
    """
    edits = [edit for make in makes for edit in make(script)]
    return open_long(script, edits, style or detect(script))


def insert_property(
    script: Script,
    node: ObjectExpression,
    key_path: Sequence[str],
    literal: object,
    *,
    at: Where = "end",
    style: Style | None = None,
) -> list[Edit]:
    """Insert ``key: literal`` into an ObjectExpression, after its last entry or before entry number ``at``.

    A longer path creates nested objects: ``("experimental", "appDir")`` inserts ``experimental: { appDir: ... }``. It
    does not check for an existing key or a spread that overrides it. Raises TypeError for a value that is not JSON,
    IndexError for an ``at`` out of range.
    """
    style = style or detect(script)
    count = len(node.properties)
    index = {"end": count, "start": 0}[at] if isinstance(at, str) else at
    if not 0 <= index <= count:
        raise IndexError(f"the object has {count} entries, not {index}")
    return Insertion(script, node, [Entry(tuple(key_path), literal)], style).edits(index)


def remove_property(script: Script, node: ObjectExpression, entry: Node) -> list[Edit]:
    """Remove an entry (property or spread) of an ObjectExpression with its comma and its own comments.

    Its own comments are those after it on its line and those directly above it, up to a blank line. An object that
    becomes empty stays, as ``{}``.
    """
    index = next(at for at, other in enumerate(node.properties) if other is entry)
    return change_entries(script, node, [index], [], detect(script))
