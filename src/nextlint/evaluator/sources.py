"""The files of a config: reading and parsing them, within the repository."""

from __future__ import annotations

import os
import re
from typing import TYPE_CHECKING

from nextlint.files import jsonfile
from nextlint.files.source import SourceError
from nextlint.javascript.compiled import splice
from nextlint.javascript.erasure import compile_types
from nextlint.javascript.errors import ParseError, TypeScriptSyntaxError, UnerasableError
from nextlint.javascript.syntax import parse, parse_either

if TYPE_CHECKING:
    from typing import Literal

    from nextlint.evaluator.typed import TypedConfig
    from nextlint.evaluator.values import JSArray
    from nextlint.files.reader import Reader
    from nextlint.files.source import Source
    from nextlint.javascript.estree import Program
    from nextlint.javascript.syntax import SourceType

    Kind = Literal["module", "script", "json"]


MAX_BYTES = 512 * 1024  # bytes of one file; real configs stay below 50 KB
MAX_TREES = 64  # compiled files kept for other configs that share them
MAX_LONG_TREES = 4  # parsed JavaScript files kept likewise; the parser caches short texts
MAX_FILES = 100  # files of one config
MAX_TOKENS = 150_000  # tokens of all files of one config; parsing one takes some 20 microseconds
_WORD = re.compile(r"[\w$]+|[^\s\w$]")  # every token contains one
# Packages that teach ``require`` TypeScript.
_HOOK = re.compile(
    r"""["'](?:ts-node|@swc-node/register|esbuild-register|sucrase/register|tsx/cjs|@babel/register)\b"""
)


class Module:
    """One parsed file. ``shift`` is the difference between node ranges and offsets in the text.

    ``is_compiled``: the file runs as CommonJS, whatever its syntax.
    """

    __slots__ = ("hoisted", "is_compiled", "kind", "names_prototype", "program", "shift", "source", "templates")

    def __init__(
        self, source: Source, program: Program, kind: Kind, shift: int = 0, *, is_compiled: bool = False
    ) -> None:
        self.is_compiled = is_compiled
        self.source = source
        self.program = program
        self.kind = kind
        self.shift = shift
        self.templates: dict[int, JSArray] = {}  # what tag functions get, by the id of the expression
        self.names_prototype = "prototype" in source.text
        self.hoisted: dict[int, tuple[tuple[str, ...], frozenset[str]]] = {}  # the variables of a body, by its id

    @property
    def path(self) -> str:
        return self.source.path

    @property
    def is_strict(self) -> bool:
        if self.kind == "module":
            return True
        first = self.program.body[0] if self.program.body else None
        return bool(first and first.type == "ExpressionStatement" and first.directive == "use strict")


class UnreadableModule(Exception):
    """A file that cannot be used. ``kind`` says whether it has a syntax error or cannot be read."""

    def __init__(
        self, kind: Literal["unparsable", "opaque"], reason: str, path: str, offset: int = 0, text: str = ""
    ) -> None:
        super().__init__(reason)
        self.kind = kind
        self.path = path
        self.offset = offset
        self.text = text


def _compiled(text: str, first: SourceType) -> tuple[Program, SourceType, int]:
    """Parse TypeScript as ``parse_either`` does. Raises what its compiler and parser raise."""
    compiled = compile_types(text)
    program, kind, shift = parse_either(compiled.text, first)
    if compiled.more:
        program, shift = parse(compiled.text, kind), 0
        splice(program, compiled)
    return program, kind, shift


def _check_json(source: Source) -> None:
    """Raise UnreadableModule for a text that is valid JavaScript and not JSON."""
    try:
        jsonfile.parse(source.text)
    except jsonfile.JSONError as error:
        raise UnreadableModule("unparsable", str(error), source.path, error.offset, source.text) from None


