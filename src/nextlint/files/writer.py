"""Atomic writes that never overwrite anything unread.

Guarantees on Linux and macOS, on local file systems:

- A reader sees the old bytes or the new ones, never a mixture, even if the process is killed or the power fails.
- A file without the expected bytes is not written. Processes that use this module take turns with a lock on the
  folder, so two of them never overwrite each other's changes. Other programs do not know the lock: what one of them
  saves between the last check of the file and its replacement (two system calls) is lost.
- A new file never replaces one that appeared meanwhile: the system refuses the name.
- A killed run leaves at most one temporary file; the next write in that folder removes it.
- A link that replaces a folder meanwhile redirects neither the file nor a temporary one:
  everything happens in a held folder (see nextlint.files.folder).

Without ``flock`` (some network file systems, Windows) there is no lock, and temporary files are removed only when
they are an hour old. On Windows folders are not held.
"""

from __future__ import annotations

import errno
import os
import re
import stat
import time
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

from nextlint.files.folder import Folder
from nextlint.files.source import describe

try:
    import fcntl
except ImportError:  # Windows
    fcntl = None  # type: ignore[assignment] # the platform has no flock

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from typing import BinaryIO

LOCK_TIMEOUT = 10.0  # seconds to wait for another process that writes in the folder
STALE_AGE = 3600.0  # seconds after which a temporary file is left over, without a lock

_NOT_OURS = frozenset({errno.EPERM, errno.EACCES, errno.ENOTSUP})  # the system labels each new file

_TEMPORARY = r"\.nextlint-[0-9a-f]{16}\.tmp\Z"


class WriteRefused(Exception):  # noqa: N818 - an answer, not a failure
    """A file was left as it was; ``str()`` says why, as a clause about the file ("it has changed since it was read").

    From :func:`write_all`: ``written`` are the paths already written, ``unwritten`` the others.
    """

    def __init__(self, reason: str, *, written: Sequence[str] = (), unwritten: Sequence[str] = ()) -> None:
        super().__init__(reason)
        self.written = tuple(written)
        self.unwritten = tuple(unwritten)


def write_all(changes: Mapping[str, tuple[bytes | None, bytes]], *, repository: str) -> None:
    """Write changes that belong together: all are checked before the first is written.

    ``changes``: path -> the bytes that the file must have now (None: it must not exist), and its new bytes.

    Raises WriteRefused. If that happens between two files, the message, ``written`` and ``unwritten`` say which
    were written; these stay.
    """
    paths = list(changes)
    if len({os.path.realpath(path) for path in paths}) < len(paths):
        raise WriteRefused("two changes are for one file", unwritten=paths)
    for path, (expected, _) in changes.items():
        try:
            target, root = _target(path, repository)
            with Folder(os.path.dirname(target), root) as folder:
                _check(folder, os.path.basename(target), expected)
        except (OSError, WriteRefused) as error:
            raise WriteRefused(f"{path}: {_reason(error)}; nothing was written", unwritten=paths) from None
    for at, (path, (expected, new)) in enumerate(changes.items()):
        try:
            write_atomically(path, new, expected=expected, repository=repository)
        except WriteRefused as error:
            written = f"written: {', '.join(paths[:at])}; " if at else ""
            message = f"{path}: {error}; {written}not written: {', '.join(paths[at:])}"
            raise WriteRefused(message, written=paths[:at], unwritten=paths[at:]) from None


def write_atomically(path: str, new: bytes, *, expected: bytes | None, repository: str) -> None:
    """Replace the content ``expected`` of ``path`` (None: it does not exist) by ``new``, atomically.

    A symlink is followed to its target inside ``repository``. Mode, extended attributes and access control lists are
    kept, and the owner if the process may set it. Raises WriteRefused, and then nothing has changed.
    """
    target, root = _target(path, repository)
    name = os.path.basename(target)
    try:
        with Folder(os.path.dirname(target), root) as folder, _turn(folder):
            if expected is None:
                _create(folder, name, new)
            else:
                _replace(folder, name, new, expected)
    except (OSError, ValueError) as error:
        raise WriteRefused(_reason(error)) from None


def write_whole(target: str, new: bytes) -> None:
    """Write a file atomically, whatever its content; links are not followed. Raises OSError."""
    path, name = os.path.split(target)
    with Folder(path, path) as folder:
        temporary = _temporary_name()
        descriptor = folder.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o666)
        try:
            try:
                _write(descriptor, new)
                with suppress(FileNotFoundError):
                    _keep_owner_and_mode(descriptor, folder.lstat(name))
            finally:
                os.close(descriptor)
            folder.replace(temporary, name)
        except BaseException:
            with suppress(OSError):
                folder.unlink(temporary)
            raise


def _reason(error: Exception) -> str:
    return f"it cannot be written ({describe(error)})" if isinstance(error, OSError | ValueError) else str(error)


def _target(path: str, repository: str) -> tuple[str, str]:
    """Return the file and the repository with links resolved. Raises WriteRefused if the file is outside."""
    try:
        target, root = os.path.realpath(path), os.path.realpath(repository)
        inside = os.path.commonpath([target, root]) == root
    except ValueError as error:
        raise WriteRefused(_reason(error)) from None
    if not inside:
        raise WriteRefused("it is, or links to, a file outside the repository")
    return target, root


