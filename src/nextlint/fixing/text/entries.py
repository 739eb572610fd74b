"""All changes of the entries of one object literal, planned on one tree."""

from __future__ import annotations

from itertools import groupby, pairwise
from typing import TYPE_CHECKING

from nextlint.fixing.text.insertion import Insertion
from nextlint.fixing.text.removal import Removal
from nextlint.model.fixes import Edit

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from nextlint.fixing.text.insertion import Entry
    from nextlint.fixing.text.script import Script
    from nextlint.fixing.text.style import Style
    from nextlint.javascript.estree import ObjectExpression


def change_entries(
    script: Script, node: ObjectExpression, removed: Iterable[int], new: Sequence[Entry], style: Style
) -> list[Edit]:
    """Take the entries with these numbers out of an ObjectExpression, and put new ones behind what is left.

    Entries go with their comma and the comments that are their own: those behind them on their line and those directly
    above. An object that becomes empty stays, as ``{}``. Raises EditRefused.
    """
    count = len(node.properties)
    pieces = [list(_pieces(script, node, run)) for run in _runs(removed)]
    edits: list[Edit] = []
    if new and pieces and pieces[-1][-1].is_last:
        last = pieces[-1].pop()
        edits += _replaced(last, Insertion(script, node, new, style))
        edits += [piece.lines_or_words(piece.start, piece.end_with_comments()) for piece in pieces.pop()]
    elif new:
        edits += Insertion(script, node, new, style).edits(count)
    for run in pieces:
        edits += _removed(script, run)
    return list(_united(edits))


def _runs(numbers: Iterable[int]) -> Iterator[list[int]]:
    """Numbers in order, those that follow each other together."""
    for _, run in groupby(enumerate(sorted(numbers)), key=lambda each: each[1] - each[0]):
        yield [number for _, number in run]


def _pieces(script: Script, node: ObjectExpression, run: list[int]) -> Iterator[Removal]:
    """The parts of a run between which nothing stays: no comment that is no entry's own."""
    first = run[0]
    for number, following in pairwise(run):
        end = Removal(script, node, number, number).end_with_comments()
        if script.text[end : Removal(script, node, following, following).start].strip():
            yield Removal(script, node, first, number)
            first = following
    yield Removal(script, node, first, run[-1])


def _removed(script: Script, run: list[Removal]) -> list[Edit]:
    if len(run) == 1:
        return run[0].edits()
    edits = [piece.lines_or_words(piece.start, piece.end_with_comments()) for piece in run]
    if run[-1].is_last and run[-1].comma is None and not run[0].is_first:
        comma = script.token_before(run[0].start)
        edits.append(Edit(comma.start, comma.end, ""))
    return edits


def _replaced(last: Removal, insertion: Insertion) -> list[Edit]:
    """New entries in the place of the last ones, whose comma stays if there is one."""
    behind, end = last.comma.end if last.comma else last.end, last.end_with_comments()
    edits = [insertion.instead(last.start, last.end)]
    return [*edits, Edit(behind, end, "")] if end > behind else edits


def _united(edits: Iterable[Edit]) -> Iterator[Edit]:
    """The edits in order, with deletions that overlap as one."""
    before: Edit | None = None
    for edit in sorted(edits):
        if before is not None and edit.start < before.end and not edit.text and not before.text:
            before = before._replace(end=max(before.end, edit.end))
            continue
        if before is not None:
            yield before
        before = edit
    if before is not None:
        yield before
