"""Which App Router routes a project has, by file names alone, as `next build` collects them.

Read from next 13.4.0 to 13.4.19 (``dist/lib/find-pages-dir.js``, ``dist/server/lib/find-page-file.js``,
``dist/lib/metadata/is-metadata-route.js``, ``dist/lib/recursive-readdir.js``; unchanged between them).
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from nextlint.files.paths import is_inside
from nextlint.model.record import Record

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

DEFAULT_PAGE_EXTENSIONS = ("tsx", "ts", "jsx", "js")
MAX_ENTRIES = 100_000  # of an app folder; beyond, the answer is "maybe"

# Base name -> extensions that make it a route regardless of pageExtensions.
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
    "not-found": frozenset[str](),  # served as /_not-found for every unknown URL, also those of pages/
}
_NUMBERED = frozenset({"icon", "apple-icon", "opengraph-image", "twitter-image"})  # icon1.png; one digit


class Routes(Record):
    """An App Router route file. ``certain`` is False if pageExtensions or a folder is unknown."""

    path: str
    certain: bool


def app_routes(
    project_root: str, page_extensions: Sequence[str] | None = DEFAULT_PAGE_EXTENSIONS, *, repository: str | None = None
) -> Routes | None:
    """Return the first route file of the project's App Router, a certain one if possible; None if there is no route.

    ``page_extensions`` is the config's pageExtensions, None if unknown. Links are followed as Next.js does, but not out
    of ``repository`` (by default ``project_root``): what is there may be a route, so it counts as an uncertain one.
    """
    folder = app_dir(project_root)
    if folder is None or not os.path.isdir(folder):  # Next.js takes a *file* named app for the folder, and fails
        return None
    known = page_extensions if page_extensions is not None and all(map(_is_literal, page_extensions)) else None
    uncertain: Routes | None = None
    for route in _walk(folder, known, os.path.realpath(repository or project_root)):
        if route.certain:
            return route
        uncertain = uncertain or route
    return uncertain


def app_dir(project_root: str) -> str | None:
    """Return the folder of the App Router: app, or src/app if nothing is named app."""
    return _find_dir(project_root, "app")


def pages_dir(project_root: str) -> str | None:
    """Return the folder of the Pages Router: pages, or src/pages if nothing is named pages."""
    return _find_dir(project_root, "pages")


def has_app_or_pages(project_root: str) -> bool:
    """Return whether Next.js would build here at all.

    Without either folder it refuses ("Couldn't find any `pages` or `app` directory"), for example in a library that has
    next as a peer dependency, or in a workspace root that installs next for its members.
    """
    return app_dir(project_root) is not None or pages_dir(project_root) is not None


def _find_dir(project_root: str, name: str) -> str | None:
    for path in (os.path.join(project_root, name), os.path.join(project_root, "src", name)):
        if os.path.exists(path):
            return path
    return None


def _is_literal(extension: str) -> bool:
    """Return whether an extension is literal: Next.js joins pageExtensions into a regular expression; others are not
    judged.
    """
    return extension.replace(".", "").replace("-", "").replace("_", "").isalnum()


def _walk(root: str, extensions: Sequence[str] | None, repository: str) -> Iterator[Routes]:
    """Yield every route below ``root`` in name order, files before folders; uncertain ones represent what was not
    read.
    """
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
    """Return the entries that Next.js reads (names without a leading underscore), in name order; None if unreadable."""
    try:
        with os.scandir(folder) as entries:
            return sorted((e for e in entries if not e.name.startswith("_")), key=lambda entry: entry.name)
    except OSError:
        return None


def _is_route(name: str, at_root: bool, extensions: Sequence[str] | None) -> bool | None:
    """Return True for a route, False for a possible one (depending on pageExtensions), None for no route."""
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
