"""Styles and hyperlinks around text that stays as it is."""

from __future__ import annotations

import pytest

from nextlint.output.styled import STYLES, Piece, draw, painter

from .output_samples import PLAIN

LINKED = PLAIN._replace(hyperlinks=True)


def test_every_style_is_one_that_rich_knows() -> None:
    paint = painter()
    assert all(paint(Piece("x", style)) != "x" for style in STYLES)


def test_a_style_that_is_not_known_and_an_empty_one_leave_the_text() -> None:
    paint = painter()
    assert (paint(Piece("x")), paint(Piece("x", "no style")), paint(Piece("", "error"))) == ("x", "x", "")


def test_a_link_is_written_where_the_terminal_knows_it() -> None:
    lines = [[Piece("a "), Piece("b", link="https://x/")]]
    assert draw(lines, LINKED) == "a \x1b]8;;https://x/\x1b\\b\x1b]8;;\x1b\\\n"
    assert draw(lines, PLAIN) == "a b\n"


@pytest.mark.parametrize("address", ["", "https://x/\x1b[2J", "https://x/\x07", "https://x/\n", "https://x/é"])
def test_an_address_that_could_end_the_link_is_none(address: str) -> None:
    assert draw([[Piece("text", link=address)]], LINKED) == "text\n"
