"""The boundary of reads: the git work tree or, without git, the outermost folder with files of a monorepo."""

from __future__ import annotations

import os

from nextlint.files.paths import relative_to, upwards, work_tree
from nextlint.files.reader import Reader
from nextlint.workspaces import declarations, holds, rush
from nextlint.workspaces.names import LOCKFILES

MARKS = frozenset({*LOCKFILES, "pnpm-workspace.yaml", "rush.json", "nx.json", "turbo.json", "lerna.json"})


def boundary(reader: Reader, folder: str) -> str | None:
    """Return the outermost folder of the repository around ``folder``; None if unknown."""
    tree = reader.once(work_tree, folder)
    if tree is None:
        return _marked(reader, folder)
    while os.path.isfile(os.path.join(tree, ".git")):  # a submodule, or a work tree that git made
        outer = reader.once(work_tree, os.path.dirname(tree))
        if outer is None or not _is_claimed(_reader_of(reader, outer), folder, tree, outer):
            break
        tree = outer
    return tree


def _reader_of(reader: Reader, folder: str) -> Reader:
    """Return a reader for a folder that may be outside the boundary, to find that out."""
    found = Reader(reader.overlay)
    found.keep_within(folder)
    return found


def _is_claimed(reader: Reader, folder: str, tree: str, outer: str) -> bool:
    """Return whether a workspace outside a submodule has the submodule, or a folder in it, as a member."""
    members = list(upwards(folder, tree))
    for root in upwards(os.path.dirname(tree), outer):
        declared = declarations(reader, root)
        if any(holds(declared, relative_to(member, root)) for member in members):
            return True
    return any(rush.find(reader, member, outer) is not None for member in members)


def _marked(reader: Reader, folder: str) -> str | None:
    found = None
    for way in upwards(folder, os.path.abspath(os.sep)):
        if way == os.path.dirname(way):  # the root of the file system is no repository
            break
        if any(reader.is_file(os.path.join(way, name)) for name in MARKS) or declarations(_reader_of(reader, way), way):
            found = way
    return found
