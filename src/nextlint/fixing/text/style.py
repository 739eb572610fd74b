"""The style in which a config is written, and how wide a piece of text is."""

from __future__ import annotations

from typing import TYPE_CHECKING
from unicodedata import combining, east_asian_width

from nextlint.model.record import Record

if TYPE_CHECKING:
    from typing import Literal

    Quote = Literal['"', "'"]
    TrailingComma = Literal["none", "es5", "all"]  # "es5": in objects and arrays, not in calls

WIDTHS = (80, 100, 120)  # common column limits
ENDLESS = 10**9  # columns, if lines are not wrapped


class Style(Record):
    """Formatting style; the defaults are prettier's."""

    quote: Quote = '"'
    semicolons: bool = True
    indent: str = "  "
    newline: str = "\n"
    trailing_comma: TrailingComma = "all"
    bracket_spacing: bool = True
    width: int = 80  # columns
    tab_width: int = 2  # columns


DEFAULT = Style()


def columns(text: str, tab_width: int) -> int:
    """Return the columns that a piece of one line takes: wide characters (CJK, most emoji) take two, combining marks
    none.
    """
    if text.isascii():
        return len(text) + text.count("\t") * (tab_width - 1)
    return sum(tab_width if char == "\t" else _character_columns(char) for char in text)


def _character_columns(char: str) -> int:
    if combining(char) or char in "\u200b\u200d\ufe0e\ufe0f":
        return 0
    return 2 if east_asian_width(char) in "WF" else 1
