"""Files that Next finds by name: middleware (proxy from 16 on) and instrumentation, and where it looks for them.

Read in next 12.2.2 to 16.4.6 (``dist/build/index.js``): the folder that holds pages or, without it, app is searched for
``<name>.<one of pageExtensions>``, and no other place.
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
    """A file that bears the name. ``fault`` is why Next does not take it, None where it does.

    ``certain`` is False where pageExtensions are not known and decide. ``wanted`` is the path that Next would take.
    """

    path: str
    fault: Fault | None = None
    certain: bool = True
    wanted: str | None = None


def convention_files(
    paths: Iterable[str], root: str, name: str, extensions: Sequence[str] | None
) -> tuple[ConventionFile, ...]:
    """Those of ``code_files`` that bear the name of a convention; ``extensions`` None: pageExtensions are unknown."""
    named = [path for path in paths if os.path.basename(path).partition(".")[0] == name and os.path.isfile(path)]
    folder = conventions_folder(root) if named else None
    return () if folder is None else tuple(_judged(path, name, folder, extensions) for path in named)


def conventions_folder(root: str) -> str | None:
    """The folder that Next searches; None where it would not build."""
    routes = pages_dir(root) or app_dir(root)
    return os.path.dirname(routes) if routes else None


def code_files(reader: Reader, root: str, repository: str) -> tuple[str, ...]:
    """What the folders that may hold such files hold with the suffix of code.

    A folder src that is a link out of the repository is not looked into.
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
    """Next joins the extensions into a regular expression; None for one that is more than a name."""
    if not all(re.fullmatch(r"[\w.-]+", extension) for extension in extensions):
        return None
    return any(re.fullmatch(extension, suffix) for extension in extensions)


def _nearest(suffix: str, extensions: Sequence[str]) -> str:
    """The extension that the file should have: one that ends as its own, or else the first."""
    last = suffix.rpartition(".")[2]
    return next((one for one in extensions if one.rpartition(".")[2] == last), extensions[0] if extensions else suffix)
