"""Frames: the carets stand under the cells that the span takes, whatever the line holds."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from nextlint.files.source import Source
from nextlint.model.findings import Position, Span
from nextlint.output import frames
from nextlint.output.escape import cells, visible
from nextlint.output.frames import ELLIPSIS, column_index, fit, frame
from nextlint.output.source_cache import KEPT, SourceCache

LINES = st.text(st.characters(exclude_characters="\r\n\t"), max_size=300)


@given(LINES, st.data(), st.integers(24, 200))
def test_what_stands_above_the_carets_is_the_span(text: str, data: st.DataObject, room: int) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    fitted = fit(text, start, end, room)
    above, rest = split_at_cell(fitted.text, fitted.start)
    marked, _ = split_at_cell(rest, fitted.length)
    assert visible(text[start:end]).startswith(marked.removesuffix(ELLIPSIS))
    assert (above.removeprefix(ELLIPSIS) or "") in visible(text[:start])


@given(LINES, st.data(), st.integers(24, 200))
def test_a_line_fits_its_room(text: str, data: st.DataObject, room: int) -> None:
    start = data.draw(st.integers(0, len(text)))
    fitted = fit(text, start, start, room)
    assert cells(fitted.text) <= room
    assert fitted.start <= room


def split_at_cell(text: str, at: int) -> tuple[str, str]:
    taken = 0
    for index, char in enumerate(text):
        if taken >= at:
            return text[:index], text[index:]
        taken += cells(char)
    return text, ""


@given(st.text(st.characters(exclude_characters="\r\n")), st.data())
@example("a🎉b", st.just(None))
def test_columns_are_those_of_the_source(text: str, data: st.DataObject) -> None:
    offsets = range(len(text) + 1)
    source = Source("x", text)
    assert [column_index(text, source.position(offset).column) for offset in offsets] == list(offsets)


def test_a_column_inside_of_a_surrogate_pair_is_after_it() -> None:
    assert column_index("🎉b", 2) == 1


def test_columns_out_of_range_are_the_ends() -> None:
    assert (column_index("ab", 0), column_index("ab", 9), column_index("é", 0), column_index("é", 9)) == (0, 2, 0, 1)


def test_a_file_is_read_once_while_it_is_in_use_and_forgotten_later() -> None:
    texts = SourceCache({f"/{number}": f"text {number}" for number in range(KEPT + 2)})
    first = texts.source("/0")
    for number in range(1, KEPT):
        texts.source(f"/{number}")
    assert texts.source("/0") is first
    texts.source(f"/{KEPT}")
    assert texts.source("/0") is first
    assert "/1" not in texts.kept
    assert len(texts.kept) == KEPT


def test_a_span_that_ends_before_it_begins_has_a_frame() -> None:
    span = Span("/x", Position(2, 3), Position(1, 1))
    assert len(list(frame(SourceCache({"/x": "a\nbcd\n"}), span, width=80, style="error"))) == 3


def test_each_place_in_a_long_line_costs_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "é😀" * 50_000
    read: list[int] = []

    class Counted(Source):
        def __init__(self, path: str, text: str, *, bom: bool = False) -> None:
            super().__init__(path, text, bom=bom)
            read.append(len(text))

    monkeypatch.setattr(frames, "Source", Counted)
    assert [column_index(text, column) for column in (1, 2, 3, 4, 150_001)] == [0, 1, 2, 2, 100_000]
    assert read == [100_000]
