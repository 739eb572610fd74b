"""pnpm-lock.yaml, lockfileVersion 5.1 to 9.0.

https://github.com/pnpm/spec/tree/master/lockfile. These files are megabytes large, always in the block style that pnpm
writes, and only a few of their lines matter: those are found as text, far faster than parsing the YAML. A package's
resolution is believed only if the packages section has it too, which detects truncated files.
"""

from __future__ import annotations

import posixpath
import re
from typing import TYPE_CHECKING

from nextlint.model.record import Record
from nextlint.release.lockfiles.lockfile import (
    Locked,
    Lockfile,
    LockfileMiss,
    Text,
    no_entry,
    no_version,
    start_of,
    unreadable,
)
from nextlint.release.versions import is_exact

if TYPE_CHECKING:
    from collections.abc import Iterator

    from nextlint.model.findings import Span
    from nextlint.release.lockfiles.lockfile import (
        Lockfile,
        Query,
    )

_VERSION = re.compile(r"^lockfileVersion:[ \t]*['\"]?([\d.]+)['\"]?[ \t]*\r?\n", re.MULTILINE)
_NEWEST = 9
_IMPORTER = re.compile(r"^  (?P<quote>['\"]?)(?P<name>[^\s'\"#].*?)(?P=quote):(?:[ \t]*\{\})?[ \t]*\r?\n", re.MULTILINE)
_TOP_LEVEL = re.compile(r"\n(?=[^\s#])")
_RUSH = re.compile(
    r"^  ['\"]?(?:@rush-temp/[^@\n]+@)?file:projects/(?P<name>[^/\n'\"]+?)\.tgz[^\n]*:(?:[ \t]*\{\})?[ \t]*\r?\n"
    r"(?P<body>(?:    .*\n|[ \t]*\r?\n)*)",
    re.MULTILINE,
)
_NAMED = re.compile(r"(?:[^@]*/)?(?P<name>(?:@[^/]+/)?[^/@]+)[/@](?P<version>\d[^/@]*)")


class Entry(Record):
    reference: str  # the importer's: "13.4.4(react@18.2.0)", "/ms/2.1.3", "link:../next"
    span: Span
    is_whole: bool  # whether the package it refers to is in the file
    name: str | None  # the package's own name and version, present if it is not from a registry
    version: str | None


def read(path: str, data: bytes, package: str) -> Lockfile | LockfileMiss:
    """Return what the lockfile has for a package. Raises SourceError for a file that is not text."""
    text = Text(path, data)
    conflict = text.conflict()
    if conflict is not None:
        return conflict
    return _Reader(text, package).read()


class Pnpm(Lockfile):
    def __init__(
        self,
        path: str,
        package: str,
        importers: dict[str, Entry | None],
        versions: dict[str, Span],
        of_rush: dict[str, Entry | None],
        *,
        newer: str | None,
        ignores_spec: bool,
    ) -> None:
        self.path = path
        self.package = package
        self.importers = importers  # value None: it does not name the package
        self.versions = versions  # of all packages of this name
        self.of_rush = of_rush  # the same as importers, by the name without scope
        self.newer = newer  # an unknown lockfileVersion
        self.ignores_spec = ignores_spec

    def find(self, query: Query) -> Locked | LockfileMiss:
        entry = self.importers.get(query.importer) or self.of_rush.get((query.package or "").rpartition("/")[2])
        if entry is not None:
            answer = _locked(entry, query.importer, self.package)
            return answer._replace(ignores_spec=self.ignores_spec) if isinstance(answer, Locked) else answer
        if self.newer and not self.importers:
            reason = f"has lockfileVersion {self.newer}, which nextlint does not know, and no importers"
            return LockfileMiss(reason, start_of(self.path))
        return no_entry(self.package, query.importer, self.path)

    def all(self) -> list[Locked | LockfileMiss]:
        return [Locked(self.package, version, span) for version, span in self.versions.items()]

    def has(self, importer: str) -> bool:
        return importer in self.importers


def _locked(entry: Entry, importer: str, package: str) -> Locked | LockfileMiss:
    reference = entry.reference
    if reference.startswith("link:"):
        return Locked(package, "", entry.span, posixpath.normpath(posixpath.join(importer, reference[5:])))
    if not entry.is_whole:
        reason = f"is truncated or damaged: it resolves {package} to {reference!r} but has no such package"
        return LockfileMiss(reason, entry.span, is_damaged=True)
    name, version = _name_and_version(reference, package)
    name, version = entry.name or name, entry.version or version
    if version is None and reference.startswith("file:"):
        return Locked(package, "", entry.span, posixpath.normpath(reference[5:].partition("(")[0]))
    if version is None:
        return LockfileMiss(f"has {package} from {reference}, but not its version", entry.span)
    return Locked(name, version, entry.span) if is_exact(version) else no_version(package, version, entry.span)


