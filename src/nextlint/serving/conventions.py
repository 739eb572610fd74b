"""Files that Next.js finds by name, middleware (proxy from 16 on) and instrumentation, and where it looks for them.

Read from next 12.2.2 to 16.4.6 (``dist/build/index.js``): the folder that contains pages or, without it, app is
searched for ``<name>.<one of pageExtensions>``, and no other place.
"""

from __future__ import annotations

import os
import re
from typing import TYPE_CHECKING

from nextlint.files.paths import is_inside
from nextlint.model.record import Record
from nextlint.serving.routes import app_dir, pages_dir

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from typing import Literal

    from nextlint.files.reader import Reader

    Fault = Literal["place", "suffix"]

_CODE = frozenset({"js", "jsx", "ts", "tsx", "mjs", "mts", "cjs", "cts"})
_BESIDE = frozenset({"d", "test", "spec", "stories", "story", "config", "mock", "bench"})  # middleware.test.ts


class ConventionFile(Record):
    """A file with the name. ``fault`` is why Next.js ignores it, None if it does not.

    ``certain`` is False if it depends on unknown pageExtensions. ``wanted`` is the path that Next.js would read.
    """

    path: str
    fault: Fault | None = None
    certain: bool = True
    wanted: str | None = None


def convention_files(
    paths: Iterable[str], root: str, name: str, extensions: Sequence[str] | None
) -> tuple[ConventionFile, ...]:
    """Return those of ``code_files`` with a convention's name; ``extensions`` is None if pageExtensions are unknown."""
    named = [path for path in paths if os.path.basename(path).partition(".")[0] == name and os.path.isfile(path)]
    folder = conventions_folder(root) if named else None
    return () if folder is None else tuple(_judged(path, name, folder, extensions) for path in named)


def conventions_folder(root: str) -> str | None:
    """Return the folder that Next.js searches; None if it would not build."""
    routes = pages_dir(root) or app_dir(root)
    return os.path.dirname(routes) if routes else None


def code_files(reader: Reader, root: str, repository: str) -> tuple[str, ...]:
    """Return the code files in the folders that may contain such files.

    A src folder that is a link out of the repository is not read.
    """
    found = []
    for folder in (root, os.path.join(root, "src")):
        if not is_inside(reader.real_folder(folder), reader.real_folder(repository)):
            continue
        try:
            names = sorted(os.listdir(folder))
        except OSError:
            continue
        found += [os.path.join(folder, name) for name in names if _is_code(name)]
    return tuple(found)


def _is_code(name: str) -> bool:
    _, *suffixes = name.split(".")
    return bool(suffixes) and suffixes[-1] in _CODE and _BESIDE.isdisjoint(suffixes)


def _judged(path: str, name: str, folder: str, extensions: Sequence[str] | None) -> ConventionFile:
    suffix = os.path.basename(path)[len(name) + 1 :]
    fits = None if extensions is None else _fits(suffix, extensions)
    if os.path.dirname(path) != folder:
        kept = suffix if fits is not False else (extensions or (suffix,))[0]
        return ConventionFile(path, "place", True, os.path.join(folder, f"{name}.{kept}"))
    if fits is None:
        return ConventionFile(path, None, certain=False)
    if fits:
        return ConventionFile(path)
    return ConventionFile(path, "suffix", True, os.path.join(folder, f"{name}.{_nearest(suffix, extensions or ())}"))


def _fits(suffix: str, extensions: Sequence[str]) -> bool | None:
    """Return whether a suffix matches; None for an extension that is a pattern, because Next.js joins them into a
    regular expression.
    """
    if not all(re.fullmatch(r"[\w.-]+", extension) for extension in extensions):
        return None
    return any(re.fullmatch(extension, suffix) for extension in extensions)


def _nearest(suffix: str, extensions: Sequence[str]) -> str:
    """Return the extension that the file should have: one with the same ending, or else the first."""
    last = suffix.rpartition(".")[2]
    return next((one for one in extensions if one.rpartition(".")[2] == last), extensions[0] if extensions else suffix)
