"""The order in which the places are asked that may tell which Next will run."""

from __future__ import annotations

import os
from typing import NamedTuple

from nextlint.findings import Span
from nextlint.project import Project
from nextlint.release import catalogs, declared, installed, locks, overrides, published, specs
from nextlint.release.declared import Declared
from nextlint.release.files import is_inside, read_package, upwards
from nextlint.release.installed import Installed
from nextlint.release.lockfile import HIDDEN, Locked, Nothing, Query, start_of
from nextlint.release.model import NotNext, Release, Unresolved
from nextlint.release.versions import clean
from nextlint.release.workspaces import members, workspace_roots

Answer = Release | Unresolved | NotNext


class Wanted(NamedTuple):
    """What a package asks for, after the root's overrides and catalogs, and the line that says so."""

    spec: str
    path: str
    span: Span | None
    notes: tuple[str, ...] = ()


def resolve(project: Project, *, next_version: str | None) -> Answer | None:
    """See ``nextlint.release.resolve``."""
    found = declared.find(project)
    if next_version is not None:
        return _given(next_version, found)
    if project.package is None and project.package_error is not None:
        return Unresolved(f"package.json cannot be used: {project.package_error}", None, _error_place(project))
    present = installed.find(project.root, project.repository)
    if found is None:
        return _from_installed(present, None, ()) if present else None
    if not isinstance(found.spec, str):
        return Unresolved(f"package.json has no string for next in {found.kind}", None, found.span)
    return _resolve(project, found, present)


def _resolve(project: Project, found: Declared, present: Installed | None) -> Answer:
    lock = locks.find(found.folder, project.repository)
    if isinstance(lock, locks.Rivals):
        return Unresolved(_rivalry(lock), found.spec, start_of(lock.paths[0]))
    if lock is None:
        return _without_lock(project, found, present)
    root = lock.folder
    manager = _dialect(lock)
    wanted = _wanted(found, root, manager)
    if isinstance(wanted, Unresolved):
        return wanted
    query = Query(locks.importer(found.folder, root), found.spec, wanted.spec, found.name)
    locked = _inside(lock.path, project.repository) or locks.ask(lock.path, query)
    if isinstance(locked, Nothing):
        return _unlocked(project, found, present, f"{os.path.basename(lock.path)} {locked.reason}", locked)
    return _checked(project, found, present, lock, locked, wanted)


def _given(next_version: str, found: Declared | None) -> Release:
    version = clean(next_version)
    if version is None:
        raise ValueError(f"--next-version takes one exact version such as 13.4.19, not {next_version!r}")
    is_known = version in published.versions()
    notes = () if is_known else (f"{version} is not among the versions published up to {published.refreshed()[:10]}",)
    spelled = found.spec if found and isinstance(found.spec, str) else None
    return Release(version, spelled, "--next-version", True, None, found.span if found else None, notes=notes)


def _error_place(project: Project) -> Span:
    from nextlint.source import Source, SourceError

    path = os.path.join(project.root, "package.json")
    try:
        source = Source.read(path)
    except SourceError:
        return start_of(path)
    at = min(project.package_error_offset or 0, len(source.text))
    return source.span(at, at)


def _rivalry(lock: locks.Rivals) -> str:
    names = [os.path.basename(path) for path in lock.paths]
    listed = f"{', '.join(names[:-1])} and {names[-1]}"
    if lock.named is not None:
        return f"{listed} stand side by side, and packageManager names {lock.named}, which wrote none of them"
    return f"{listed} stand side by side, and no packageManager in package.json says which is used"


def _dialect(lock: locks.Lock) -> str:
    """The manager, and of yarn's two dialects which."""
    if lock.manager != "yarn":
        return lock.manager
    from nextlint.release.lockfile import open_lockfile
    from nextlint.release.yarn import Classic

    return overrides.YARN_CLASSIC if isinstance(open_lockfile(lock.path), Classic) else lock.manager


def _inside(path: str, repository: str) -> Nothing | None:
    if is_inside(path, repository):
        return None
    return Nothing("is a link that leads out of the repository", start_of(path), is_damaged=True)


