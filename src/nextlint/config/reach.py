"""Which files a config may consist of, judged by its text: an over-approximation that needs no evaluation.

A text that names its files literally is followed from file to file. One that computes a name counts as *computed*: only
evaluation shows what it reads, and even the evaluator does not see everything, so anything its strings name may be read
too. Files that a config takes from a workspace package are not evaluated either. Both are kept apart.
"""

from __future__ import annotations

import os
import re
from typing import TYPE_CHECKING, NamedTuple

from nextlint.config.tsconfig import typed_config
from nextlint.evaluator.modules import is_local
from nextlint.evaluator.typed import EXTENSIONS
from nextlint.files.paths import is_inside, upwards
from nextlint.workspaces.members import members
from nextlint.workspaces.packages import read_package

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from nextlint.files.reader import Reader
    from nextlint.model.project import Project

MAX_FILES = 200  # of one config: one with more counts as computed
MAX_BYTES = 512 * 1024
LINKED = ("file:", "link:", "portal:")  # specs of dependencies that are folders
DEPENDENCIES = ("dependencies", "devDependencies", "optionalDependencies", "peerDependencies")
SCRIPTS = (".js", ".cjs", ".mjs", ".ts", ".cts", ".mts")
_TYPED = (".ts", ".cts", ".mts")
_NAMED = r"""\b(?:from|import|require(?:\.resolve)?)(?:\s*\(\s*|\s*)(?:"([^"\\\n]*)"|'([^'\\\n]*)'|`([^`\\$]*)`)"""
# ``require`` or ``import()`` that is not followed by exactly one literal.
_COMPUTED = r"""(?x) \brequire\b (?!(?:\.resolve)?\s*\(\s*(?:"[^"\\\n]*"|'[^'\\\n]*'|`[^`\\$]*`)\s*\))
           | \bimport\s*\( (?!\s*(?:"[^"\\\n]*"|'[^'\\\n]*'|`[^`\\$]*`)\s*\))
           | \b(?:from|import|require)\s*/[/*] | \bcreateRequire\b | (?:\bfrom|\bimport)\s*["'][^"'\n]*\\"""
_PATH = r"/|^\.\.?$|\.[cm]?[jt]s$"
_STRING = r"""["'`]([^"'`\\\n$]*)["'`]"""
# Versions from which a typed config resolves its files differently: each way counts.
_WAYS_TO_COMPILE = (None, "15.0.0")


class Named(NamedTuple):
    """The specifiers that a text names; if it computes others, the strings that may be parts of them."""

    specifiers: frozenset[str]
    parts: frozenset[str] = frozenset()
    is_computed: bool = False


class Reach(NamedTuple):
    """``files`` exist, links not resolved; no evaluation sees what is read from ``unseen`` files and folders."""

    files: frozenset[str]
    unseen: frozenset[str] = frozenset()
    is_computed: bool = False


class Packages:
    """The packages of a repository that others may require by name."""

    def __init__(self, reader: Reader, repository: str) -> None:
        self._reader = reader
        self._repository = repository
        self._by_root: dict[str, Mapping[str, str]] = {}

    def folder(self, name: str, path: str) -> str | None:
        """Return the folder of the package that a file resolves ``name`` to; None for one from the registry."""
        for folder in upwards(os.path.dirname(path), self._repository):
            if (found := self._names(folder).get(name)) is not None:
                return found
        return None

    def _names(self, folder: str) -> Mapping[str, str]:
        """Return the packages that a package.json makes available below it: its workspace's and those it links."""
        if folder not in self._by_root:
            found = {}
            for member in members(self._reader, folder):
                package = read_package(self._reader, os.path.join(member, "package.json"))
                if package is not None and isinstance(package.data.get("name"), str):
                    found[str(package.data["name"])] = member
            self._by_root[folder] = {**found, **self._linked(folder)}
        return self._by_root[folder]

    def _linked(self, folder: str) -> dict[str, str]:
        package = read_package(self._reader, os.path.join(folder, "package.json"))
        found = {}
        for kind in DEPENDENCIES if package is not None else ():
            written = package.data.get(kind) if package is not None else None
            for name, spec in written.items() if isinstance(written, dict) else ():
                if isinstance(spec, str) and spec.startswith(LINKED):
                    found[name] = os.path.normpath(os.path.join(folder, spec.partition(":")[2]))
        return found


def reach(reader: Reader, project: Project, configs: set[str], packages: Packages) -> Reach:
    """Return the files that the configs of a project may consist of."""
    return _Search(reader, project, packages).run(configs)


