"""What a package finally requests: package.json's spec, or the root's override of it, with catalogs resolved."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from nextlint.model.record import Record
from nextlint.release import catalogs, overrides, specs
from nextlint.release.model import Unresolved

if TYPE_CHECKING:
    from nextlint.files.reader import Reader
    from nextlint.model.findings import Span
    from nextlint.release.declared import Declared


class Requested(Record):
    """A spec, and the line that contains it."""

    spec: str
    path: str
    span: Span | None
    notes: tuple[str, ...] = ()


def as_declared(found: Declared, *notes: str) -> Requested:
    return Requested(found.spec, found.package.path, found.span, notes)


def find(reader: Reader, found: Declared, root: str, manager: str | None) -> Requested | Unresolved:
    """Return the spec that counts. ``root`` is the workspace root's folder; ``manager`` is None if unknown."""
    applying = overrides.find(reader, root, manager, found)
    if manager is None and len(applying) > 1:
        listed = " and ".join(repr(override.spec) for override in applying)
        puts = f"the overrides of several managers replace {found.dependency} with {listed}"
        reason = f"{puts}, and it is unclear which one is used"
        return Unresolved(reason, found.spec, applying[0].span)
    if not applying:
        return _from_catalog(reader, as_declared(found), found, root)
    override = applying[0]
    note = f"the override {override.key!r} in {os.path.basename(override.path)} replaces it with {override.spec!r}"
    return _from_catalog(reader, Requested(override.spec, override.path, override.span, (note,)), found, root)


def _from_catalog(reader: Reader, requested: Requested, found: Declared, root: str) -> Requested | Unresolved:
    spec = specs.parse(requested.spec, found.dependency)
    if spec.kind != "catalog":
        return requested
    listed = catalogs.find(reader, root, spec.text, found.dependency)
    file = catalogs.broken_file(reader, root) if listed is None else None
    if file is not None:
        return Unresolved(file.clause, found.spec, file.span, is_broken=True)
    if listed is None:
        name = f"catalog {spec.text!r}" if spec.text else "default catalog"
        return Unresolved(f"the {name} of this workspace has no {found.dependency}", found.spec, requested.span)
    note = f"{requested.spec!r} is {listed.spec!r} in {os.path.basename(listed.path)}"
    return Requested(listed.spec, listed.path, listed.span, (*requested.notes, note))
