"""Writes that cannot hurt, end to end: ``nextlint --fix`` killed, without room, without leave, and not alone."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.files.test_writer import system_calls

from .commands import ROOT, Done, nextlint
from .meddling import CONFIG, DEEDS, FIXED, SAVED, lay_out

MADE = (
    "/** @type {import('next').NextConfig} */\n"
    "const nextConfig = {\n  experimental: { appDir: false },\n};\n\nmodule.exports = nextConfig;\n"
)
IS_ROOT = hasattr(os, "geteuid") and os.geteuid() == 0


def child(*arguments: str) -> Any:
    """What a Python process prints as JSON."""
    environment = {**os.environ, "PYTHONPATH": f"{ROOT}:{ROOT / 'src'}"}
    ended = subprocess.run(
        [sys.executable, *arguments], cwd=ROOT, env=environment, capture_output=True, text=True, check=True, timeout=500
    )
    return json.loads(ended.stdout)


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    return lay_out(tmp_path / "base")


def refused(done: Done, reason: str) -> None:
    """The finding is open, the exit code says so, and the reason is printed."""
    assert done.violations == []
    assert done.code == 1, done
    assert reason in " ".join(done.out.split()), done
    assert "fixed 0" not in done.out


def untouched(tree: Path) -> None:
    assert (tree / "next.config.js").read_bytes() == CONFIG
    assert sorted(os.listdir(tree)) == [".git", "next.config.js", "package.json"]


# -- something happens meanwhile


@pytest.mark.slow
@pytest.mark.parametrize("deed", DEEDS)
def test_whatever_happens_meanwhile_the_file_is_whole(tmp_path: Path, deed: str) -> None:
    runs = child("-m", "tests.reliability.meddling", str(tmp_path / "base"), deed)
    assert len(runs) > 8
    whole = {None, CONFIG.decode(), FIXED.decode()} | {
        "the config vanishes": {MADE},
        "the config is saved": {(SAVED + CONFIG).decode(), (SAVED + FIXED).decode()},
        "the config is saved as long as it was": {text.decode().replace("true", "null") for text in (CONFIG, FIXED)},
        "the config grows": {CONFIG.decode() + " " * (1 << 20), FIXED.decode() + " " * (1 << 20)},
        "the config is cut": {CONFIG.decode()[:10], FIXED.decode()[:10]},
    }.get(deed, set())
    for run in runs:
        assert run["code"] in (0, 1, 2), run
        assert "a bug in nextlint" not in run["err"]
        assert run["config"] in whole
        assert run["outside"] == CONFIG.decode()
        assert not [name for name in run["names"] if name.startswith(".nextlint-")]
    assert runs[-1]["config"] == FIXED.decode()


@pytest.mark.slow
def test_a_file_that_is_saved_before_it_is_written_is_left_and_said_to_be(tmp_path: Path) -> None:
    runs = child("-m", "tests.reliability.meddling", str(tmp_path / "base"), "the config is saved")
    left = [run for run in runs if run["done"] and run["config"] == (SAVED + CONFIG).decode()]
    said = [run for run in left if "has changed since it was read" in " ".join(run["out"].split())]
    assert said
    assert {run["code"] for run in said} == {1}


# -- killed

KILLER = """
import fcntl, json, os, shutil, signal, sys
from pathlib import Path
from nextlint.cli import main
from tests.reliability.meddling import lay_out

def counted(call):
    def inner(*args, **options):
        global left
        if is_counting:
            left -= 1
            if left == 0:
                os.kill(os.getpid(), signal.SIGKILL)
        return call(*args, **options)
    return inner

base = Path(sys.argv[1])
make = json.loads(sys.argv[2])
def content(tree):
    path = tree / "next.config.js"
    return path.read_text() if path.exists() else None

def fix(number):
    global left, is_counting
    left, is_counting = number, False
    for name in {calls!r}:
        setattr(os, name, counted(getattr(os, name)))
    fcntl.flock = counted(fcntl.flock)
    import nextlint.fixer
    write = nextlint.fixer.FixSession.write
    def counting(bench):
        global is_counting
        is_counting = True
        try:
            return write(bench)
        finally:
            is_counting = False
    nextlint.fixer.FixSession.write = counting
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
    return main(["--fix", "--ignore", "security", str(tree)])

runs = []
while not runs or os.WIFSIGNALED(runs[-1]["status"]):
    tree = lay_out(base)
    if make:
        (tree / "next.config.js").unlink()
    pid = os.fork()
    if pid == 0:
        os.chdir(tree)
        os._exit(fix(len(runs) + 1))
    status = os.waitpid(pid, 0)[1]
    killed, names = content(tree), sorted(os.listdir(tree))
    again = os.fork()
    if again == 0:
        os.chdir(tree)
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
        os._exit(main(["--fix", "--ignore", "security", str(tree)]))
    code = os.waitstatus_to_exitcode(os.waitpid(again, 0)[1])
    after = sorted(os.listdir(tree))
    runs.append(dict(status=status, killed=killed, names=names, code=code, then=content(tree), after=after))
