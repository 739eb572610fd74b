"""Laying text out in lines: a document of words, possible line breaks and groups is rendered within a width.

A group stands on one line if it fits there, else all its own line breaks are taken. This is the way in which
prettier thinks (after Wadler, "A prettier printer"), so that what :mod:`nextlint.fixing.text.reflow` builds of it
breaks where prettier would break.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from nextlint.fixing.text.format import columns

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import TypeAlias

    from nextlint.fixing.text.format import Style

    Doc: TypeAlias = "str | list[Doc] | Line | Force | Indent | Group | IfBroken | IndentIfBroken"
    _Item: TypeAlias = tuple[str, bool, Doc]  # indentation, mode, what to lay out

BREAK, FLAT = True, False


class Line(NamedTuple):
    """A possible line break: ``flat`` where its group stands on one line."""

    flat: str
    hard: bool = False  # always breaks, and so do all groups around it


LINE, SOFT, HARD = Line(" "), Line(""), Line("", hard=True)


class Force(NamedTuple):
    """Nothing; all groups around it break."""


FORCE = Force()


class Indent(NamedTuple):
    """One step further in, or ``by`` blanks."""

    body: Doc
    by: int = 0


class Group:
    """Lines that break together; ``states`` are other layouts to try in turn, the last one is taken unseen."""

    __slots__ = ("body", "broken", "mode", "settled", "states")

    def __init__(self, body: Doc, *, broken: bool = False, states: Sequence[Doc] = ()) -> None:
        self.body = body
        self.broken = broken
        self.states = states
        self.mode = FLAT
        self.settled = False  # its breaks are propagated


class IfBroken(NamedTuple):
    """One of two texts, as the group around it (or ``group``) is broken or flat."""

    broken: Doc
    flat: Doc = ""


class IndentIfBroken(NamedTuple):
    """One step further in if ``group``, laid out before, is broken."""

    body: Doc
    group: Group


def will_break(doc: Doc) -> bool:
    """Whether a line break in it is certain."""
    if isinstance(doc, list):
        return any(map(will_break, doc))
    if isinstance(doc, Line):
        return doc.hard
    if isinstance(doc, Group):
        return doc.broken or will_break(doc.states[0] if doc.states else doc.body)
    if isinstance(doc, IfBroken):
        return will_break(doc.broken) or will_break(doc.flat)
    return isinstance(doc, Force) or (isinstance(doc, (Indent, IndentIfBroken)) and will_break(doc.body))


def render(doc: Doc, style: Style, *, indent: str, column: int, tail: str = "") -> str:
    """The text of a document that starts at ``column`` of a line with this indentation.

    ``tail`` stands behind it on the same line; it takes room but is no part of the result.
    """
    whole: Doc = [doc, tail]
    _propagate(whole)
    text = _Renderer(style).run(whole, indent, column)
    return text[: len(text) - len(tail)].replace("\n", style.newline)


def renders_as(text: str, doc: Doc, style: Style, *, indent: str, column: int, tail: str = "") -> bool:
    """Whether the text of a document is ``text``; stops at the first difference."""
    whole: Doc = [doc, tail]
    _propagate(whole)
    expected = (text + tail).replace(style.newline, "\n")
    try:
        return _Renderer(style, expected).run(whole, indent, column) == expected
    except _DifferentError:
        return False


class _DifferentError(Exception):
    """The text is not the expected one."""


def _propagate(doc: Doc) -> bool:
    """Break the groups around certain breaks, but for those that have other layouts to try. True if it breaks."""
    if isinstance(doc, list):
        breaks = [_propagate(part) for part in doc]  # all of them, not up to the first
        return any(breaks)
    if isinstance(doc, Group):
        if not doc.settled:
            doc.settled = True
            if doc.states:
                for state in doc.states:
                    _propagate(state)
            else:
                doc.broken |= _propagate(doc.body)
        return doc.broken
    if isinstance(doc, IfBroken):
        return _propagate([doc.broken, doc.flat])
    if isinstance(doc, (Indent, IndentIfBroken)):
        return _propagate(doc.body)
    return isinstance(doc, Force) or (isinstance(doc, Line) and doc.hard)


class _Renderer:
    def __init__(self, style: Style, expected: str | None = None) -> None:
        self.expected = expected
        self.length = 0  # of what is in ``out``
        self.width = style.width
        self.step = style.indent
        self.tab_width = style.tab_width
        self.out: list[str] = []
        self.column = 0
        self.stack: list[_Item] = []
        self.remeasure = False

    def run(self, doc: Doc, indent: str, column: int) -> str:
        self.column = column
        self.stack = [(indent, BREAK, doc)]
        while self.stack:
            self.take(*self.stack.pop())
        return "".join(self.out)

    def take(self, indent: str, mode: bool, doc: Doc) -> None:
        if isinstance(doc, str):
            if self.expected is not None and not self.expected.startswith(doc, self.length):
                raise _DifferentError
            self.append(doc)
            self.column += columns(doc, self.tab_width)
        elif isinstance(doc, list):
            self.stack.extend((indent, mode, part) for part in reversed(doc))
        elif isinstance(doc, Line):
            self.line(indent, mode, doc)
        elif isinstance(doc, Group):
            self.group(indent, mode, doc)
        elif isinstance(doc, Indent):
            self.stack.append((indent + (" " * doc.by or self.step), mode, doc.body))
        elif isinstance(doc, IfBroken):
            self.stack.append((indent, mode, doc.broken if mode else doc.flat))
        elif isinstance(doc, IndentIfBroken):
            self.stack.append((indent + (self.step if doc.group.mode else ""), mode, doc.body))

    def append(self, text: str) -> None:
        self.out.append(text)
        self.length += len(text)

    def line(self, indent: str, mode: bool, line: Line) -> None:
        if mode is FLAT and not line.hard:
            self.append(line.flat)
            self.column += len(line.flat)
            return
        self.remeasure |= mode is FLAT
        while self.out:  # blanks at the end of the line
            text = self.out.pop()
            kept = text.rstrip(" \t")
            self.length -= len(text)
            if kept:
                self.append(kept)
                break
        self.append("\n" + indent)
        self.column = columns(indent, self.tab_width)

    def group(self, indent: str, mode: bool, group: Group) -> None:
        if mode is FLAT and not self.remeasure:
            group.mode = group.broken
            self.stack.append((indent, group.broken, group.body))
            return
        self.remeasure = False
        flat = (indent, FLAT, group.body)
        if not group.broken and self.fits(flat):
            chosen = flat
        elif not group.states:
            chosen = (indent, BREAK, group.body)
        elif group.broken:
            chosen = (indent, BREAK, group.states[-1])
        else:
            tries = [(indent, FLAT, state) for state in group.states[1:]]
            chosen = next((item for item in tries if self.fits(item)), (indent, BREAK, group.states[-1]))
        group.mode = chosen[1]
        self.stack.append(chosen)

    def fits(self, item: _Item) -> bool:
        """Whether everything up to the next line break fits in what is left of the line."""
        room = self.width - self.column
        todo = [item]
        rest = len(self.stack)
        while room >= 0:
            if not todo:
                if rest == 0:
                    return True
                rest -= 1
                todo.append(self.stack[rest])
            indent, mode, doc = todo.pop()
            if isinstance(doc, str):
                room -= columns(doc, self.tab_width)
            elif isinstance(doc, list):
                todo.extend((indent, mode, part) for part in reversed(doc))
            elif isinstance(doc, Line):
                if mode or doc.hard:
                    return True
                room -= len(doc.flat)
            elif isinstance(doc, Group):
                inner = doc.broken or mode
                todo.append((indent, inner, doc.states[-1] if doc.states and inner else doc.body))
            elif isinstance(doc, IfBroken):
                todo.append((indent, mode, doc.broken if mode else doc.flat))
            elif isinstance(doc, (Indent, IndentIfBroken)):
                todo.append((indent, mode, doc.body))
        return False
