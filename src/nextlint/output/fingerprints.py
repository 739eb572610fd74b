"""Identifiers of findings that stay the same when lines move, so that CI systems recognise known findings."""

from __future__ import annotations

from bisect import bisect_right
from hashlib import sha256
from typing import TYPE_CHECKING

from nextlint.files.source import BOM
from nextlint.output.paths import relative

if TYPE_CHECKING:
    from collections.abc import Iterable

    from nextlint.files.source import Source
    from nextlint.model.findings import Finding
    from nextlint.output.source_cache import SourceCache

# How GitHub's upload of SARIF computes primaryLocationLineHash, and warns about any other value:
# https://github.com/github/codeql-action/blob/main/src/fingerprints.ts
BLOCK = 100  # UTF-16 code units hashed from the start of a line, without whitespace
FACTOR = 37
LONGEST = 1 << 20  # characters: larger texts are not hashed, because one of blank lines would take long
END_OF_FILE = "\uffff"


def fingerprints(findings: Iterable[Finding], texts: SourceCache, *, root: str) -> list[str]:
    """Return one identifier per finding, unique in the run: 32 hex digits of rule, path, trimmed line and
    occurrence.
    """
    begun: dict[tuple[str, str, int], _Occurrences] = {}  # by place: a line may be long and have many findings
    known: dict[tuple[str, str, str], _Occurrences] = {}  # by text
    names = []
    for finding in findings:
        place = (finding.rule, finding.path, finding.span.start.line)
        if place not in begun:
            line = texts.line(finding.path, finding.span.start.line) or ""
            key = (finding.rule, relative(finding.path, root), line.strip())
            begun[place] = known.setdefault(key, _Occurrences(key))
        names.append(begun[place].next_name())
    return names


class _Occurrences:
    def __init__(self, key: tuple[str, str, str]) -> None:
        self.hash = sha256("\0".join((*key, "")).encode("utf-8", "surrogatepass"))
        self.count = 0

    def next_name(self) -> str:
        self.count += 1
        hashed = self.hash.copy()
        hashed.update(str(self.count).encode())
        return hashed.hexdigest()[:32]


class LineHashes:
    """GitHub's hashes of the lines of one text: ``hash:occurrence``."""

    def __init__(self, source: Source) -> None:
        text = (BOM if source.bom else "") + source.text
        text = text.replace("\r\n", "\n").replace("\r", "\n").replace(" ", "").replace("\t", "")
        self.units = as_units(text) + END_OF_FILE + "\0" * BLOCK
        self.starts = [0]
        while at := self.units.find("\n", self.starts[-1]) + 1:
            self.starts.append(at)

    def of_line(self, line: int) -> str | None:
        """Return the hash of a 1-based line, None if there is no such line."""
        if not 1 <= line <= len(self.starts):
            return None
        start = self.starts[line - 1]
        block = self.units[start : start + BLOCK]
        value = 0
        for unit in block:
            value = (value * FACTOR + ord(unit)) & 0xFFFF_FFFF_FFFF_FFFF
        return f"{value:x}:{self.occurrence(block, start)}"

    def occurrence(self, block: str, start: int) -> int:
        """Return how many lines up to the one at ``start`` start with the same block."""
        count = 1
        at = self.units.find(block)
        while at < start:
            number = bisect_right(self.starts, at)
            count += self.starts[number - 1] == at
            at = self.units.find(block, at + 1)
        return count


def as_units(text: str) -> str:
    """Return the text with characters beyond 16 bits as two surrogates, as JavaScript counts."""
    if text.isascii() or max(text) <= "\uffff":
        return text
    return "".join(
        char if char <= "\uffff" else chr(0xD800 + ((ord(char) - 0x10000) >> 10)) + chr(0xDC00 + (ord(char) & 0x3FF))
        for char in text
    )
