"""Text with styles. Without colour it is plain text of the same layout, and rich is never imported."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from nextlint.output.options import RenderOptions

    Line = Sequence["Piece"]

# Standard colours only: they follow the reader's own light or dark theme.
STYLES = {
    "error": "bold red",
    "warning": "bold yellow",
    "info": "bold cyan",
    "fixed": "bold green",
    "path": "bold",
    "gutter": "bright_blue",  # plain blue cannot be read on black
    "label": "bold",
    "faint": "dim",
    "url": "underline",
    "removed": "red",
    "added": "green",
    "hunk": "cyan",
}


class Piece(NamedTuple):
    """A run of text in one style (a key of STYLES), perhaps a hyperlink."""

    text: str
    style: str = ""
    link: str = ""


def draw(lines: Iterable[Line], options: RenderOptions) -> str:
    """Return the lines as one text, each ending with a line feed."""
    paint = painter() if options.color else plain
    hyperlink = link if options.hyperlinks else unlinked
    return "".join("".join(hyperlink(piece, paint(piece)) for piece in line) + "\n" for line in lines)


def plain(piece: Piece) -> str:
    return piece.text


def painter() -> Callable[[Piece], str]:
    """Return a function that wraps a piece in the escape codes of its style."""
    # here, because only terminals need rich
    from rich.color import ColorSystem
    from rich.style import Style

    styles = {name: Style.parse(definition) for name, definition in STYLES.items()}

    def paint(piece: Piece) -> str:
        style = styles.get(piece.style)
        return piece.text if style is None else style.render(piece.text, color_system=ColorSystem.STANDARD)

    return paint


def unlinked(piece: Piece, text: str) -> str:  # noqa: ARG001 - the signature of link
    return text


def link(piece: Piece, text: str) -> str:
    """``text`` as an OSC 8 hyperlink. Only printable ASCII reaches the address."""
    if not piece.link or not (piece.link.isascii() and piece.link.isprintable()):
        return text
    return f"\x1b]8;;{piece.link}\x1b\\{text}\x1b]8;;\x1b\\"
