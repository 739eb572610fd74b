"""The writer: whole files or nothing, whatever happens in between."""

from __future__ import annotations

import errno
import json
import multiprocessing
import os
import re
import resource
import signal
import stat
import struct
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from multiprocessing.synchronize import Barrier
from pathlib import Path
from typing import Any

import pytest

from nextlint.files import folder as folders
from nextlint.files import writer
from nextlint.files.writer import WriteRefused, write_all, write_atomically

OLD, NEW = b"old text\n" * 200, b"new text\n" * 300
SOURCE = Path(writer.__file__).parents[2]
IS_ROOT = hasattr(os, "geteuid") and os.geteuid() == 0


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "web"
    made.mkdir()
    return made


def write(path: Path, new: bytes, expected: bytes | None) -> None:
    write_atomically(str(path), new, expected=expected, repository=str(path.parent))


def names(folder: Path) -> list[str]:
    return sorted(os.listdir(folder))


def litter(folder: Path) -> list[str]:
    return [name for name in names(folder) if name.startswith(".nextlint-")]


# -- what is written


def test_a_file_gets_its_new_bytes(folder: Path) -> None:
    file = folder / "next.config.js"
    file.write_bytes(OLD)
    write(file, NEW, OLD)
    assert file.read_bytes() == NEW
    assert names(folder) == ["next.config.js"]


def test_a_new_file_is_made_with_the_mode_of_the_umask(folder: Path) -> None:
    before = os.umask(0o027)
    try:
        write(folder / "next.config.js", NEW, None)
    finally:
        os.umask(before)
    assert (folder / "next.config.js").read_bytes() == NEW
    assert stat.S_IMODE((folder / "next.config.js").stat().st_mode) == 0o640
    assert names(folder) == ["next.config.js"]


def test_a_file_may_become_empty(folder: Path) -> None:
    file = folder / "next.config.js"
    file.write_bytes(OLD)
    write(file, b"", OLD)
    assert file.read_bytes() == b""


@pytest.mark.parametrize("mode", [0o644, 0o600, 0o755, 0o666, 0o464])
def test_the_mode_is_kept(folder: Path, mode: int) -> None:
    if not mode & 0o200 and not IS_ROOT:
        pytest.skip("its owner may not write it")
    file = folder / "next.config.js"
    file.write_bytes(OLD)
    file.chmod(mode)
    write(file, NEW, OLD)
    assert stat.S_IMODE(file.stat().st_mode) == mode


# An access control list as Linux stores it: the owner, user 65534, the group, the mask and others, in that order.
ACL = struct.pack("<I", 2) + b"".join(
    struct.pack("<HHI", tag, may, who)
    for tag, may, who in ((1, 6, 2**32 - 1), (2, 4, 65534), (4, 4, 2**32 - 1), (16, 4, 2**32 - 1), (32, 0, 2**32 - 1))
)


@pytest.mark.parametrize(("name", "value"), [("user.origin", b"a team"), ("system.posix_acl_access", ACL)])
def test_extended_attributes_and_access_control_lists_are_kept(folder: Path, name: str, value: bytes) -> None:
    file = folder / "next.config.js"
    file.write_bytes(OLD)
    if not hasattr(os, "setxattr"):
        pytest.skip("there are no extended attributes here")
    try:
        os.setxattr(file, name, value)
    except OSError as error:
        pytest.skip(f"the file system has none: {error}")
    write_atomically(str(file), NEW, expected=OLD, repository=str(folder))
    assert file.read_bytes() == NEW
    assert os.getxattr(file, name) == value