class ModuleFiles:
    """The parsed files of one config, shared by its executions. ``typed`` says how TypeScript is compiled."""

    def __init__(self, reader: Reader, repository: str, typed: TypedConfig | None = None) -> None:
        self.reader = reader
        self.typed = typed
        self.is_hooked = typed is not None  # ``require`` compiles TypeScript
        self.repository = reader.real_folder(repository)
        self.parsed: dict[str, Module | UnreadableModule] = {}
        self._tokens = 0  # an upper bound of the tokens so far, except for ``_uncounted``
        self._uncounted: list[str] = []  # too short together to have too many

    def load(self, path: str) -> Module:
        """Return the parsed file. Raises UnreadableModule."""
        found = self.parsed.get(path)
        if found is None:
            try:
                found = self._parse(self._read(path))
            except UnreadableModule as error:
                found = error
            self.parsed[path] = found
        if isinstance(found, UnreadableModule):
            raise found
        return found

    def _read(self, path: str) -> Source:
        if path in self.reader.overlay:
            return self.reader.source(path)
        if len(self.parsed) >= MAX_FILES:
            raise UnreadableModule("opaque", f"it consists of more than {MAX_FILES} files", path)
        if not self.is_inside(path):
            raise UnreadableModule("opaque", "it is outside the repository", path)
        try:
            return self.reader.source(path, limit=MAX_BYTES)
        except SourceError as error:
            kind: Literal["unparsable", "opaque"] = "unparsable" if error.offset is not None else "opaque"
            raise UnreadableModule(kind, str(error), path) from None

    def is_inside(self, path: str) -> bool:
        """Return whether a file, with links resolved, is in the repository and not in node_modules."""
        try:
            real = self.reader.real(path)
        except ValueError:  # a NUL in its name
            return False
        inside = real == self.repository or real.startswith(self.repository.rstrip(os.sep) + os.sep)
        return inside and f"{os.sep}node_modules{os.sep}" not in real

    def _parse(self, source: Source) -> Module:
        text, extension = source.text, os.path.splitext(source.path)[1]
        if self._is_too_much(text):
            raise UnreadableModule("opaque", f"it consists of more than {MAX_TOKENS:,} tokens", source.path)
        try:
            if extension == ".json":
                _check_json(source)
                return Module(source, parse(f"({text}\n)", "script"), "json", 1)
            if extension in (".ts", ".mts", ".cts"):
                return self._parse_typed(source, extension)
            self.is_hooked = self.is_hooked or _HOOK.search(text) is not None
            first = self._source_type(source.path, extension)
            program, kind, shift = self.reader.once(parse_either, text, first, size=MAX_LONG_TREES)
        except ParseError as error:
            too_deep = type(error) is not ParseError
            offset = max(0, min(error.offset - (extension == ".json"), len(source.text)))
            offset = 0 if too_deep else offset  # how deep the stack may get depends on the caller
            raise UnreadableModule(
                "opaque" if too_deep else "unparsable", str(error), source.path, offset, source.text
            ) from None
        return Module(source, program, kind, shift)

    def _parse_typed(self, source: Source, extension: str) -> Module:
        """Parse TypeScript, which runs compiled to CommonJS; only Node itself runs an .mts, as an ES module."""
        is_compiled = extension != ".mts" or self.typed is not None
        first: SourceType = "script" if is_compiled else "module"
        try:
            program, kind, shift = self.reader.once(_compiled, source.text, first, size=MAX_TREES)
        except UnerasableError as error:
            raise UnreadableModule("opaque", str(error), source.path, error.start, source.text) from None
        except TypeScriptSyntaxError as error:
            raise UnreadableModule("unparsable", str(error), source.path, error.offset, source.text) from None
        return Module(source, program, kind, shift, is_compiled=is_compiled)

    def _is_too_much(self, text: str) -> bool:
        """Return whether this file makes the tokens of the config too many. They are only counted near the limit."""
        self._uncounted.append(text)
        if self._tokens + sum(map(len, self._uncounted)) > MAX_TOKENS:
            self._tokens += sum(len(_WORD.findall(one)) for one in self._uncounted)
            self._uncounted.clear()
        return self._tokens > MAX_TOKENS

    def _source_type(self, path: str, extension: str) -> SourceType:
        if extension in (".mjs", ".cjs"):
            return "module" if extension == ".mjs" else "script"
        return "module" if package_type(self.reader, os.path.dirname(path), self.repository) == "module" else "script"


def package_type(reader: Reader, folder: str, repository: str) -> str | None:
    """Return ``type`` of the nearest package.json upwards, within the repository."""
    while True:
        path = os.path.join(folder, "package.json")
        if os.path.isfile(path):
            try:
                data = jsonfile.parse(reader.source(path, limit=4 << 20).text)
            except (SourceError, jsonfile.JSONError):
                return None
            return data.get("type") if isinstance(data, dict) else None
        parent = os.path.dirname(folder)
        if parent == folder or folder == repository:
            return None
        folder = parent