class _Search:
    def __init__(self, reader: Reader, project: Project, packages: Packages) -> None:
        self.reader = reader
        self.project = project
        self.packages = packages
        self.files: set[str] = set()
        self.unseen: set[str] = set()
        self.is_computed = False

    def run(self, configs: set[str]) -> Reach:
        todo = [(path, False) for path in sorted(configs)]
        while todo:
            path, is_unseen = todo.pop()
            known = self.unseen if is_unseen else self.files
            if path in known:
                continue
            known.add(path)
            if len(known) > MAX_FILES:
                self.is_computed = True
                break
            if path.endswith(SCRIPTS):
                named = self.reader.per_file(_named, path, size=4096)
                self.is_computed |= named.is_computed
                for part in named.parts:
                    bases = (os.path.dirname(path), self.project.root)
                    todo += [(one, True) for base in bases for one in self._files(os.path.normpath(f"{base}/{part}"))]
                for specifier in named.specifiers:
                    todo += self._found(specifier, path, is_config=path in configs, is_unseen=is_unseen)
        return Reach(frozenset(self.files), frozenset(self.unseen), self.is_computed)

    def _found(self, specifier: str, path: str, *, is_config: bool, is_unseen: bool) -> Iterator[tuple[str, bool]]:
        """Yield the files that a specifier may stand for, each with whether evaluation cannot see it."""
        bases = [os.path.dirname(path), *([self.project.root] if is_config else [])]
        if is_local(specifier):
            targets = [os.path.join(base, specifier.removeprefix("file://")) for base in bases]
        elif path.endswith(_TYPED):
            targets = list(self._compiled(specifier))
        else:
            targets = []
        for target in targets:
            yield from ((one, is_unseen) for one in self._files(os.path.normpath(target)))
        name = "/".join(specifier.split("/")[: 2 if specifier.startswith("@") else 1])
        folder = None if is_local(specifier) else self.packages.folder(name, path)
        if folder is not None:
            self.unseen.add(folder)
            yield from ((one, True) for one in self._of_package(folder, specifier[len(name) + 1 :]))

    def _compiled(self, specifier: str) -> Iterator[str]:
        """Yield what the compiler of a typed config may resolve a specifier to."""
        for version in _WAYS_TO_COMPILE:
            paths = typed_config(self.reader, self.project.root, version).paths
            target = paths.resolve(specifier, self.reader.is_file) if paths is not None else None
            if paths is not None and target is not None:
                yield from (os.path.join(paths.base, target), os.path.join(self.project.root, target))

    def _of_package(self, folder: str, subpath: str) -> Iterator[str]:
        package = read_package(self.reader, os.path.join(folder, "package.json"))
        yield from self._files(os.path.join(folder, subpath) if subpath else folder)
        for target in _strings(package.data.get("exports")) if package is not None else ():
            yield from self._files(os.path.normpath(os.path.join(folder, target)))

    def _files(self, path: str, *, has_main: bool = True) -> Iterator[str]:
        """Yield the files that a path may stand for."""
        if "\0" in path or not is_inside(path, self.project.repository):
            return
        names = (path, *(path + extension for extension in EXTENSIONS))
        yield from filter(self.reader.is_file, names)
        if os.path.isdir(path):
            inside = [os.path.join(path, "index" + extension) for extension in EXTENSIONS]
            package = read_package(self.reader, os.path.join(path, "package.json"))
            main = package.data.get("main") if package is not None else None
            yield from filter(self.reader.is_file, inside)
            if has_main and isinstance(main, str):
                yield from self._files(os.path.normpath(os.path.join(path, main)), has_main=False)


def _named(reader: Reader, path: str) -> Named:
    source = reader.source_or_none(path, limit=MAX_BYTES)
    if source is None:
        return Named(frozenset())
    specifiers = frozenset("".join(found) for found in re.findall(_NAMED, source.text))
    if re.search(_COMPUTED, source.text) is None:
        return Named(specifiers)
    return Named(
        specifiers,
        frozenset(text for text in re.findall(_STRING, source.text) if re.search(_PATH, text)),
        is_computed=True,
    )


def _strings(exports: object) -> Iterator[str]:
    if isinstance(exports, str):
        yield exports
    elif isinstance(exports, dict):
        for value in exports.values():
            yield from _strings(value)
    elif isinstance(exports, list):
        for value in exports:
            yield from _strings(value)