def _name_and_version(reference: str, package: str) -> tuple[str, str | None]:
    """Split ``13.4.4(react@18.2.0)``, ``13.4.4_react@18``, ``/ms/2.1.3``, ``/ms@2.1.3``, ``ms@2.1.3``,
    ``host/ms/2``.
    """
    bare = _without_peers(reference)
    if bare[:1].isdigit():
        return package, bare
    match = _NAMED.fullmatch(bare) if ":" not in bare else None
    return (match["name"].lstrip("/"), match["version"]) if match else (package, None)


def _without_peers(reference: str) -> str:
    """Return the reference up to ``(``, or up to the ``_`` after a version."""
    bare = reference.partition("(")[0]
    match = re.match(r"(?:.*[/@])?\d[^/@_]*(?=_)", bare) if ":" not in bare else None
    return match.group() if match else bare


class _Reader:
    """Finds the relevant lines in the last YAML document: the one before it lists pnpm's own dependencies."""

    def __init__(self, text: Text, package: str) -> None:
        self.places = text
        self.package = package
        self.text = text.text
        self.start = max(self.text.rfind("\n---\n"), self.text.rfind("\n---\r\n"), -1) + 1
        packages = self.text.find("\npackages:", self.start) + 1
        self.packages = packages or len(self.text)
        found = _key_of(package).finditer(self.text, self.packages)
        self.keys = {
            match["key"]: match.span("key") for match in reversed(list(found))
        }  # packages come before snapshots

    def read(self) -> Lockfile | LockfileMiss:
        version = _VERSION.search(self.text, self.start)
        if version is None:
            return unreadable(self.places.path, "it has no lockfileVersion: it is truncated or not a pnpm lockfile")
        importers = {name: self._entry(*place) for name, *place in self._importers()}
        return Pnpm(
            self.places.path,
            self.package,
            importers,
            self._versions(),
            dict(self._of_rush()),
            newer=version[1] if float(version[1].partition(".")[0]) > _NEWEST else None,
            ignores_spec=self._ignores_spec(),
        )

    def _ignores_spec(self) -> bool:
        """Return whether overrides or a .pnpmfile.cjs may have changed what package.json requests."""
        if self.text.find("\npnpmfileChecksum", self.start, self.packages) >= 0:
            return True
        override = re.compile(
            r"^overrides:[ \t]*\r?\n(?:  .*\n)*?"
            rf"  ['\"]?(?:[^'\"\n]*>)?{re.escape(self.package)}(?:@[^'\"\n]*)?['\"]?:",
            re.MULTILINE,
        )
        return override.search(self.text, self.start, self.packages) is not None

    def _versions(self) -> dict[str, Span]:
        found: dict[str, Span] = {}
        for key, (_, end) in sorted(self.keys.items(), key=lambda item: item[1]):
            reference = key.lstrip("/")[len(self.package) + 1 :]
            version = _without_peers(reference)
            if is_exact(version):
                start = end - len(reference)
                found.setdefault(version, self.places.span(start, start + len(version)))
        return found

    def _importers(self) -> Iterator[tuple[str, int, int, int]]:
        """Yield every importer with the offsets of its lines and their indentation.

        A single package (up to lockfileVersion 6.0) has its dependencies at the top level, as importer ".".
        """
        section = self.text.find("\nimporters:", self.start - 1 if self.start else 0, self.packages)
        if section < 0 and not self.text.startswith("importers:", self.start):
            yield ".", self.start, self.packages, 0
            return
        first = self.text.find("\n", section + 1)
        stop = _TOP_LEVEL.search(self.text, first, self.packages)
        last = stop.start() + 1 if stop else self.packages
        found = list(_IMPORTER.finditer(self.text, first + 1, last))
        for at, match in enumerate(found):
            end = found[at + 1].start() if at + 1 < len(found) else last
            yield match["name"], match.end(), end, 4

    def _of_rush(self) -> Iterator[tuple[str, Entry | None]]:
        """Projects that Rush installs without pnpm's workspaces: each is a package of its own, @rush-temp/NAME.

        What a package depends on stands in the last section that has it. Of projects with one name and several scopes
        nothing is said: Rush numbers them.
        """
        if self.text.find("file:projects/", self.start) < 0:
            return
        found = {match["name"]: match for match in _RUSH.finditer(self.text, self.packages)}
        for name, match in found.items():
            if f"{name}-2" not in found and not re.fullmatch(r".*-\d+", name):
                yield name, self._entry(*match.span("body"), 4)

    def _entry(self, start: int, end: int, indent: int) -> Entry | None:
        place = self._dependency(start, end, indent)
        if place is None:
            return None
        reference = self.text[slice(*place)]
        at = self._package(reference)
        own = {} if at is None else self._own_fields(at)
        version = _name_and_version(reference, self.package)[1] or reference
        left = place[0] + reference.find(version)
        span = self.places.span(left, left + len(version))
        return Entry(reference, span, at is not None, own.get("name"), own.get("version"))

    def _dependency(self, start: int, end: int, indent: int) -> tuple[int, int] | None:
        """Return the offsets of the package's resolution in the lines of one importer; empty if it is missing."""
        for kind in _patterns(indent, self.package).kinds.finditer(self.text, start, end):
            match = _patterns(indent, self.package).name.search(self.text, kind.start("body"), kind.end("body"))
            if match is None:
                continue
            if match["rest"].strip():
                return self._scalar(*match.span("rest"))
            version = _patterns(indent, self.package).version.match(self.text, match.end(), kind.end("body"))
            return self._scalar(*version.span("rest")) if version else (match.start(), match.start())
        return None

    def _scalar(self, start: int, end: int) -> tuple[int, int]:
        """Return the offsets of a YAML scalar without its quotes and surrounding spaces."""
        bare = self.text[start:end]
        start += len(bare) - len(bare.lstrip())
        bare = bare.strip()
        is_quoted = len(bare) > 1 and bare[0] == bare[-1] and bare[0] in "'\""
        return start + is_quoted, start + len(bare) - is_quoted

    def _package(self, reference: str) -> int | None:
        """Return the end of the line with the package's key; None if there is none.

        For 13.4.4(react@18.2.0) the key is next@13.4.4 or /next@13.4.4(react@18.2.0), for 13.4.4_x it is
        /next/13.4.4_x.
        """
        bare = reference.partition("(")[0]
        for key in (f"{self.package}@{bare}", f"/{self.package}@{reference}", f"/{self.package}/{reference}"):
            if bare and key in self.keys:
                return self.text.find("\n", self.keys[key][1])
        for key in (bare, reference):
            match = bare and re.compile(rf"\n  (?:\? )?['\"]?{re.escape(key)}['\"]?:").search(self.text, self.packages)
            if match:
                return self.text.find("\n", match.end())
        return None

    def _own_fields(self, at: int) -> dict[str, str]:
        """Return a package's own fields, indented by four spaces."""
        lines = re.compile(r"(?:\n    .*)*\n?").match(self.text, at)
        fields = re.finditer(
            r"\n    (\w+):[ \t]*(['\"]?)([^\n'\"{]+?)\2[ \t]*\r?(?=\n)", lines.group() if lines else ""
        )
        return {field[1]: field[3] for field in fields}


