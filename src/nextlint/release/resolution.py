"""The order of the sources that may determine which version of a package a project gets."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from nextlint.files.paths import upwards
from nextlint.release import declared, fresh, installed, locks, overrides, published, requested, specs
from nextlint.release.lockfiles import HIDDEN, open_lockfile
from nextlint.release.lockfiles.lockfile import Locked, Lockfile, LockfileMiss, Query, start_of
from nextlint.release.model import NotNext, Release, Stale, Unresolved
from nextlint.release.versions import clean
from nextlint.workspaces import broken, workspace_roots

if TYPE_CHECKING:
    from nextlint.files.reader import Reader
    from nextlint.model.findings import Span
    from nextlint.model.project import Project
    from nextlint.release.declared import Declared
    from nextlint.release.installed import Installed
    from nextlint.release.requested import Requested

Answer = Release | Unresolved | NotNext


def resolve(reader: Reader, project: Project, package: str) -> Answer | None:
    """See ``nextlint.release.resolve``."""
    found = declared.find(reader, project, package)
    if project.package is None and project.package_error is not None:
        return Unresolved(
            f"{project.manifest_name} cannot be used: {project.package_error}", None, _error_place(reader, project)
        )
    present = installed.find(reader, project.root, project.repository, package)
    if found is None:
        return _undeclared(reader, project, present, package)
    if not isinstance(found.spec, str):
        return Unresolved(
            f"{found.kind} in {os.path.basename(found.package.path)} has no string for {package}", None, found.span
        )
    lock = locks.find(reader, found.folder, project.repository, package)
    if isinstance(lock, locks.ConflictingLockfiles):
        return _agreed(reader, project, found, present, lock)
    if lock is not None:
        return _with_lock(reader, project, found, present, lock)
    answer = _without_lock(reader, project, found, present)
    file = broken.find(reader, found.folder, project.repository)
    return answer if file is None else _beside_broken(answer, found, file)


def _undeclared(reader: Reader, project: Project, present: Installed | None, package: str) -> Answer | None:
    """Return what another package brought in; None for next, which the app must name itself."""
    lock = None if package == "next" else locks.find(reader, project.root, project.repository, package)
    if isinstance(lock, locks.Lock):
        return _brought(reader, lock, project, package)
    return None if present is None else fresh.from_installed(present, package, None)


def _brought(reader: Reader, lock: locks.Lock, project: Project, package: str) -> Answer | None:
    """Return the version of a package that no package.json names, if the lockfile has exactly one."""
    opened = _open(reader, lock, project, package)
    if isinstance(opened, LockfileMiss):
        return Unresolved(f"{os.path.basename(lock.path)} {opened.reason}", None, opened.span)
    found = {one.version: one for one in opened.all() if isinstance(one, Locked) and one.version}
    if len(found) > 1:
        reason = f"{os.path.basename(lock.path)} has {package} {' and '.join(found)}, but no package.json names it"
        return Unresolved(reason, None, start_of(lock.path))
    return next((Release(one.version, None, lock.path, True, one.span) for one in found.values()), None)


def given(reader: Reader, next_version: str, project: Project) -> Release:
    """Return the given version as the answer. Raises ValueError if it is not exact."""
    found = declared.find(reader, project, "next")
    version = clean(next_version)
    if version is None:
        raise ValueError(f"--next-version takes one exact version such as 13.4.19, not {next_version!r}")
    is_known = version in published.versions()
    notes = () if is_known else (f"{version} is not among the versions published up to {published.refreshed()[:10]}",)
    spelled = found.spec if found and isinstance(found.spec, str) else None
    return Release(version, spelled, "--next-version", True, None, found.span if found else None, notes=notes)


def _error_place(reader: Reader, project: Project) -> Span:
    path = project.manifest
    if project.package_error_offset is None:  # not even its text was read, for example a link out of the repository
        return start_of(path)
    source = reader.source_or_none(path)
    if source is None:
        return start_of(path)
    at = min(project.package_error_offset, len(source.text))
    return source.span(at, at)


def _agreed(
    reader: Reader,
    project: Project,
    found: Declared,
    present: Installed | None,
    lockfiles: locks.ConflictingLockfiles,
) -> Answer:
    """Return the answer of several lockfiles in one folder if all agree."""
    answers = [_with_lock(reader, project, found, present, lock) for lock in lockfiles.locks]
    first = answers[0]
    versions = {answer.version if isinstance(answer, Release) and answer.exact else None for answer in answers}
    if not isinstance(first, Release) or len(versions) > 1 or None in versions:
        unreadable = [answer for answer in answers if isinstance(answer, Unresolved)]
        reason = "; ".join([_conflict(lockfiles), *(answer.reason for answer in unreadable)])
        places = [answer.span for answer in unreadable] or [start_of(lockfiles.locks[0].path)]
        return Unresolved(reason, found.spec, places[0])
    names = " and ".join(os.path.basename(lock.path) for lock in lockfiles.locks)
    return first._replace(notes=(*first.notes, f"{names} are in one folder and agree"))


def _conflict(lock: locks.ConflictingLockfiles) -> str:
    names = [os.path.basename(one.path) for one in lock.locks]
    listed = f"{', '.join(names[:-1])} and {names[-1]}"
    if lock.named is not None:
        return f"{listed} are in one folder, and packageManager names {lock.named}, which wrote none of them"
    if {one.manager for one in lock.locks} == {"pnpm"}:  # of branches
        return f"{listed} are in one folder, and the checked-out branch is unknown"
    return f"{listed} are in one folder, and no packageManager in package.json says which is used"


def _with_lock(
    reader: Reader, project: Project, found: Declared, present: Installed | None, lock: locks.Lock
) -> Answer:
    known = requested.find(reader, found, lock.folder, _dialect(reader, lock))
    asked = requested.as_declared(found) if isinstance(known, Unresolved) else known
    locked = _ask(reader, lock, project, found, asked)
    if isinstance(locked, Locked):
        return _judged(reader, project, found, present, lock, locked, _noting_manager(reader, asked, found, lock))
    if isinstance(known, Unresolved) and not locked.is_damaged:
        return known
    reason = f"{os.path.basename(lock.path)} {locked.reason}"
    if not locked.is_damaged:
        if present is not None:
            return fresh.from_installed(present, found.dependency, found, reason)
        if (folder := fresh.member(reader, project, found)) is not None:
            return fresh.linked(reader, folder, project, found, found.span)
        if found.kind == "peerDependencies" or specs.parse(found.spec, found.dependency).kind in (
            "file",
            "link",
            "portal",
        ):
            return fresh.pick(reader, project, found, requested.as_declared(found, reason))
    return Unresolved(reason, found.spec, locked.span or found.span)


def _noting_manager(reader: Reader, asked: Requested, found: Declared, lock: locks.Lock) -> Requested:
    named = locks.package_manager(reader, [lock.folder, found.folder])
    if named in (None, lock.manager):
        return asked
    note = f"packageManager names {named}, but the only lockfile is {os.path.basename(lock.path)}"
    return asked._replace(notes=(*asked.notes, note))


def _dialect(reader: Reader, lock: locks.Lock) -> str:
    """Return the manager; for yarn, which of its two dialects."""
    opened = open_lockfile(reader, lock.path, "next") if lock.manager == "yarn" else None
    return overrides.YARN_CLASSIC if isinstance(opened, Lockfile) and opened.is_classic else lock.manager


def _open(reader: Reader, lock: locks.Lock, project: Project, package: str) -> Lockfile | LockfileMiss:
    if not reader.is_really_inside(lock.path, project.repository):
        return LockfileMiss("is a link that leads out of the repository", start_of(lock.path), is_damaged=True)
    return open_lockfile(reader, lock.path, package)


def _ask(
    reader: Reader, lock: locks.Lock, project: Project, found: Declared, asked: Requested
) -> Locked | LockfileMiss:
    opened = _open(reader, lock, project, found.dependency)
    if isinstance(opened, LockfileMiss):
        return opened
    return opened.find(Query(locks.importer(found.folder, lock.base), found.spec, asked.spec, found.name))


def _judged(
    reader: Reader,
    project: Project,
    found: Declared,
    present: Installed | None,
    lock: locks.Lock,
    locked: Locked,
    asked: Requested,
) -> Answer:
    """Return a lockfile's answer, if it agrees with the request."""
    lockfile, written = os.path.basename(lock.path), f"{asked.spec!r} in {os.path.basename(asked.path)}"
    if not locked.ignores_spec and _is_other_package(found, asked, locked.name):
        has = f"it has the package {locked.name} under the name {found.dependency}"
        reason = f"{lockfile} is out of date: {has}, not {written}"
        return Unresolved(reason, found.spec, locked.span)
    if locked.name != found.dependency:
        return NotNext(locked.name, locked.version or None, locked.span)
    if locked.link is not None:
        answer = fresh.linked(reader, os.path.join(lock.base, locked.link), project, found, locked.span)
        if not isinstance(answer, Unresolved) or not locked.version:
            return answer
    elif not locked.ignores_spec and found.kind != "peerDependencies" and _is_refused(found, asked, locked.version):
        why = f"{lockfile} is out of date: it has {found.dependency} {locked.version}, not {written}"
        return _stale(reader, project, found, lock, locked, asked, why)
    release = Release(locked.version, found.spec, lock.path, True, locked.span, found.span, notes=asked.notes)
    if present is None or (present.name, present.version) == (found.dependency, locked.version):
        return release
    return release._replace(disagrees=(present.version, present.path))


