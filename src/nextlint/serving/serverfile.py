"""Whether a file of the project starts Next.js itself: a custom server. A textual check; nothing is executed."""

from __future__ import annotations

import os
import re
from typing import TYPE_CHECKING

from nextlint.files.paths import is_inside

if TYPE_CHECKING:
    from collections.abc import Iterator

    from nextlint.files.reader import Reader

MAX_BYTES = 512 * 1024  # of one file
MAX_FILES = 60  # per server
MAX_DEPTH = 3  # local imports from the entry: main.ts -> app.module.ts -> view.module.ts
EXTENSIONS = (".js", ".mjs", ".cjs", ".ts", ".mts", ".cts", ".tsx", ".jsx")

_PIECE = r"""(?s)(?P<string>"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|`(?:[^`\\]|\\.)*`)|//[^\n]*|/\*.*?(?:\*/|\Z)"""
_SPECIFIER = r"""["'`][\w@./~-]+["'`]"""
_NOT_A_NAME = r"(?<![\w$.])"
_SERVER = r"""["'`](?:next|next/dist/server/next(?:\.js)?)["'`]"""
# Named imports are Next's types or helpers; the server is the default export.
_CLAUSE = r"""(?!type\b)(?:[\w$*]|\{[^}]{0,300}\bdefault\b)[^;"'`]{0,300}?\bfrom\s*"""
# Packages that start Next themselves.
_STARTERS = r"""["'`](?:@fastify/nextjs|fastify-nextjs|nest-next)["'`]"""
_STARTER = rf"{_NOT_A_NAME}(?:(?:require|import)\s*\(\s*|(?:import|from)\s*){_STARTERS}"
_NEXT = rf"{_NOT_A_NAME}(?:(?:require|import)\s*\(\s*{_SERVER}\s*\)|import\s+{_CLAUSE}{_SERVER})"
_LOCAL = rf"""{_NOT_A_NAME}(?:require\s*\(|import\s*\(|import|from)\s*["'`](?P<path>\.{{1,2}}(?:/[^"'`]*)?)["'`]"""


def starts_next(reader: Reader, path: str, repository: str) -> bool:
    """Return whether the file at ``path``, or a local file it imports, imports Next's server. Reads no file outside."""
    seen, level = {path}, [path]
    for _ in range(MAX_DEPTH + 1):
        following: list[str] = []
        for file in level:
            text = _code(reader, file, repository)
            if text is None:
                continue
            if re.search(_NEXT, text) or re.search(_STARTER, text):
                return True
            for found in _local_imports(text, os.path.dirname(file)):
                if found not in seen and len(seen) < MAX_FILES:
                    seen.add(found)
                    following.append(found)
        level = following
    return False


def resolve(path: str) -> str | None:
    """Return the file that running or importing ``path`` loads, as Node.js or a TypeScript runner resolves it."""
    stem, extension = os.path.splitext(path)
    typescript = {".js": (".ts", ".tsx"), ".mjs": (".mts",), ".cjs": (".cts",)}.get(extension, ())
    for candidate in (
        path,
        *(path + extension for extension in EXTENSIONS),
        *(stem + extension for extension in typescript),
        *(os.path.join(path, "index" + extension) for extension in EXTENSIONS),
    ):
        if os.path.isfile(candidate):
            return candidate
    return None


def is_readable_place(path: str, repository: str) -> bool:
    """Return whether a path is inside the repository, links followed, and outside of package manager folders."""
    real = os.path.realpath(path)
    return is_inside(real, os.path.realpath(repository)) and "node_modules" not in real.split(os.sep)


def _code(reader: Reader, path: str, repository: str) -> str | None:
    """Return the text without comments and without strings that name no module; None if unreadable."""
    if not is_readable_place(path, repository):
        return None
    source = reader.source_or_none(path, limit=MAX_BYTES)
    return re.sub(_PIECE, _keep_specifier, source.text) if source else None


def _keep_specifier(found: re.Match[str]) -> str:
    string = found["string"]
    if string is None:
        return " "
    return string if re.fullmatch(_SPECIFIER, string) else '""'


def _local_imports(text: str, folder: str) -> Iterator[str]:
    specifiers = dict.fromkeys(found["path"] for found in re.finditer(_LOCAL, text))
    for specifier in list(specifiers)[:MAX_FILES]:
        path = resolve(os.path.normpath(os.path.join(folder, specifier)))
        if path is not None and path.endswith(EXTENSIONS):
            yield path
