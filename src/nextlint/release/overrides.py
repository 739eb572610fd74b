"""How a workspace root replaces a dependency: ``overrides`` of npm, bun and pnpm, ``resolutions`` of yarn.

npm: https://docs.npmjs.com/cli/configuring-npm/package-json#overrides
yarn: https://yarnpkg.com/configuration/manifest#resolutions
pnpm: https://pnpm.io/settings#overrides (in package.json up to pnpm 10)
"""

from __future__ import annotations

import os
import re
from typing import TYPE_CHECKING

from nextlint.model.record import Record
from nextlint.release import published
from nextlint.workspaces import PNPM_FILE, yamlfile
from nextlint.workspaces.manifests import member_span
from nextlint.workspaces.packages import read_manifest

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from typing import Any

    from nextlint.files.reader import Reader
    from nextlint.model.findings import Span
    from nextlint.model.project import Package
    from nextlint.release.declared import Declared

YARN_CLASSIC = "yarn 1"
_PARENT = r"(?:(?P<parent>(?:@[^/>]+/)?[^/>]+)[/>])?"
_SELECTOR = r"(?:@(?P<selector>.+))?"


class Override(Record):
    spec: str  # the replacement
    key: str  # as written: "next", "@mono/web>next"
    path: str
    span: Span | None


class _Found(Record):
    key: str
    value: Any
    path: str
    keys: tuple[str, ...]  # that lead to the value


def find(reader: Reader, root: str, manager: str | None, asked: Declared) -> list[Override]:
    """Return the overrides at the workspace root that affect a package's request, strongest first.

    If ``manager`` is None, the manager is unknown and the overrides of all managers count.
    """
    root_package = read_manifest(reader, root)
    found: dict[str, Override] = {}
    for item in _candidates(reader, root, root_package, manager):
        if asked.dependency not in item.key:
            continue
        value = item.value.get(".") if isinstance(item.value, dict) else item.value
        if not isinstance(value, str) or not _applies(item.key, asked, manager):
            continue
        if value.startswith("$"):
            value = _referenced(root_package, value[1:])
        if value and value not in found:
            keys = (*item.keys, ".") if isinstance(item.value, dict) else item.keys
            found[value] = Override(value, item.key, item.path, _span(reader, item.path, root_package, keys))
    return list(found.values())


def _candidates(reader: Reader, root: str, package: Package | None, manager: str | None) -> Iterator[_Found]:
    if manager in ("pnpm", None):
        yield from _pnpm_items(reader, os.path.join(root, PNPM_FILE))
    if package is None:
        return
    if manager in ("pnpm", None):
        yield from _items(package.data, package.path, ["pnpm", "overrides"])
    if manager in ("npm", "bun", "deno", None):
        yield from _items(package.data, package.path, ["overrides"])
    if manager in ("yarn", YARN_CLASSIC, "pnpm", "bun", None):
        yield from _items(package.data, package.path, ["resolutions"])


def _pnpm_items(reader: Reader, path: str) -> Iterator[_Found]:
    if os.path.isfile(path) and yamlfile.mentions(reader, path, "overrides"):
        yield from _items(yamlfile.read(reader, path), path, ["overrides"])


def _items(data: Any, path: str, keys: Sequence[str]) -> Iterator[_Found]:
    for key in keys:
        data = data.get(key) if isinstance(data, dict) else None
    if isinstance(data, dict):
        for key, value in data.items():
            if isinstance(key, str):
                yield _Found(key, value, path, (*keys, key))


def _applies(key: str, asked: Declared, manager: str | None) -> bool:
    """Return whether an override's key applies to the request."""
    match = re.fullmatch(f"(?s){_PARENT}{re.escape(asked.dependency)}{_SELECTOR}", key)
    if match is None or (match["parent"] and (match["parent"] != asked.name or manager == YARN_CLASSIC)):
        return False  # yarn 1 looks for a parent below the workspace package and finds none
    return match["selector"] is None or _overlaps(match["selector"], asked, manager)


def _overlaps(selector: str, asked: Declared, manager: str | None) -> bool:
    """Return whether two ranges overlap: yarn compares the text, npm and pnpm the versions, which are known for
    next.
    """
    selector, spec = selector.removeprefix("npm:"), asked.spec.removeprefix("npm:")
    if selector == spec:
        return True
    if manager in ("yarn", YARN_CLASSIC) or asked.dependency != "next":
        return False
    one, other = (published.satisfying(text) or (text,) for text in (selector, spec))
    return not set(one).isdisjoint(other)


def _referenced(package: Package | None, name: str) -> str | None:
    """Return the spec that ``$name`` refers to: that of the root's own dependency."""
    for kind in ("dependencies", "devDependencies", "optionalDependencies", "peerDependencies"):
        dependencies = package.data.get(kind) if package else None
        if isinstance(dependencies, dict) and isinstance(dependencies.get(name), str):
            return str(dependencies[name])
    return None


def _span(reader: Reader, path: str, package: Package | None, keys: Sequence[str]) -> Span | None:
    if package is not None and path == package.path:
        return member_span(package, keys)
    return yamlfile.span(reader, path, keys)