def _stale(
    reader: Reader, project: Project, found: Declared, lock: locks.Lock, locked: Locked, asked: Requested, why: str
) -> Answer:
    """Return both versions: the lockfile's, and the one that an installation that updates it would get."""
    fresher = fresh.pick(reader, project, found, asked)
    if not isinstance(fresher, Release):
        return Unresolved(why, found.spec, locked.span)
    release = Release(locked.version, found.spec, lock.path, True, locked.span, found.span, notes=(*asked.notes, why))
    return release._replace(stale=Stale(why, fresher))


def _is_other_package(found: Declared, asked: Requested, name: str) -> bool:
    """Return whether the request is from the registry and, under every kind of dependency, for another package."""
    parsed = [specs.normalize(spec, found.dependency) for spec in (asked.spec, *found.others)]
    return all(spec.kind in ("version", "range", "tag") and spec.name != name for spec in parsed)


def _is_refused(found: Declared, asked: Requested, version: str) -> bool:
    """Return whether the request, under any kind of dependency, rules a version out."""
    allowed = [_admits(specs.normalize(spec, found.dependency), version) for spec in (asked.spec, *found.others)]
    return all(verdict is False for verdict in allowed)


def _admits(spec: specs.Spec, version: str) -> bool | None:
    """Return whether a spec admits a version; None if the spec names no versions."""
    return published.admits(spec.text, version) if spec.kind in ("version", "range") else None


