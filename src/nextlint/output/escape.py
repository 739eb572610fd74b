"""Makes text from files and file names safe to show: nothing in it can move the cursor or stay hidden."""

from __future__ import annotations

import unicodedata

# Control, format (bidirectional marks, zero-width characters), lone surrogates, line and paragraph separators.
HIDDEN = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp"})


def visible(text: str) -> str:
    r"""Return ``text`` with characters that control a terminal or are invisible escaped: ``\n``, ``\x1b``, ``\u202e``.

    A backslash stays, so paths and code read as written. Two colons at the start are escaped too: GitHub Actions treats
    a line that starts with them as a command.
    """
    if text.startswith("::"):
        return "\\x3a" + visible(text[1:])
    if text.isprintable():
        return text
    return "".join(map(visible_character, text))


def visible_character(char: str) -> str:
    if char.isprintable() or not is_hidden(char):
        return char
    point = ord(char)
    if char in "\n\r\t":
        return {"\n": "\\n", "\r": "\\r", "\t": "\\t"}[char]
    if point <= 0xFF:
        return f"\\x{point:02x}"
    return f"\\u{point:04x}" if point <= 0xFFFF else f"\\U{point:08x}"


def is_hidden(char: str) -> bool:
    return unicodedata.category(char) in HIDDEN or (ord(char) & 0xFFFE) == 0xFFFE  # the last: noncharacters


def cell_width(char: str) -> int:
    """Return how many terminal cells a visible character takes: 2 for CJK and emoji, 0 for combining marks."""
    if char.isascii():
        return 1
    if unicodedata.category(char) in ("Mn", "Me"):
        return 0
    return 2 if unicodedata.east_asian_width(char) in ("W", "F") else 1


def cells(text: str) -> int:
    """Return how many terminal cells visible text takes."""
    return len(text) if text.isascii() else sum(map(cell_width, text))


def wrap(text: str, *, width: int, first: int, indent: int) -> list[str]:
    """Break prose at spaces so that lines fit ``width`` cells.

    ``first`` cells of the first line are already used; the other lines start with ``indent`` spaces, which count. A
    word longer than a line (a path, a URL) stays whole.
    """
    lines: list[str] = []
    line, used = "", first
    for number, word in enumerate(text.split(" ")):
        size = cells(word)
        gap = 1 if number else 0
        if used + gap + size > width and (used > indent or line.strip()):
            lines.append(line)
            line, used = " " * indent + word, indent + size
        else:
            line += " " * gap + word
            used += gap + size
    return [*lines, line]


def indented(text: str, *, width: int, indent: int) -> list[str]:
    """Return prose wrapped to ``width`` cells, every line indented by ``indent`` spaces."""
    first, *rest = wrap(text, width=width, first=indent, indent=indent)
    return [(" " * indent + first).rstrip(), *rest]
