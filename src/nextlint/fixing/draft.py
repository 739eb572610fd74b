"""Files while operations are applied to them, without being evaluated in between.

Changes are planned on one tree and written together. If a change needs the result of earlier ones, these are
written first and the text is parsed again. That moves the nodes of the evaluated tree, to which operations refer,
so a draft finds a node again by its unchanged tokens.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from nextlint.files.source import Source
from nextlint.fixing.batch import Batch
from nextlint.fixing.refused import Refused
from nextlint.fixing.text.errors import EditRefused
from nextlint.fixing.text.format import detect
from nextlint.fixing.text.prettierrc import style_for
from nextlint.fixing.text.script import Range, Script, apply_edits
from nextlint.javascript.erasure import erase
from nextlint.javascript.errors import ParseError
from nextlint.javascript.syntax import parse_for_edit
from nextlint.model.fixes import Edit

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from typing import TypeVar

    from nextlint.evaluator.sources import Module
    from nextlint.files.reader import Reader
    from nextlint.fixing.text.insertion import Entry
    from nextlint.javascript.estree import Node, ObjectExpression, Program
    from nextlint.javascript.syntax import SourceType

    N = TypeVar("N", bound=Node)

    Piece = tuple[int, int] | str  # a range of the original text, or inserted text

    Origins = dict[tuple[str, str, str], "Origin"]  # by path, kind and text

MAX_CHARACTERS = 100_000  # per edited file, which is parsed several times; real configs stay below 50 KB


class Draft:
    """One file: its original text and its current text."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self._text = source.text
        self._pieces: list[Piece] = [(0, len(source.text))] if source.text else []
        self._origin: Script | None = None  # of the original text
        self._script: Script | None = None  # of the current text, once parsed
        self._first: _Tokens | None = None
        self._moved: list[int | None] = []  # original token -> current token
        self._tokens: _Tokens | None = None
        self._written: list[list[Edit]] = []  # edits since the current script was parsed, in order
        self._batch: Batch | None = None  # planned changes to the current script

    @property
    def text(self) -> str:
        """The text with all changes. Raises Refused if two overlap."""
        self._write()
        return self._text

    def open_script(self, module: Module, reader: Reader, repository: str, origins: Origins) -> None:
        """Read the file as the evaluated module, once for all drafts that share ``origins``. Raises Refused."""
        if self._origin is not None:
            return
        if module.kind == "json":
            raise Refused("the option is set in a JSON file")
        if len(self.source.text) > MAX_CHARACTERS:
            raise Refused(f"the file is too large to edit (more than {MAX_CHARACTERS:,} characters)")
        is_typescript = module.path.endswith((".ts", ".mts", ".cts"))
        kind: SourceType = "module" if module.kind == "module" else "script"

        def parse(text: str) -> Program:
            return parse_for_edit(erase(text) if is_typescript else text, kind)

        text = self.source.text
        key = (module.path, kind, text)
        if key not in origins:
            try:
                tree = parse(text)
            except ParseError as error:
                raise Refused(str(error)) from None
            origins[key] = Origin(Script(text, tree, reparse=parse, style=style_for(reader, module.path, repository)))
        self._origin = origins[key].script
        self._first = self._tokens = origins[key].tokens
        self._moved = list(range(len(self._first.ranges)))
        self._script = self._origin if self.text == text else None

    @property
    def script(self) -> Script:
        """The current text with its tree, on which changes are planned. Raises Refused if it does not parse."""
        if self._script is None:
            assert self._origin is not None
            try:
                self._script = self._origin.edited(self._text)
                self._script.style = detect(self._origin)  # the style survives the removal of its last example
            except ParseError as error:
                raise Refused(str(error)) from None
            before, self._tokens = self._tokens, _Tokens(self._script)
            assert before is not None
            self._moved = _followed(self._moved, before, self._tokens, self._written)
            self._written = []
        return self._script

    def node(self, node: N) -> N:
        """Return the current node for one of the evaluated tree. Raises Refused if it no longer exists."""
        found = self._found(node)
        if self.batch.takes_out(found):
            self._write()
            found = self._found(node)
        return found

    def whole(self, node: N) -> N:
        """Return the current node, with all changes inside it written. Raises Refused."""
        if self.batch.changes_inside(self.node(node)):
            self._write()
        return self.node(node)

    def _found(self, node: N) -> N:
        script, first, tokens = self.script, self._first, self._tokens
        assert first is not None
        assert tokens is not None
        start, end = node.range
        begin = self._moved_to(first.starts.get(start))
        last = self._moved_to(first.ends.get(end))
        if begin is not None and last is not None:
            found = script.node_at(tokens.ranges[begin][0], tokens.ranges[last][1], node.type)
            if found is not None:
                return cast("N", found)  # node_at returns a node of the same type
        raise Refused("the option can no longer be found in the file")

    def _moved_to(self, token: int | None) -> int | None:
        return None if token is None else self._moved[token]

    @property
    def batch(self) -> Batch:
        """The planned changes to the current script."""
        if self._batch is None:
            self._batch = Batch(self.script)
        return self._batch

    def change(self, make: Callable[[Script], list[Edit]]) -> None:
        """Apply the edits that ``make`` returns for the current script. Raises Refused."""
        try:
            self.batch.add(make(self.script))
        except EditRefused as error:
            raise Refused(str(error)) from None

    def put_in(self, find: Callable[[], tuple[ObjectExpression, Entry]]) -> None:
        """Add an entry to an object literal of the current script; ``find`` returns both. Raises Refused."""
        literal, entry = find()
        if self.batch.takes_out(literal) or not self.batch.put_in(literal, entry):
            self._write()
            self.batch.put_in(*find())

    def _write(self) -> None:
        """Write the planned changes. Raises Refused."""
        batch, self._batch = self._batch, None
        if batch is None or not batch:
            return
        try:
            edits = batch.edits()
        except EditRefused as error:
            raise Refused(str(error)) from None
        except ValueError:
            raise Refused("two changes would overlap") from None
        self.apply(edits)

    def apply(self, edits: Sequence[Edit]) -> None:
        """Apply edits to the current text. Raises Refused if they overlap."""
        self._write()
        try:
            text = apply_edits(self._text, edits)
        except ValueError:
            raise Refused("two changes would overlap") from None
        for edit in sorted(edits, reverse=True):
            self._pieces = _replaced(self._pieces, edit)
        self._text = text
        self._script = None
        self._written.append(sorted(edits))

    def edits(self) -> tuple[Edit, ...]:
        """Return all changes as edits of the original text. Raises Refused."""
        self._write()
        return tuple(
            edit._replace(span=self.source.span(edit.start, edit.end))
            for edit in _edits(self._pieces, len(self.source.text))
        )