def _wanted(found: Declared, root: str, manager: str | None) -> Wanted | Unresolved:
    """What package.json asks for, with the root's override put in its place and the catalog looked up."""
    wanted = Wanted(found.spec, found.package.path, found.span)
    applying = overrides.find(root, manager, spec=found.spec, package=found.name)
    if applying and manager is None and len(applying) > 1:
        listed = " and ".join(repr(override.spec) for override in applying)
        reason = f"the overrides of several managers put {listed} in place of next, and no lockfile says which is used"
        return Unresolved(reason, found.spec, applying[0].span)
    if applying:
        override = applying[0]
        note = f"the override {override.key!r} in {os.path.basename(override.path)} puts {override.spec!r} in place"
        wanted = Wanted(override.spec, override.path, override.span, (note,))
    return _from_catalog(wanted, found, root)


def _from_catalog(wanted: Wanted, found: Declared, root: str) -> Wanted | Unresolved:
    spec = specs.parse(wanted.spec)
    if spec.kind != "catalog":
        return wanted
    listed = catalogs.find(root, spec.text)
    if listed is None:
        name = f"catalog {spec.text!r}" if spec.text else "default catalog"
        return Unresolved(f"the {name} of this workspace has no next", found.spec, wanted.span)
    note = f"{wanted.spec!r} is {listed.spec!r} in {os.path.basename(listed.path)}"
    return Wanted(listed.spec, listed.path, listed.span, (*wanted.notes, note))


def _checked(
    project: Project, found: Declared, present: Installed | None, lock: locks.Lock, locked: Locked, wanted: Wanted
) -> Answer:
    """The answer of a lockfile, if it agrees with what is asked for."""
    if locked.link is not None:
        linked = _linked(os.path.join(lock.folder, locked.link), project, found, locked.span)
        return linked._replace(notes=(*wanted.notes, *linked.notes)) if isinstance(linked, Release) else linked
    if locked.name != "next":
        return NotNext(locked.name, locked.version, locked.span)
    if not locked.is_overridden and found.kind != "peerDependencies" and _is_refused(wanted.spec, locked.version):
        asked = f"{wanted.spec!r} in {os.path.basename(wanted.path)}"
        reason = (
            f"{os.path.basename(lock.path)} has next {locked.version}, which {asked} does not admit: it is out of date"
        )
        return Unresolved(reason, found.spec, locked.span)
    disagrees = None
    if present is not None and (present.name, present.version) != ("next", locked.version):
        disagrees = (present.version, present.path)
    return Release(
        locked.version, found.spec, lock.path, True, locked.span, found.span, disagrees=disagrees, notes=wanted.notes
    )


def _is_refused(spec: str, version: str) -> bool:
    """Whether a spec that is a version or a range rules a version out."""
    parsed = specs.parse(spec)
    if parsed.kind == "patch":
        parsed = specs.parse(parsed.text)
    if parsed.kind not in ("version", "range"):
        return False
    return published.admits(parsed.text, version) is False


def _unlocked(project: Project, found: Declared, present: Installed | None, reason: str, nothing: Nothing) -> Answer:
    """Where the lockfile gives no version: what is installed, unless the file is damaged."""
    if not nothing.is_damaged:
        if present is not None:
            return _from_installed(present, found, (reason,))
        spec = specs.parse(found.spec)
        if spec.kind in ("file", "link", "portal", "workspace"):
            return _from_spec(project, found, Wanted(found.spec, found.package.path, found.span))
        if found.kind == "peerDependencies":
            return _from_spec(project, found, Wanted(found.spec, found.package.path, found.span, (reason,)))
    return Unresolved(reason, found.spec, nothing.span or found.span)


def _without_lock(project: Project, found: Declared, present: Installed | None) -> Answer:
    if present is not None:
        return _from_installed(present, found, ())
    hidden = _from_hidden(project, found)
    if hidden is not None:
        return hidden
    roots = workspace_roots(found.folder, project.repository) or [found.folder]
    manager = locks.package_manager([*roots, found.folder])
    wanted = _wanted(found, roots[-1], manager)
    return wanted if isinstance(wanted, Unresolved) else _from_spec(project, found, wanted)


