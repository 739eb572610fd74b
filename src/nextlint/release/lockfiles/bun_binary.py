"""bun.lockb, the binary lockfile of bun before 1.2 (format 2): which versions of a package it contains.

The file is bun's memory, column by column, and undocumented. Which package requests which version is not read: if the
file contains several versions, the answer is unknown.
"""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING

from nextlint.model.record import Record
from nextlint.release import specs
from nextlint.release.lockfiles.lockfile import Locked, Lockfile, LockfileMiss, no_version, start_of, unreadable
from nextlint.release.versions import is_exact

if TYPE_CHECKING:
    from nextlint.release.lockfiles.lockfile import Query

_MAGIC = b"#!/usr/bin/env bun\nbun-lockfile-format-v0\n"
_FORMAT = 2
_NEXT_HASH = bytes.fromhex("81c9f4d93f525e9d")
_COUNT_AT = len(_MAGIC) + 4 + 32 + 8  # after the format, the hash and the size
_NAME, _HASH, _RESOLUTION = 8, 8, 64  # bytes per package, in the first three columns
_STRINGS = 5  # the strings are the sixth buffer after the packages
_NPM = 2  # resolution tag
_TEXT = "bun install --save-text-lockfile --frozen-lockfile --lockfile-only"


class Found(Record):
    version: str
    tarball: str


def read(path: str, data: bytes, package: str) -> Lockfile | LockfileMiss:
    if not data.startswith(_MAGIC):
        return unreadable(path, "it is not a bun lockfile")
    try:
        if struct.unpack_from("<I", data, len(_MAGIC))[0] != _FORMAT:
            reason = f"has an unsupported format: write a text lockfile with '{_TEXT}'"
            return LockfileMiss(reason, start_of(path))
        found = _packages(data, package)
    except (struct.error, UnicodeDecodeError, ValueError, IndexError) as error:
        return unreadable(path, f"it is cut or damaged ({error})")
    return BunBinary(path, package, found)


class BunBinary(Lockfile):
    def __init__(self, path: str, package: str, found: list[Found]) -> None:
        self.path = path
        self.package = package
        self.found = found

    def find(self, query: Query) -> Locked | LockfileMiss:  # noqa: ARG002  # cannot be queried for a single package
        place = start_of(self.path)
        for found in self.found:
            named = specs.tarball(found.tarball)
            if not is_exact(found.version):
                return no_version(self.package, found.version, place)
            if named is not None and named != specs.Tarball(self.package, found.version):
                return unreadable(self.path, f"it has {self.package} {found.version} from {found.tarball}")
        versions = sorted({found.version for found in self.found})
        if len(versions) > 1:
            many = " and ".join(versions)
            why = "in a form that does not show which is used where"
            reason = f"has {self.package} {many}, {why}: write a text lockfile with '{_TEXT}'"
            return LockfileMiss(reason, place)
        if not versions:
            return LockfileMiss(f"has no package {self.package}", place)
        return Locked(self.package, versions[0], place)

    def all(self) -> list[Locked | LockfileMiss]:
        return [Locked(self.package, found.version, start_of(self.path)) for found in self.found]


def _packages(data: bytes, package: str) -> list[Found]:
    """Return the packages of that name. Raises struct.error or ValueError for a truncated file."""
    count, _, _, begin, end = struct.unpack_from("<5Q", data, _COUNT_AT)
    if not _COUNT_AT < begin <= end <= len(data) or count * (_NAME + _HASH + _RESOLUTION) > end - begin:
        raise ValueError("the packages are outside the file")
    strings = _strings(data, end)
    hashes = begin + count * _NAME
    resolutions = hashes + count * _HASH
    found = []
    for at in range(count):
        name = _string(data[begin + at * _NAME : begin + (at + 1) * _NAME], strings)
        if (name == "next") != (data[hashes + at * _HASH : hashes + (at + 1) * _HASH] == _NEXT_HASH):
            raise ValueError("a name and its hash differ")
        start = resolutions + at * _RESOLUTION
        if name == package and data[start] == _NPM:
            found.append(_resolution(data[start : start + _RESOLUTION], strings))
    return found


def _strings(data: bytes, at: int) -> bytes:
    """Return the last of the buffers; each is preceded by its own start and end."""
    start = end = at
    for _ in range(_STRINGS + 1):
        start, end = struct.unpack_from("<2Q", data, at)
        if not at < start <= end <= len(data):
            raise ValueError("a buffer is outside the file")
        at = end
    return data[start:end]


def _resolution(row: bytes, strings: bytes) -> Found:
    """Return the package of a resolution: tag, tarball, major, minor, patch, prerelease."""
    core = ".".join(str(number) for number in struct.unpack_from("<3I", row, 16))
    prerelease = _string(row[32:40], strings)
    return Found(f"{core}-{prerelease}" if prerelease else core, _string(row[8:16], strings))


def _string(cell: bytes, strings: bytes) -> str:
    if not cell[7] & 0x80:
        return cell.rstrip(b"\0").decode()
    offset, length = struct.unpack("<2I", cell)
    length &= 0x7FFFFFFF
    if offset + length > len(strings):
        raise ValueError("a string is outside the file")
    return strings[offset : offset + length].decode()