class Drafts:
    """The files that a set of operations changes. ``origins`` are read once and shared between sets."""

    def __init__(self, reader: Reader, repository: str, origins: Origins | None = None) -> None:
        self.reader = reader
        self.repository = repository
        self._origins: Origins = {} if origins is None else origins
        self.removed: set[str] = set()  # options removed so far
        self._drafts: dict[str, Draft] = {}

    def of_file(self, path: str, *, is_new: bool = False) -> Draft:
        """Return the draft of a file. Raises Refused if it cannot be read; ``is_new`` starts it empty."""
        if path not in self._drafts:
            source = Source(path, "") if is_new else self.reader.source_or_none(path)
            if source is None:
                raise Refused("the file cannot be read")
            self._drafts[path] = Draft(source)
        return self._drafts[path]

    def of_module(self, module: Module) -> Draft:
        """Return the draft of a config module's file. Raises Refused."""
        if module.path not in self._drafts:
            self._drafts[module.path] = Draft(module.source)
        draft = self._drafts[module.path]
        draft.open_script(module, self.reader, self.repository, self._origins)
        return draft

    def originals(self) -> dict[str, str]:
        """Return the text of each file before all changes."""
        return {path: draft.source.text for path, draft in self._drafts.items()}

    def texts(self) -> dict[str, str]:
        return {path: draft.text for path, draft in self._drafts.items()}

    def edits(self) -> tuple[Edit, ...]:
        return tuple(edit for draft in self._drafts.values() for edit in draft.edits())


class Origin:
    """The original script of a file, and its tokens."""

    def __init__(self, script: Script) -> None:
        self.script = script
        self.tokens = _Tokens(script)


class _Tokens:
    """The tokens of a script, without commas, which the layout adds and removes."""

    def __init__(self, script: Script) -> None:
        text = script.text
        self.ranges = [token for token in script.tokens if text[token.start : token.end] != ","]
        self.starts = {token.start: at for at, token in enumerate(self.ranges)}
        self.ends = {token.end: at for at, token in enumerate(self.ranges)}


def _followed(
    moved: Iterable[int | None], before: _Tokens, after: _Tokens, written: list[list[Edit]]
) -> list[int | None]:
    """Return ``moved`` after successive edits of the text."""

    def now(token: int | None) -> int | None:
        if token is None:
            return None
        span: Range | None = before.ranges[token]
        for edits in written:
            span = _shifted(span, edits) if span is not None else None
        return None if span is None else after.starts.get(span.start)

    return [now(token) for token in moved]


def _shifted(span: Range, edits: list[Edit]) -> Range | None:
    """Return the new place of a range after edits; None if one touches it."""
    shift = 0
    for edit in edits:
        if edit.start >= span.end:
            break
        if edit.end > span.start:
            return None
        shift += len(edit.text) - (edit.end - edit.start)
    return Range(span.start + shift, span.end + shift)


def _replaced(pieces: list[Piece], edit: Edit) -> list[Piece]:
    """Return the pieces of a text with a range of it replaced."""
    result: list[Piece] = []
    at, is_inserted = 0, False
    for piece in pieces:
        length = len(piece) if isinstance(piece, str) else piece[1] - piece[0]
        left = min(max(edit.start - at, 0), length)
        right = min(max(edit.end - at, 0), length)
        if left:
            result.append(_part(piece, 0, left))
        if not is_inserted and at + left == edit.start and (left < length or edit.start == at):
            result.append(edit.text)
            is_inserted = True
        if right < length:
            result.append(_part(piece, right, length))
        at += length
    return result if is_inserted else [*result, edit.text]


def _part(piece: Piece, start: int, end: int) -> Piece:
    return piece[start:end] if isinstance(piece, str) else (piece[0] + start, piece[0] + end)


def _edits(pieces: Iterable[Piece], length: int) -> list[Edit]:
    """Return the edits that turn a text of this length into what the pieces describe."""
    edits = []
    at, text = 0, ""
    for piece in [*pieces, (length, length)]:
        if isinstance(piece, str):
            text += piece
            continue
        if piece[0] > at or text:
            edits.append(Edit(at, piece[0], text))
        at, text = piece[1], ""
    return edits
