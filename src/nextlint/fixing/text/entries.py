"""All changes to the entries of one object literal, planned on one tree."""

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
    """Remove entries, by index, from an ObjectExpression, and add new ones at its end.

    An entry is removed with its comma and its own comments: those after it on its line, and those directly
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
    """Yield runs of consecutive numbers, in order."""
    for _, run in groupby(enumerate(sorted(numbers)), key=lambda each: each[1] - each[0]):
        yield [number for _, number in run]


def _pieces(script: Script, node: ObjectExpression, run: list[int]) -> Iterator[Removal]:
    """Split a run at comments that stay because they belong to no entry."""
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
    """Replace the last entries by the new ones; a trailing comma stays."""
    behind, end = last.comma.end if last.comma else last.end, last.end_with_comments()
    edits = [insertion.instead(last.start, last.end)]
    return [*edits, Edit(behind, end, "")] if end > behind else edits


def _united(edits: Iterable[Edit]) -> Iterator[Edit]:
    """Yield the edits in order, with overlapping deletions merged."""
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