print(json.dumps(runs))
"""


@pytest.mark.slow
@pytest.mark.parametrize("is_new", [False, True], ids=["a config is changed", "a config is made"])
def test_killed_before_any_system_call_of_the_writer(tmp_path: Path, is_new: bool) -> None:
    code = KILLER.replace("{calls!r}", repr(system_calls()))
    *killed, last = child("-c", code, str(tmp_path / "base"), json.dumps(is_new))
    new = last["killed"]
    assert "appDir: false" in new
    assert len(killed) > 12
    assert {run["status"] for run in killed} == {signal.SIGKILL}
    assert {run["killed"] for run in killed} == {None if is_new else CONFIG.decode(), new}
    for run in (*killed, last):
        assert run["code"] == 0
        assert run["then"] == new
        leftovers = [name for name in run["after"] if name.startswith(".nextlint-")]
        # The next run writes, and so cleans up, unless the file was new already when the process was killed.
        assert leftovers == [] or run["killed"] == new


# -- no room


def test_a_limit_on_file_sizes_changes_nothing(tree: Path) -> None:
    refused(nextlint("--fix", folder=tree, largest=10), "it cannot be written (File too large)")
    untouched(tree)


@pytest.mark.skipif(not IS_ROOT or not sys.platform.startswith("linux"), reason="mounts a small file system")
def test_a_full_file_system_changes_nothing(tmp_path: Path) -> None:
    mounted = tmp_path / "mounted"
    mounted.mkdir()
    command = ["mount", "-t", "tmpfs", "-o", "size=64k", "nextlint-test", str(mounted)]
    if subprocess.run(command, check=False, capture_output=True).returncode:
        pytest.skip("mounting is not allowed here")
    try:
        tree = mounted / "tree"
        shutil.copytree(lay_out(tmp_path / "base"), tree)
        subprocess.run(["dd", "if=/dev/zero", f"of={mounted / 'filler'}"], check=False, capture_output=True)
        refused(nextlint("--fix", folder=tree), "it cannot be written (No space left on device)")
        untouched(tree)
        (mounted / "filler").unlink()
        assert nextlint("--fix", "--select", "render-workers", folder=tree).code == 0
        assert (tree / "next.config.js").read_bytes() == FIXED
    finally:
        subprocess.run(["umount", str(mounted)], check=True)


# -- no leave


def test_a_read_only_file_is_left(tree: Path) -> None:
    (tree / "next.config.js").chmod(0o444)
    refused(nextlint("--fix", folder=tree), "it is read-only")
    untouched(tree)


def test_a_read_only_folder_is_left(tree: Path) -> None:
    tree.chmod(0o555)
    try:
        refused(nextlint("--fix", folder=tree, powerless=True), "it cannot be written (Permission denied)")
        untouched(tree)
    finally:
        tree.chmod(0o755)


@pytest.mark.skipif(not IS_ROOT or not sys.platform.startswith("linux"), reason="mounts a file system")
def test_a_read_only_file_system_is_left(tmp_path: Path) -> None:
    tree = lay_out(tmp_path / "base")
    command = ["mount", "--bind", "-o", "ro", str(tree), str(tree)]
    if subprocess.run(command, check=False, capture_output=True).returncode:
        pytest.skip("mounting is not allowed here")
    try:
        done = nextlint("--fix", folder=tree)
        assert done.code == 1
        assert "Read-only file system" in done.out or "it is read-only" in done.out
        untouched(tree)
    finally:
        subprocess.run(["umount", str(tree)], check=True)


# -- not alone

PROJECTS = 25
AT_ONCE = 3


@pytest.mark.slow
def test_several_processes_fix_one_tree(tmp_path: Path) -> None:
    tree = lay_out(tmp_path / "base")
    for number in range(PROJECTS):
        shutil.copytree(tree, tree / f"p{number}", ignore=shutil.ignore_patterns(".git", "p*[0-9]"))
    command = [sys.executable, "-m", "nextlint", "--fix", "--output-format", "json"]
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "src")}
    running = [
        subprocess.Popen(command, cwd=tree, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        for _ in range(AT_ONCE)
    ]
    ended = [(process.communicate(timeout=300), process.returncode) for process in running]
    assert all(code in (0, 1) and not err for (_, err), code in ended)
    configs = [tree / "next.config.js", *(tree / f"p{number}" / "next.config.js" for number in range(PROJECTS))]
    assert {path.read_bytes() for path in configs} == {FIXED}
    assert not list(tree.rglob(".nextlint-*"))
    fixed = [sum(finding["fixed"] for finding in json.loads(out)["findings"]) for (out, _), _ in ended]
    assert sum(fixed) == len(configs)  # each by one of them