def _from_hidden(project: Project, found: Declared) -> Answer | None:
    """node_modules/.package-lock.json: what npm installed, where the packages themselves are not there."""
    for folder in upwards(found.folder, project.repository):
        path = os.path.join(folder, HIDDEN)
        if not os.path.isfile(path):
            continue
        query = Query(locks.importer(found.folder, folder), found.spec, found.spec, found.name)
        locked = _inside(path, project.repository) or locks.ask(path, query)
        if isinstance(locked, Nothing) or locked.link is not None:
            return None
        wanted = Wanted(found.spec, found.package.path, found.span)
        return _checked(project, found, None, locks.Lock(folder, path, "npm"), locked, wanted)
    return None


def _from_installed(present: Installed, found: Declared | None, notes: tuple[str, ...]) -> Release | NotNext:
    if present.name != "next":
        return NotNext(present.name, present.version, present.span)
    spelled, place = (found.spec, found.span) if found else (None, None)
    return Release(present.version, spelled, present.path, True, present.span, place, notes=notes)


def _from_spec(project: Project, found: Declared, wanted: Wanted) -> Answer:
    """What an installation without a lockfile picks."""
    spec = specs.parse(wanted.spec)
    if spec.kind == "patch":
        spec = specs.parse(spec.text)
    if spec.kind in ("file", "link", "portal"):
        return _linked(os.path.join(os.path.dirname(wanted.path), spec.text), project, found, wanted.span)
    if spec.kind == "workspace":
        return _from_workspace(project, found, wanted)
    if spec.kind == "url" and (tarball := specs.tarball(wanted.spec)) is not None:
        spec = specs.Spec("version", tarball.version, tarball.name)
    if spec.name != "next":
        return NotNext(spec.name, spec.text if spec.kind == "version" else None, wanted.span)
    if spec.kind == "version":
        return Release(spec.text, found.spec, wanted.path, True, wanted.span, found.span, notes=wanted.notes)
    if spec.kind == "range":
        return _picked(found, wanted, spec.text)
    if spec.kind == "tag":
        return _tagged(found, wanted, spec.text)
    reason = f"next comes from {wanted.spec!r}, and only a lockfile or an installation tells its version"
    return Unresolved(reason, found.spec, wanted.span)


def _picked(found: Declared, wanted: Wanted, range_: str) -> Answer:
    version = published.pick(range_)
    if version is None:
        reason = f"no version that was published up to {published.refreshed()[:10]} satisfies {wanted.spec!r}"
        return Unresolved(reason, found.spec, wanted.span)
    candidates = published.satisfying(range_) or ()
    return Release(version, found.spec, wanted.path, False, wanted.span, found.span, candidates, notes=wanted.notes)


def _tagged(found: Declared, wanted: Wanted, tag: str) -> Answer:
    version = published.tagged(tag)
    if version is None:
        reason = (
            f"it is not known which version the dist-tag {tag!r} points to, and no lockfile says what was installed"
        )
        return Unresolved(reason, found.spec, wanted.span)
    note = f"the dist-tag {tag!r} pointed to {version} on {published.refreshed()[:10]}"
    return Release(version, found.spec, wanted.path, False, wanted.span, found.span, notes=(*wanted.notes, note))


def _from_workspace(project: Project, found: Declared, wanted: Wanted) -> Answer:
    """``workspace:``: the package called next among the members."""
    for root in workspace_roots(found.folder, project.repository):
        for folder in members(root):
            package = read_package(os.path.join(folder, "package.json"))
            if package is not None and package.data.get("name") == "next":
                return _linked(folder, project, found, wanted.span)
    return Unresolved(
        f"no package of this workspace is called next, and {wanted.spec!r} asks for one", found.spec, wanted.span
    )


def _linked(folder: str, project: Project, found: Declared, span: Span | None) -> Answer:
    """The package in a folder that next is a link to."""
    folder = os.path.normpath(folder)
    path = os.path.join(folder, "package.json")
    package = installed.read(path, project.repository) if os.path.isfile(path) else None
    if package is None:
        shown = os.path.relpath(folder, project.repository).replace(os.sep, "/")
        return Unresolved(f"next is a link to {shown}, where no package.json tells a version", found.spec, span)
    return _from_installed(package, found, ())