def test_a_file_whose_attribute_cannot_be_kept_is_left(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = folder / "next.config.js"
    file.write_bytes(OLD)

    def refuse(*_: object) -> None:
        raise PermissionError(errno.EPERM, "Operation not permitted")

    monkeypatch.setattr(os, "listxattr", lambda _: ["user.origin"], raising=False)
    monkeypatch.setattr(os, "getxattr", lambda *_: b"", raising=False)
    monkeypatch.setattr(os, "setxattr", refuse, raising=False)
    with pytest.raises(WriteRefused, match=r"its attribute user\.origin cannot be kept"):
        write_atomically(str(file), NEW, expected=OLD, repository=str(folder))
    assert (file.read_bytes(), os.listdir(folder)) == (OLD, ["next.config.js"])


@pytest.mark.skipif(not IS_ROOT, reason="only root gives files away")
def test_the_owner_is_kept(folder: Path) -> None:
    file = folder / "next.config.js"
    file.write_bytes(OLD)
    os.chown(file, 12345, 23456)
    write(file, NEW, OLD)
    assert (file.stat().st_uid, file.stat().st_gid) == (12345, 23456)


def test_a_link_is_followed_and_stays_a_link(folder: Path) -> None:
    (folder / "shared").mkdir()
    target = folder / "shared" / "next.config.js"
    target.write_bytes(OLD)
    link = folder / "next.config.js"
    link.symlink_to(Path("shared") / "next.config.js")
    write(link, NEW, OLD)
    assert link.is_symlink()
    assert target.read_bytes() == NEW
    assert names(folder / "shared") == ["next.config.js"]


# -- what is refused


def refuse(path: Path, new: bytes, expected: bytes | None, *, because: str, repository: Path | None = None) -> None:
    before = {name: (path.parent / name).lstat().st_mtime_ns for name in names(path.parent)}
    with pytest.raises(WriteRefused, match=because):
        write_atomically(str(path), new, expected=expected, repository=str(repository or path.parent))
    assert {name: (path.parent / name).lstat().st_mtime_ns for name in names(path.parent)} == before


def test_a_file_that_changed_since_it_was_read_is_left(folder: Path) -> None:
    (folder / "next.config.js").write_bytes(b"what the editor saved")
    refuse(folder / "next.config.js", NEW, OLD, because="it has changed since it was read")
    assert (folder / "next.config.js").read_bytes() == b"what the editor saved"


def test_a_file_that_vanished_is_not_made_again(folder: Path) -> None:
    refuse(folder / "next.config.js", NEW, OLD, because="it no longer exists")


def test_a_file_that_appeared_is_left(folder: Path) -> None:
    (folder / "next.config.js").write_bytes(OLD)
    refuse(folder / "next.config.js", NEW, None, because="a file of that name exists now")


def test_a_dangling_link_makes_its_target(folder: Path) -> None:
    (folder / "next.config.js").symlink_to("base.js")
    write(folder / "next.config.js", NEW, None)
    assert (folder / "base.js").read_bytes() == NEW
    assert (folder / "next.config.js").is_symlink()


def test_a_link_that_leads_out_of_the_repository_is_left(folder: Path) -> None:
    outside = folder.parent / "outside.js"
    outside.write_bytes(OLD)
    (folder / "next.config.js").symlink_to(outside)
    refuse(folder / "next.config.js", NEW, OLD, because="outside the repository")
    assert outside.read_bytes() == OLD
    assert litter(folder.parent) == []


def test_a_linked_folder_that_leads_out_of_the_repository_is_left(folder: Path) -> None:
    outside = folder.parent / "outside"
    outside.mkdir()
    (outside / "next.config.js").write_bytes(OLD)
    (folder / "app").symlink_to(outside)
    refuse(folder / "app" / "next.config.js", NEW, OLD, because="outside the repository", repository=folder)


def test_a_folder_whose_name_begins_as_the_repository_does_is_outside(folder: Path) -> None:
    other = folder.parent / "web-old"
    other.mkdir()
    (other / "next.config.js").write_bytes(OLD)
    refuse(other / "next.config.js", NEW, OLD, because="outside the repository", repository=folder)


def test_a_loop_of_links_is_left(folder: Path) -> None:
    (folder / "next.config.js").symlink_to("next.config.mjs")
    (folder / "next.config.mjs").symlink_to("next.config.js")
    refuse(folder / "next.config.js", NEW, OLD, because="it is not a regular file|cannot be written")


def test_a_file_with_two_names_is_left(folder: Path) -> None:
    (folder / "next.config.js").write_bytes(OLD)
    os.link(folder / "next.config.js", folder / "other.js")
    refuse(folder / "next.config.js", NEW, OLD, because="it has 2 hard links")


def test_a_read_only_file_is_left_even_by_root(folder: Path) -> None:
    (folder / "next.config.js").write_bytes(OLD)
    (folder / "next.config.js").chmod(0o444)
    refuse(folder / "next.config.js", NEW, OLD, because="it is read-only")


@pytest.mark.skipif(IS_ROOT, reason="root writes anywhere")
def test_a_read_only_folder_is_left(folder: Path) -> None:
    (folder / "next.config.js").write_bytes(OLD)
    folder.chmod(0o555)
    try:
        refuse(folder / "next.config.js", NEW, OLD, because="it cannot be written")
    finally:
        folder.chmod(0o755)


@pytest.mark.parametrize("make", [Path.mkdir, os.mkfifo], ids=["a folder", "a FIFO"])
def test_what_is_no_file_is_left(folder: Path, make: Callable[[Path], None]) -> None:
    make(folder / "next.config.js")
    refuse(folder / "next.config.js", NEW, OLD, because="it is not a regular file")


def test_a_folder_that_is_not_there_is_a_refusal(folder: Path) -> None:
    with pytest.raises(WriteRefused, match="it cannot be written"):
        write_atomically(str(folder / "none" / "a.js"), NEW, expected=None, repository=str(folder))


def test_an_impossible_name_is_a_refusal(folder: Path) -> None:
    with pytest.raises(WriteRefused, match="it cannot be written"):
        write_atomically(str(folder / "a\0b"), NEW, expected=None, repository=str(folder))


def test_a_save_after_the_comparison_is_noticed(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = folder / "next.config.js"
    file.write_bytes(OLD)
    monkeypatch.setattr(writer, "_keep_owner_and_mode", lambda *_: file.write_bytes(b"saved"))
    with pytest.raises(WriteRefused, match="it has changed since it was read"):
        write(file, NEW, OLD)
    assert file.read_bytes() == b"saved"
    assert names(folder) == ["next.config.js"]


@pytest.fixture(params=["unnamed", "named"])
def temporary(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """Both ways in which a new file is made."""
    if request.param == "named":
        monkeypatch.delattr(os, "O_TMPFILE", raising=False)
    elif not hasattr(os, "O_TMPFILE"):
        pytest.skip("this system has no files without a name")
    return str(request.param)


@pytest.mark.usefixtures("temporary")
def test_a_file_that_appears_while_one_is_made_stays(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = folder / "next.config.js"
    link = os.link

    def late(*args: object, **options: object) -> None:
        file.write_bytes(b"made by another")
        link(*args, **options)  # type: ignore[arg-type] # passed through

    monkeypatch.setattr(os, "link", late)
    with pytest.raises(WriteRefused, match="a file of that name exists now"):
        write(file, NEW, None)
    assert file.read_bytes() == b"made by another"
    assert names(folder) == ["next.config.js"]


@pytest.mark.usefixtures("temporary")
def test_a_new_file_is_whole_either_way(folder: Path) -> None:
    write(folder / "next.config.js", NEW, None)
    assert (folder / "next.config.js").read_bytes() == NEW
    assert names(folder) == ["next.config.js"]


# -- disk full


@pytest.mark.usefixtures("temporary")
@pytest.mark.parametrize("expected", [OLD, None], ids=["replaced", "made"])
@pytest.mark.parametrize("call", ["write", "fsync"])
def test_a_full_disk_changes_nothing(
    folder: Path, monkeypatch: pytest.MonkeyPatch, call: str, expected: bytes | None
) -> None:
    file = folder / "next.config.js"
    if expected is not None:
        file.write_bytes(expected)

    def full(*_: object) -> int:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, call, full)
    with pytest.raises(WriteRefused, match="No space left on device"):
        write(file, NEW, expected)
    monkeypatch.undo()
    assert names(folder) == (["next.config.js"] if expected is not None else [])
    assert expected is None or file.read_bytes() == expected


def test_a_limit_on_file_sizes_changes_nothing(folder: Path) -> None:
    file = folder / "next.config.js"
    file.write_bytes(OLD)
    code = f"""
import resource
from nextlint.files.writer import WriteRefused, write_atomically
resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))
try:
    write_atomically({str(file)!r}, {NEW!r}, expected={OLD!r}, repository={str(folder)!r})
except WriteRefused as error:
    print(error)
"""
    done = run_python(code)
    assert done.stdout.strip() == f"it cannot be written ({os.strerror(errno.EFBIG)})"
    assert file.read_bytes() == OLD
    assert names(folder) == ["next.config.js"]


@pytest.mark.skipif(not IS_ROOT or not sys.platform.startswith("linux"), reason="mounts a small file system")
def test_a_file_system_without_room_changes_nothing(folder: Path) -> None:
    mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=64k", "nextlint-test", str(folder)], check=False)
    if mounted.returncode:
        pytest.skip("mounting is not allowed here")
    try:
        file = folder / "next.config.js"
        file.write_bytes(OLD)
        with pytest.raises(WriteRefused, match="No space left on device"):
            write(file, b"x" * 100_000, OLD)
        assert file.read_bytes() == OLD
        assert names(folder) == ["next.config.js"]
    finally:
        subprocess.run(["umount", str(folder)], check=True)


# -- interrupted


@pytest.mark.parametrize("call", ["write", "fsync", "replace"])
def test_an_interrupt_leaves_no_litter(folder: Path, monkeypatch: pytest.MonkeyPatch, call: str) -> None:
    file = folder / "next.config.js"
    file.write_bytes(OLD)

    def interrupted(*_: object, **__: object) -> int:
        raise KeyboardInterrupt

    monkeypatch.setattr(os, call, interrupted)
    with pytest.raises(KeyboardInterrupt):
        write(file, NEW, OLD)
    assert file.read_bytes() == OLD
    assert names(folder) == ["next.config.js"]


# Forks a writer that kills itself before its n-th call, for n = 1, 2, ... until it comes to its end; prints for each
# how the writer ended, what it left, and what the next write made of that.
KILLER = """
import fcntl, json, os, signal
from nextlint.files.writer import write_atomically

def counted(call):
    def inner(*args, **options):
        global left
        left -= 1
        if left == 0:
            os.kill(os.getpid(), signal.SIGKILL)
        return call(*args, **options)
    return inner

whole_write = os.write
def write_in_pieces(descriptor, data):
    return whole_write(descriptor, data[: max(1, len(data) // 3)] if len(data) > 100 else data)

def die_at(number):
    global left
    left = number
    os.write = write_in_pieces
    for name in {calls!r}:
        setattr(os, name, counted(getattr(os, name)))
    fcntl.flock = counted(fcntl.flock)
    write_atomically({path!r}, {new!r}, expected={expected!r}, repository={folder!r})

def content():
    try:
        return open({path!r}, "rb").read()
    except FileNotFoundError:
        return None

if {named!r} and hasattr(os, "O_TMPFILE"):
    del os.O_TMPFILE
runs = []
while not runs or runs[-1]["status"] != 0:
    for name in os.listdir({folder!r}):
        os.unlink(os.path.join({folder!r}, name))
    if {expected!r} is not None:
        open({path!r}, "wb").write({expected!r})
    child = os.fork()
    if child == 0:
        die_at(len(runs) + 1)
        os._exit(0)
    status = os.waitpid(child, 0)[1]
    now, names = content(), os.listdir({folder!r})
    write_atomically({path!r}, b"the next run", expected=now, repository={folder!r})
    state = "old" if now == {expected!r} else "new" if now == {new!r} else "torn"
    after = os.listdir({folder!r})
    runs.append(dict(status=status, state=state, names=names, next=content().decode(), after=after))
print(json.dumps(runs))
"""


def system_calls() -> list[str]:
    """Every function of os that the writer and its folders name and that enters the system."""
    texts = (Path(str(module.__file__)).read_text() for module in (writer, folders))
    used = set(re.findall(r"\bos\.([a-z_]+)\(", "".join(texts)))
    return sorted(used - {"fdopen", "urandom"})


def test_the_calls_that_are_interrupted_are_those_of_the_writer() -> None:
    assert {"open", "write", "fsync", "replace", "link", "unlink", "close", "lstat", "fchmod"} <= set(system_calls())


@pytest.mark.slow
@pytest.mark.parametrize(
    ("expected", "named"), [(OLD, False), (None, False), (None, True)], ids=["replaced", "made", "made by its name"]
)
def test_a_kill_before_any_system_call_leaves_the_old_file_or_the_new_one(
    folder: Path, expected: bytes | None, named: bool
) -> None:
    code = KILLER.format(
        calls=system_calls(),
        path=str(folder / "next.config.js"),
        new=NEW,
        expected=expected,
        folder=str(folder),
        named=named,
    )
    *killed, last = json.loads(run_python(code).stdout)
    assert len(killed) > 12
    assert {run["status"] for run in killed} == {signal.SIGKILL}
    assert {run["state"] for run in killed} == {"old", "new"}  # before and after the step that counts
    assert (last["status"], last["state"]) == (0, "new")
    for run in (*killed, last):
        others = [name for name in run["names"] if name != "next.config.js"]
        assert all(name.startswith(".nextlint-") for name in others)
        assert run["next"] == "the next run"
        assert run["after"] == ["next.config.js"], "litter after the next run"


def run_python(code: str) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "PYTHONPATH": str(SOURCE)}
    return subprocess.run(
        [sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=True, timeout=120
    )


# -- litter


def test_the_next_write_removes_what_a_killed_run_left(folder: Path) -> None:
    (folder / ".nextlint-0123456789abcdef.tmp").write_bytes(b"half a fi")
    (folder / "next.config.js").write_bytes(OLD)
    write(folder / "next.config.js", NEW, OLD)
    assert names(folder) == ["next.config.js"]


def write_next_to(folder: Path) -> None:
    """Any write in a folder removes what killed runs left in it."""
    write_atomically(str(folder / "other"), b"", expected=None, repository=str(folder))
    (folder / "other").unlink()


@pytest.mark.parametrize(
    "name", [".nextlint-0123456789abcdef.tmp.js", "nextlint-0123456789abcdef.tmp", ".nextlint-x.tmp", ".nextlintrc"]
)
def test_files_of_other_names_are_not_litter(folder: Path, name: str) -> None:
    (folder / name).write_bytes(b"mine")
    write_next_to(folder)
    assert (folder / name).read_bytes() == b"mine"


def test_folders_and_links_are_not_litter(folder: Path) -> None:
    (folder / ".nextlint-0123456789abcdef.tmp").mkdir()
    (folder / ".nextlint-0123456789abcde0.tmp").symlink_to("elsewhere")
    write_next_to(folder)
    assert len(names(folder)) == 2


def test_without_locks_only_old_temporaries_are_litter(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(writer, "_lock", lambda folder: None)
    young, old = folder / ".nextlint-0123456789abcdef.tmp", folder / ".nextlint-0123456789abcde0.tmp"
    young.write_bytes(b"")
    old.write_bytes(b"")
    past = time.time() - 2 * writer.STALE_AGE
    os.utime(old, (past, past))
    write_next_to(folder)
    assert names(folder) == [young.name]


# -- several processes


def count_up(path: str, folder: str, start: Barrier, wins: multiprocessing.Queue[int]) -> None:
    replace = os.replace

    def late(source: str, target: str, **folders: int) -> None:
        time.sleep(0.002)  # long enough for another to come in between, if it could
        replace(source, target, **folders)

    os.replace = late  # type: ignore[assignment] # it is called with two names and descriptors of their folder
    start.wait(60)
    won = 0
    for _ in range(30):
        before = Path(path).read_bytes()
        number = int(before[:10]) + 1
        try:
            write_atomically(path, b"%010d" % number * 5000, expected=before, repository=folder)
        except WriteRefused:
            continue
        won += 1
    wins.put(won)


def make_it(path: str, folder: str, content: bytes, wins: multiprocessing.Queue[int]) -> None:
    try:
        write_atomically(path, content, expected=None, repository=folder)
    except WriteRefused:
        wins.put(0)
    else:
        wins.put(1)


@pytest.fixture
def spawn() -> Iterator[Callable[..., multiprocessing.process.BaseProcess]]:
    context = multiprocessing.get_context("spawn")
    started: list[multiprocessing.process.BaseProcess] = []

    def start(target: Callable[..., None], *args: object) -> multiprocessing.process.BaseProcess:
        process = context.Process(target=target, args=args)
        process.start()
        started.append(process)
        return process

    yield start
    for process in started:
        process.join(60)
        process.close()


@pytest.mark.slow
def test_no_update_of_two_writers_is_lost_and_no_reader_sees_half_a_file(
    folder: Path, spawn: Callable[..., multiprocessing.process.BaseProcess]
) -> None:
    file = folder / "next.config.js"
    file.write_bytes(b"0000000000" * 5000)
    context = multiprocessing.get_context("spawn")
    wins: multiprocessing.Queue[int] = context.Queue()
    start = context.Barrier(3)
    processes = [spawn(count_up, str(file), str(folder), start, wins) for _ in range(3)]
    while any(process.is_alive() for process in processes):
        now = file.read_bytes()
        assert now == now[:10] * 5000
        time.sleep(0.001)
    total = sum(wins.get(timeout=60) for _ in processes)
    assert total >= 30
    assert int(file.read_bytes()[:10]) == total
    assert names(folder) == ["next.config.js"]


@pytest.mark.slow
def test_one_of_several_makers_of_a_file_wins(
    folder: Path, spawn: Callable[..., multiprocessing.process.BaseProcess]
) -> None:
    file = folder / "next.config.js"
    wins: multiprocessing.Queue[int] = multiprocessing.get_context("spawn").Queue()
    for number in range(5):
        spawn(make_it, str(file), str(folder), b"%d" % number * 10000, wins)
    assert sorted(wins.get(timeout=60) for _ in range(5)) == [0, 0, 0, 0, 1]
    assert file.read_bytes() == file.read_bytes()[:1] * 10000
    assert names(folder) == ["next.config.js"]


def test_a_lock_that_is_never_given_back_is_a_refusal(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fcntl = pytest.importorskip("fcntl")
    monkeypatch.setattr(writer, "LOCK_TIMEOUT", 0.05)
    (folder / "next.config.js").write_bytes(OLD)
    held = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(held, fcntl.LOCK_EX)
        refuse(folder / "next.config.js", NEW, OLD, because="another process keeps writing to its folder")
    finally:
        os.close(held)
    write(folder / "next.config.js", NEW, OLD)


def test_no_descriptor_stays_open(folder: Path) -> None:
    limit = resource.getrlimit(resource.RLIMIT_NOFILE)
    file = folder / "next.config.js"
    file.write_bytes(b"0")
    before = os.dup(0)
    os.close(before)
    for number in range(20):
        write(file, b"%d" % (number + 1), b"%d" % number)
        refuse(file, NEW, OLD, because="changed")
    after = os.dup(0)
    os.close(after)
    assert after == before, limit


# -- several files


def changes(folder: Path, *names: str) -> dict[str, tuple[bytes | None, bytes]]:
    for name in names:
        (folder / name).write_bytes(OLD)
    return {str(folder / name): (OLD, NEW) for name in names}


def test_all_changes_are_written(folder: Path) -> None:
    write_all({**changes(folder, "a.js", "b.js"), str(folder / "c.js"): (None, NEW)}, repository=str(folder))
    assert {(folder / name).read_bytes() for name in names(folder)} == {NEW}


def test_nothing_is_written_if_one_file_changed(folder: Path) -> None:
    wanted = changes(folder, "a.js", "b.js")
    (folder / "b.js").write_bytes(b"saved")
    with pytest.raises(WriteRefused, match=r"b\.js: it has changed since it was read; nothing was written") as refused:
        write_all(wanted, repository=str(folder))
    assert refused.value.written == ()
    assert refused.value.unwritten == (str(folder / "a.js"), str(folder / "b.js"))
    assert (folder / "a.js").read_bytes() == OLD


def test_it_says_what_was_written_if_the_second_file_cannot_be(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    wanted = changes(folder, "a.js", "b.js", "c.js")
    replace = os.replace

    def then_editor_saves(source: str, target: str, **where: Any) -> None:
        replace(source, target, **where)
        (folder / "b.js").write_bytes(b"saved")

    monkeypatch.setattr(os, "replace", then_editor_saves)
    with pytest.raises(WriteRefused) as refused:
        write_all(wanted, repository=str(folder))
    a, b, c = (str(folder / name) for name in ("a.js", "b.js", "c.js"))
    assert refused.value.written == (a,)
    assert refused.value.unwritten == (b, c)
    assert str(refused.value) == f"{b}: it has changed since it was read; written: {a}; not written: {b}, {c}"
    assert [(folder / name).read_bytes() for name in ("a.js", "b.js", "c.js")] == [NEW, b"saved", OLD]


def test_two_changes_of_one_file_are_refused(folder: Path) -> None:
    wanted = changes(folder, "a.js")
    (folder / "link.js").symlink_to("a.js")
    with pytest.raises(WriteRefused, match="two changes are for one file"):
        write_all({**wanted, str(folder / "link.js"): (OLD, NEW)}, repository=str(folder))
    assert (folder / "a.js").read_bytes() == OLD