def _without_lock(reader: Reader, project: Project, found: Declared, present: Installed | None) -> Answer:
    if present is not None:
        return fresh.from_installed(present, found.dependency, found)
    hidden = _from_hidden(reader, project, found)
    if hidden is not None:
        return hidden
    roots = workspace_roots(reader, found.folder, project.repository) or [found.folder]
    asked = requested.find(reader, found, roots[-1], locks.package_manager(reader, [*roots, found.folder]))
    return asked if isinstance(asked, Unresolved) else fresh.pick(reader, project, found, asked)


def _beside_broken(answer: Answer, found: Declared, file: broken.BrokenFile) -> Answer:
    """Return the answer of a project without a lockfile below a workspace file that does not say whose lockfile it
    uses.
    """
    if isinstance(answer, Release) and answer.exact:
        return answer._replace(notes=(*answer.notes, file.clause))
    return Unresolved(file.clause, found.spec, file.span, is_broken=True)


def _from_hidden(reader: Reader, project: Project, found: Declared) -> Answer | None:
    """Return the answer of node_modules/.package-lock.json: what npm installed, if the packages themselves are
    missing.
    """
    for folder in upwards(found.folder, project.repository):
        lock = locks.Lock(folder, os.path.join(folder, HIDDEN), "npm", folder)
        if not os.path.isfile(lock.path):
            continue
        asked = requested.as_declared(found)
        locked = _ask(reader, lock, project, found, asked)
        return _judged(reader, project, found, None, lock, locked, asked) if isinstance(locked, Locked) else None
    return None
