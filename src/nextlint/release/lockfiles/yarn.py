"""yarn.lock: the format of yarn 1 (lockfile v1) and that of yarn 2 to 4 (``__metadata.version`` 4 to 10).

Both consist of blocks under a key that lists descriptors such as ``next@^13.4.0``. Only blocks keyed by the package or
a workspace package are read. https://classic.yarnpkg.com/lang/en/docs/yarn-lock/
"""

from __future__ import annotations

import posixpath
import re
from typing import TYPE_CHECKING

from nextlint.model.record import Record
from nextlint.release import specs
from nextlint.release.lockfiles.lockfile import (
    Locked,
    Lockfile,
    LockfileMiss,
    Text,
    contradicted,
    is_contradicted,
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

_KEY = re.compile(r'"((?:[^"\\]|\\.)*)"|([^\s",:][^\s",]*(?<!:))')
_BLOCK_END = re.compile(r"\n(?![ \t\r\n])")
_FIELD = re.compile(
    r'^(?P<indent>  |    )(?P<key>"[^"\n]*"|[^\s":]+):?(?: (?P<value>"[^"\n]*"|[^\s"][^\n]*?))?[ \r]*\n', re.M
)
_PROTOCOL = re.compile(r"[a-z][a-z+.-]*:")
_LOCAL = ("workspace:", "link:", "portal:")
_USES_LOCAL = "0.0.0-use.local"  # the version of linked packages


class Block(Record):
    keys: tuple[str, ...]
    fields: dict[str, str]  # "version", "resolution", "resolved", and "dependencies/next" for nested ones
    span: Span  # of the version, else of the key


def read(path: str, data: bytes, package: str) -> Lockfile | LockfileMiss:
    """Return what the lockfile has for a package. Raises SourceError for a file that is not text."""
    text = Text(path, data)
    conflict = text.conflict()
    if conflict is not None:
        return conflict
    blocks = [_block(text, start, end) for start, end in _headers(text.text, f"{package}@")]
    entries = {key: block for block in blocks for key in block.keys if key.startswith(f"{package}@")}
    if "__metadata:" not in text.text:
        is_known = "# yarn lockfile v" in text.text[:1000] or not text.text.strip()
        return Classic(path, package, entries) if is_known else unreadable(path, "it is not a yarn lockfile")
    importers = {}
    for start, end in _headers(text.text, "@workspace:"):
        block = _block(text, start, end)
        folder = block.fields.get("resolution", "").partition("@workspace:")[2]
        if folder and f"dependencies/{package}" in block.fields:
            importers[folder] = block.fields[f"dependencies/{package}"]
    return Berry(path, package, importers, entries)


class Classic(Lockfile):
    """yarn 1: what a specifier resolved to, whichever package wrote it."""

    is_classic = True

    def __init__(self, path: str, package: str, entries: dict[str, Block]) -> None:
        self.path = path
        self.package = package
        self.entries = entries

    def find(self, query: Query) -> Locked | LockfileMiss:
        block = self._entry(query.spec) or self._entry(query.effective)
        if block is None:
            return LockfileMiss(f"has no entry for {self.package}@{query.spec}", start_of(self.path))
        spec = specs.parse(query.spec, self.package)
        if spec.kind == "link":
            return Locked(self.package, "", block.span, posixpath.normpath(posixpath.join(query.importer, spec.text)))
        return self._locked(block, query.spec)

    def all(self) -> list[Locked | LockfileMiss]:
        descriptors = {specs.split_descriptor(key)[1]: block for key, block in self.entries.items()}
        return [self._locked(block, spec) for spec, block in descriptors.items()]

    def _entry(self, spec: str) -> Block | None:
        return self.entries.get(f"{self.package}@{spec}")

    def _locked(self, block: Block, written: str) -> Locked | LockfileMiss:
        version, resolved = block.fields.get("version", ""), block.fields.get("resolved", "")
        if not is_exact(version):
            return no_version(self.package, version, block.span)
        named = specs.tarball(resolved) or specs.tarball(written)
        if named is not None and named.version != version:
            return _differs(self.package, version, f"it is resolved to {named.version}", block.span)
        env = block.fields.get("dependencies/@next/env") if self.package == "next" else None
        if is_contradicted(version, env):
            return contradicted(version, env, block.span)
        name = named.name if named else specs.parse(written, self.package).name
        return Locked(name, version, block.span)


class Berry(Lockfile):
    """yarn 2 and later: what each workspace package requests, and what that resolved to."""

    def __init__(self, path: str, package: str, importers: dict[str, str], entries: dict[str, Block]) -> None:
        self.path = path
        self.package = package
        self.importers = importers
        self.entries = entries

    def find(self, query: Query) -> Locked | LockfileMiss:
        descriptor = self.importers.get(query.importer)
        if descriptor is None:
            return no_entry(self.package, query.importer, self.path)
        for requested in (query.effective, descriptor) if query.effective != query.spec else (descriptor,):
            block = self._block(requested)
            if block is not None:
                return _locked(block, query.importer, self.package)
        return LockfileMiss(f"has no entry for {self.package}@{descriptor}", start_of(self.path))

    def all(self) -> list[Locked | LockfileMiss]:
        found = [
            _locked(block, ".", self.package)
            for block in {id(block): block for block in self.entries.values()}.values()
        ]
        return [one for one in found if isinstance(one, LockfileMiss) or one.name == self.package]

    def _block(self, descriptor: str) -> Block | None:
        """Return a descriptor's block. yarn 4 writes ``npm:13.4.4`` where yarn 3 writes ``13.4.4``; local files are
        bound to their requester.
        """
        reference = descriptor if _PROTOCOL.match(descriptor) else f"npm:{descriptor}"
        for key in (f"{self.package}@{reference}", f"{self.package}@{descriptor}"):
            if key in self.entries:
                return self.entries[key]
        return next(
            (block for key, block in self.entries.items() if key.startswith(f"{self.package}@{reference}::")), None
        )


def _locked(block: Block, importer: str, package: str) -> Locked | LockfileMiss:
    version, resolution = block.fields.get("version", ""), block.fields.get("resolution", "")
    name, reference = specs.split_descriptor(resolution)
    if not is_exact(version) or not reference:
        return no_version(package, version, block.span)
    if reference.startswith(_LOCAL):
        protocol, _, folder = reference.partition("::")[0].partition(":")
        base = "" if protocol == "workspace" else importer
        return Locked(package, "", block.span, posixpath.normpath(posixpath.join(base, folder)))
    if reference.startswith("npm:") and reference[4:].partition("::")[0] != version:
        return _differs(package, version, f"it is resolved to {reference[4:]}", block.span)
    if "::version=" in reference and f"::version={version}&" not in reference:
        return _differs(package, version, f"it is resolved to {reference}", block.span)
    env = block.fields.get("dependencies/@next/env") if package == "next" else None
    if is_contradicted(version, env):
        return contradicted(version, env, block.span)
    if version == _USES_LOCAL or (name != package and not reference.startswith("npm:")):
        return _differs(package, version, f"it is resolved to {resolution}", block.span)
    named = specs.tarball(reference)
    return Locked(named.name if named else name, version, block.span)


def _differs(package: str, version: str, why: str, span: Span) -> LockfileMiss:
    return LockfileMiss(f"contradicts itself: it has {package} {version}, but {why}", span, is_damaged=True)


def _headers(text: str, word: str) -> Iterator[tuple[int, int]]:
    """Yield the lines that contain ``word`` and start a block, as (start, end) offsets, in order."""
    at, done = text.find(word), -1
    while at >= 0:
        start = text.rfind("\n", 0, at) + 1
        end = text.find("\n", at)
        end = len(text) if end < 0 else end
        if start > done and text[start] not in " \t#":
            done = start
            yield start, end
        at = text.find(word, end)


def _block(text: Text, start: int, end: int) -> Block:
    header = text.text[start:end]
    if header.startswith("? "):  # a key of more than 1024 characters: the colon is on its own line
        header, end = header[2:], text.text.find("\n", end + 1)
    found = _BLOCK_END.search(text.text, end) if end >= 0 else None
    body_end = found.start() + 1 if found else len(text.text)
    keys = tuple(key for match in _KEY.finditer(header) for key in (match[1] or match[2]).split(", "))
    fields: dict[str, str] = {}
    section, version = "", (start, end)
    for field in _FIELD.finditer(text.text, end + 1, body_end):
        key, value = field["key"].strip('"'), (field["value"] or "").strip('"')
        if field["indent"] == "  ":
            section = key
            fields[key] = value
            if key == "version":
                version = field.span("value")
        else:
            fields[f"{section}/{key}"] = value
    return Block(keys, fields, _unquoted(text, *version))


def _unquoted(text: Text, start: int, end: int) -> Span:
    is_quoted = text.text[start : start + 1] == '"'
    return text.span(start + is_quoted, end - is_quoted)
