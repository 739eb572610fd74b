"""Which App Router routes a project has, by file names alone, as `next build` collects them.

Read in next 13.4.0 to 13.4.19 (``dist/lib/find-pages-dir.js``, ``dist/server/lib/find-page-file.js``,
``dist/lib/metadata/is-metadata-route.js``, ``dist/lib/recursive-readdir.js``; the rules did not change between them).
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from nextlint.files.paths import is_inside
from nextlint.model.record import Record

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

DEFAULT_PAGE_EXTENSIONS = ("tsx", "ts", "jsx", "js")
MAX_ENTRIES = 100_000  # of an app folder; past them the answer is "perhaps"

# Base name -> extensions that make it a route whatever pageExtensions says.
_ANYWHERE = {
    "page": frozenset[str](),
    "route": frozenset[str](),
    "sitemap": frozenset({"xml"}),
    "icon": frozenset({"ico", "jpg", "jpeg", "png", "svg"}),
    "apple-icon": frozenset({"jpg", "jpeg", "png"}),
    "opengraph-image": frozenset({"jpg", "jpeg", "png", "gif"}),
    "twitter-image": frozenset({"jpg", "jpeg", "png", "gif"}),
}
_AT_THE_ROOT = {
    "robots": frozenset({"txt"}),
    "manifest": frozenset({"webmanifest", "json"}),
    "not-found": frozenset[str](),  # served as /_not-found for every unknown address, also those of pages/
}
_NUMBERED = frozenset({"icon", "apple-icon", "opengraph-image", "twitter-image"})  # icon1.png; one digit


class Routes(Record):
    """An App Router route file. ``certain`` is False where pageExtensions or a folder could not be seen."""

    path: str
    certain: bool


def app_routes(
    project_root: str, page_extensions: Sequence[str] | None = DEFAULT_PAGE_EXTENSIONS, *, repository: str | None = None
) -> Routes | None:
    """The first route file of the project's App Router, a certain one where there is one; None where there is no route.

    ``page_extensions`` is the config's pageExtensions, None where they are unknown. Links are followed as Next follows
    them, but not out of ``repository`` (by default ``project_root``): what lies there may be a route, so it is one
    that is not certain.
    """
    folder = app_dir(project_root)
    if folder is None or not os.path.isdir(folder):  # Next takes a *file* named app for the folder, and fails
        return None
    known = page_extensions if page_extensions is not None and all(map(_is_literal, page_extensions)) else None
    uncertain: Routes | None = None
    for route in _walk(folder, known, os.path.realpath(repository or project_root)):
        if route.certain:
            return route
        uncertain = uncertain or route
    return uncertain


def app_dir(project_root: str) -> str | None:
    """The folder of the App Router: app, and only where nothing has that name, src/app."""
    return _find_dir(project_root, "app")


def pages_dir(project_root: str) -> str | None:
    """The folder of the Pages Router: pages, and only where nothing has that name, src/pages."""
    return _find_dir(project_root, "pages")


def has_app_or_pages(project_root: str) -> bool:
    """Whether Next would build here at all.

    Where there is neither folder it refuses ("Couldn't find any `pages` or `app` directory"): a library that has next
    as a peer, or the root of a workspace that installs next for its members.
    """
    return app_dir(project_root) is not None or pages_dir(project_root) is not None


def _find_dir(project_root: str, name: str) -> str | None:
    for path in (os.path.join(project_root, name), os.path.join(project_root, "src", name)):
        if os.path.exists(path):
            return path
    return None


def _is_literal(extension: str) -> bool:
    """Next joins pageExtensions into a regular expression; one that is more than a name is not judged."""
    return extension.replace(".", "").replace("-", "").replace("_", "").isalnum()


def _walk(root: str, extensions: Sequence[str] | None, repository: str) -> Iterator[Routes]:
    """Every route below ``root`` in name order, files before folders; uncertain ones stand for what was not read."""
    pending, seen, entries = [root], set[str](), 0
    while pending and entries <= MAX_ENTRIES:
        folder = pending.pop()
        real = os.path.realpath(folder)
        if real in seen:
            continue
        seen.add(real)
        names = _list(folder) if is_inside(real, repository) else None
        if names is None:
            yield Routes(folder, certain=False)
            continue
        entries += len(names)
        folders = [entry.path for entry in names if _is_folder(entry)]
        for entry in names:
            certain = _is_route(entry.name, folder == root, extensions)
            if certain is not None and entry.path not in folders:
                yield Routes(entry.path, certain)
        pending.extend(reversed(folders))
    if pending:
        yield Routes(pending[-1], certain=False)


def _list(folder: str) -> list[os.DirEntry[str]] | None:
    """The entries that Next looks at (no name that begins with an underscore), in name order; None: unreadable."""
    try:
        with os.scandir(folder) as entries:
            return sorted((e for e in entries if not e.name.startswith("_")), key=lambda entry: entry.name)
    except OSError:
        return None


def _is_route(name: str, at_root: bool, extensions: Sequence[str] | None) -> bool | None:
    """True: a route. False: perhaps, by an extension that pageExtensions may or may not name. None: no route."""
    base, _, extension = name.partition(".")
    if at_root and name == "favicon.ico":
        return True
    if base[-1:].isdecimal() and base[-1:].isascii() and base[:-1] in _NUMBERED:
        base = base[:-1]
    always = _ANYWHERE.get(base)
    if always is None and at_root:
        always = _AT_THE_ROOT.get(base)
    if always is None or not extension:
        return None
    if extension in always:
        return True
    if extensions is None:
        return None if name.endswith(".d.ts") else False
    return True if extension in extensions else None


def _is_folder(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir()
    except OSError:  # a link to itself
        return False
