"""vlt-lock.json: what every folder requests and what that resolved to. https://docs.vlt.sh/cli/lockfile"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from nextlint.model.record import Record
from nextlint.release.lockfiles.lockfile import Locked, Lockfile, LockfileMiss, Text, no_entry, start_of
from nextlint.release.versions import is_exact

if TYPE_CHECKING:
    from nextlint.model.findings import Span
    from nextlint.release.lockfiles.lockfile import Query

# The separator between the parts of a name was "·" before it was "~"; a slash in one is written "§" or "+".
_SEPARATOR = "[~·]"
_NODE = re.compile(rf"{_SEPARATOR}(?:npm)?{_SEPARATOR}(?P<name>[^~·]+)@(?P<version>[^@~·]+)(?:{_SEPARATOR}.*)?")
_IMPORTER = re.compile(rf"(?:file|workspace){_SEPARATOR}(?P<folder>[^~·]+)")


class Edge(Record):
    name: str
    version: str
    span: Span


def read(path: str, data: bytes, package: str) -> Lockfile | LockfileMiss:
    """Return what the lockfile has for a package. Raises SourceError for a file that is not text."""
    text = Text(path, data)
    lock = text.json()
    if isinstance(lock, LockfileMiss):
        return lock
    nodes, edges = lock.get("nodes"), lock.get("edges")
    if not isinstance(nodes, dict) or not isinstance(edges, dict):
        return LockfileMiss("has no nodes and edges that nextlint can read", start_of(path))
    found = {}
    for key, value in edges.items():
        dependent, _, name = key.partition(" ")
        importer = _IMPORTER.fullmatch(dependent)
        if name == package and importer is not None and isinstance(value, str):
            found[_folder(importer["folder"])] = _edge(text, key, value.rpartition(" ")[2])
    named = [node for node in map(_node, nodes) if node is not None and node[0] == package]
    return Vlt(path, package, found, tuple(dict.fromkeys(version for _, version in named)))


class Vlt(Lockfile):
    def __init__(self, path: str, package: str, edges: dict[str, Edge | None], versions: tuple[str, ...]) -> None:
        self.path = path
        self.package = package
        self.edges = edges  # folder -> what the package resolved to there
        self.versions = versions

    def find(self, query: Query) -> Locked | LockfileMiss:
        if query.importer not in self.edges:
            return no_entry(self.package, query.importer, self.path)
        edge = self.edges[query.importer]
        if edge is None:
            return LockfileMiss(f"has {self.package} from a source other than a registry", start_of(self.path))
        return Locked(edge.name, edge.version, edge.span)

    def all(self) -> list[Locked | LockfileMiss]:
        return [Locked(self.package, version, start_of(self.path)) for version in self.versions]


def _edge(text: Text, key: str, node: str) -> Edge | None:
    named = _node(node)
    if named is None:
        return None
    at = text.text.find(f'"{key}"')
    start = text.text.find(node, at) + node.find(named[1])
    return Edge(*named, text.span(start, start + len(named[1])) if at >= 0 else start_of(text.path))


def _node(node: str) -> tuple[str, str] | None:
    match = _NODE.fullmatch(node)
    if match is None or not is_exact(match["version"]):
        return None
    return _plain(match["name"]), match["version"]


def _plain(name: str) -> str:
    return name.replace("§", "/").replace("+", "/") if name.startswith("@") else name


def _folder(part: str) -> str:
    return "." if part in ("_d", ".") else part.replace("§", "/").replace("+", "/")