def _check(folder: Folder, name: str, expected: bytes | None) -> os.stat_result | None:
    """Return the status of a file that may be replaced; None if it may be created. Raises WriteRefused or OSError."""
    try:
        status = folder.lstat(name)
    except FileNotFoundError:
        if expected is None:
            return None
        raise WriteRefused("it no longer exists") from None
    if expected is None:
        raise WriteRefused("a file of that name exists now")
    if not stat.S_ISREG(status.st_mode):
        raise WriteRefused("it is not a regular file")
    if status.st_nlink > 1:
        raise WriteRefused(f"it has {status.st_nlink} hard links, of which only one would change")
    if not status.st_mode & 0o222 or not folder.is_writable(name):
        raise WriteRefused("it is read-only")
    with _opened(folder, name) as file:
        if file.read(len(expected) + 1) != expected:
            raise WriteRefused("it has changed since it was read")
    return status


def _opened(folder: Folder, name: str) -> BinaryIO:
    return os.fdopen(folder.open(name, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0)), "rb")


def _replace(folder: Folder, name: str, new: bytes, expected: bytes) -> None:
    before = _check(folder, name, expected)
    assert before is not None  # noqa: S101 - a file that is expected is there, or refused
    temporary = _temporary_name()
    descriptor = folder.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        try:
            _write(descriptor, new)
            _keep_owner_and_mode(descriptor, before)
            _keep_attributes(descriptor, folder, name)
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
        if _identity(folder.lstat(name)) != _identity(before):
            raise WriteRefused("it has changed since it was read")
        folder.replace(temporary, name)
    except BaseException:
        with suppress(OSError):
            folder.unlink(temporary)
        raise
    _sync(folder)


def _create(folder: Folder, name: str, new: bytes) -> None:
    """Write a file without a name, or with a temporary one, and then give it its name unless that exists."""
    _check(folder, name, None)
    if _create_unnamed(folder, name, new):
        return
    temporary = _temporary_name()
    descriptor = folder.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o666)
    try:
        try:
            _write(descriptor, new)
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
        try:
            folder.link(temporary, name)
        except FileExistsError:
            raise WriteRefused("a file of that name exists now") from None
    finally:
        with suppress(OSError):
            folder.unlink(temporary)
    _sync(folder)


def _create_unnamed(folder: Folder, name: str, new: bytes) -> bool:
    """Do so with a file that the system removes if the process dies (Linux). Return False if that is not supported."""
    try:
        descriptor = folder.open(".", os.O_WRONLY | os.O_TMPFILE, 0o666)
    except (AttributeError, OSError):
        return False
    try:
        _write(descriptor, new)
        os.fsync(descriptor)
        try:
            folder.name_unnamed(descriptor, name)
        except FileExistsError:
            raise WriteRefused("a file of that name exists now") from None
        except OSError:
            return False  # no /proc, or not supported by the file system
    finally:
        os.close(descriptor)
    _sync(folder)
    return True


def _write(descriptor: int, data: bytes) -> None:
    view = memoryview(data)
    while view:
        view = view[os.write(descriptor, view) :]


def _keep_owner_and_mode(descriptor: int, before: os.stat_result) -> None:
    if not hasattr(os, "fchmod"):
        return
    now = os.fstat(descriptor)
    if (now.st_uid, now.st_gid) != (before.st_uid, before.st_gid):
        with suppress(PermissionError):
            os.fchown(descriptor, before.st_uid, before.st_gid)
    os.fchmod(descriptor, stat.S_IMODE(before.st_mode))


def _keep_attributes(descriptor: int, folder: Folder, name: str) -> None:
    """Copy extended attributes, with access control lists (Linux). Raises WriteRefused if one would be lost."""
    if not hasattr(os, "listxattr"):
        return  # Python supports them only on Linux
    with _opened(folder, name) as file:
        try:
            attributes = os.listxattr(file.fileno())
        except OSError:
            return  # not supported by the file system
        for attribute in attributes:
            try:
                os.setxattr(descriptor, attribute, os.getxattr(file.fileno(), attribute))
            except OSError as error:
                if attribute.startswith("security.") and error.errno in _NOT_OURS:
                    continue
                raise WriteRefused(f"its attribute {attribute} cannot be kept ({describe(error)})") from None


def _identity(status: os.stat_result) -> tuple[int, ...]:
    return (status.st_dev, status.st_ino, status.st_size, status.st_mtime_ns, status.st_ctime_ns, status.st_mode)


def _temporary_name() -> str:
    return f".nextlint-{os.urandom(8).hex()}.tmp"


def _sync(folder: Folder) -> None:
    """Make the new name survive a power failure. The file is already written, so a failure here is ignored."""
    if folder.descriptor is not None:
        with suppress(OSError):
            os.fsync(folder.descriptor)


@contextmanager
def _turn(folder: Folder) -> Iterator[None]:
    """Hold the folder's lock, after removing what killed runs left in it."""
    is_locked = _lock(folder)
    try:
        _remove_temporaries(folder, older_than=0 if is_locked else STALE_AGE)
        yield
    finally:
        if is_locked and folder.descriptor is not None:
            fcntl.flock(folder.descriptor, fcntl.LOCK_UN)


def _lock(folder: Folder) -> bool:
    """Acquire the folder's lock; return False if there are no locks. Raises WriteRefused."""
    if fcntl is None or folder.descriptor is None:
        return False
    deadline = time.monotonic() + LOCK_TIMEOUT
    while True:
        try:
            fcntl.flock(folder.descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            if time.monotonic() > deadline:
                raise WriteRefused("another process keeps writing to its folder") from None
            time.sleep(0.01)
        except OSError:
            return False
        else:
            return True


def _remove_temporaries(folder: Folder, *, older_than: float) -> None:
    """Remove temporary files. With the lock, all of them were left by killed runs."""
    with suppress(OSError):
        for name in [name for name in folder.names() if re.match(_TEMPORARY, name)]:
            with suppress(OSError):
                status = folder.lstat(name)
                is_stale = not older_than or time.time() - status.st_mtime > older_than
                if is_stale and stat.S_ISREG(status.st_mode):
                    folder.unlink(name)