def _key_of(package: str) -> re.Pattern[str]:
    """Return a pattern for the lines of the packages section that have a key of the package."""
    name = re.escape(package)
    return re.compile(
        rf"\n  (?:\? )?(?P<quote>['\"]?)(?P<key>/?{name}[@/][^\n]*?)(?P=quote)(?::(?:[ \t]*\{{\}})?)?[ \t]*\r?(?=\n)"
    )


class _Patterns(Record):
    kinds: re.Pattern[str]
    name: re.Pattern[str]
    version: re.Pattern[str]


def _patterns(indent: int, package: str) -> _Patterns:
    """Return patterns for an importer's lines whose dependencies have an indentation; ``re`` caches them."""
    kind, name, field = (" " * (indent + more) for more in (0, 2, 4))
    return _Patterns(
        re.compile(
            rf"^{kind}(?:dependencies|devDependencies|optionalDependencies):[ \t]*\r?\n"
            rf"(?P<body>(?:{name}.*\n|[ \t]*\r?\n)*)",
            re.MULTILINE,
        ),
        re.compile(rf"^{name}(?P<quote>['\"]?){re.escape(package)}(?P=quote):(?P<rest>.*)\n", re.MULTILINE),
        re.compile(rf"(?:^{field}.*\n)*?^{field}version:(?P<rest>.*)\n", re.MULTILINE),
    )
