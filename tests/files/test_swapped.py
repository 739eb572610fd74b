"""A folder of the repository that becomes a link while files in it are read and written: nothing happens outside.

The folder is swapped right before the n-th call into the system, for every n until the work is done before it: the
races of hundreds of tries, each of them won.
"""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Callable
from contextlib import suppress
from itertools import count
from pathlib import Path
from types import FrameType
from typing import Any

import pytest

from nextlint.cli import main
from nextlint.files import folder as folders
from nextlint.files.reader import Reader
from nextlint.files.source import SourceError
from nextlint.files.writer import WriteRefused, write_atomically

OLD = b"module.exports = {\n  reactStrictMode: true,\n};\n"
NEW = b"module.exports = {};\n"
PURE = frozenset(
    {"fspath", "_path_normpath", "sysconf", "getcwd", "get_terminal_size", "urandom"}
)  # ask no file system
PACKAGE = b'{"dependencies": {"next": "13.4.4"}}'


class Tree:
    """A repository with a project in ``apps/web``, and the same files outside of it."""

    def __init__(self, base: Path) -> None:
        self.repository = base / "repository"
        self.web = self.repository / "apps" / "web"
        self.outside = base / "outside"
        (self.repository / ".git").mkdir(parents=True)
        for parent in (self.repository / "apps", self.outside):
            (parent / "web").mkdir(parents=True)
            (parent / "web" / "next.config.js").write_bytes(OLD)
            (parent / "web" / "package.json").write_bytes(PACKAGE)
        self._before = self._state()

    def _state(self) -> list[tuple[object, ...]]:
        """Changes with each name that is made or taken away outside, and with each byte that is written."""
        paths = [self.outside, *sorted(self.outside.rglob("*"))]
        return [(path, path.stat().st_ino, path.stat().st_mtime_ns, path.stat().st_ctime_ns) for path in paths]

    def assert_nothing_happened_outside(self) -> None:
        assert self._state() == self._before

    @property
    def litter(self) -> list[str]:
        return [str(path) for path in self.repository.parent.rglob("*") if path.name.startswith(".nextlint-")]


def swap_folder(tree: Tree) -> None:
    tree.web.rename(tree.repository / "moved")
    tree.web.symlink_to(tree.outside / "web")


def swap_folder_above(tree: Tree) -> None:
    tree.web.parent.rename(tree.repository / "moved")
    (tree.repository / "apps").symlink_to(tree.outside)


def before_each_call(base: Path, work: Callable[[Tree], None], swap: Callable[[Tree], None], step: int = 1) -> int:
    """``work`` in fresh trees, with a swap before its first call into the system, its second, ...: how many trees."""
    for number in count(1, step):
        tree = Tree(base / str(number))
        left = number

        def on_call(_frame: FrameType, event: str, function: Any, tree: Tree = tree) -> None:
            nonlocal left
            if event == "c_call" and function.__module__ == "posix" and function.__name__ not in PURE and left:
                left -= 1
                if not left:
                    sys.setprofile(None)
                    swap(tree)

        sys.setprofile(on_call)
        try:
            work(tree)
        finally:
            sys.setprofile(None)
        tree.assert_nothing_happened_outside()
        assert tree.litter == []
        shutil.rmtree(tree.repository.parent)
        if left:
            return number // step
    raise AssertionError


def replace(tree: Tree) -> None:
    with suppress(WriteRefused):
        write_atomically(str(tree.web / "next.config.js"), NEW, expected=OLD, repository=str(tree.repository))


def create(tree: Tree) -> None:
    with suppress(WriteRefused):
        write_atomically(str(tree.web / "next.config.mjs"), NEW, expected=None, repository=str(tree.repository))


@pytest.fixture(params=["a file without a name", "a temporary file"])
def _ways_to_create(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    if request.param == "a temporary file":
        monkeypatch.delattr(os, "O_TMPFILE", raising=False)


needs_held_folders = pytest.mark.skipif(not folders.IS_HELD, reason="this system cannot hold folders")
swaps = pytest.mark.parametrize("swap", [swap_folder, swap_folder_above])


@needs_held_folders
@swaps
@pytest.mark.usefixtures("_ways_to_create")
@pytest.mark.parametrize("work", [replace, create])
def test_nothing_is_written_outside(tmp_path: Path, work: Callable[[Tree], None], swap: Callable[[Tree], None]) -> None:
    assert before_each_call(tmp_path, work, swap) > 20


@needs_held_folders
@swaps
def test_nothing_is_read_outside(tmp_path: Path, swap: Callable[[Tree], None]) -> None:
    def work(tree: Tree) -> None:
        (tree.outside / "web" / "next.config.js").write_bytes(b"secret")
        tree._before = tree._state()
        reader = Reader()
        reader.keep_within(str(tree.repository))
        with suppress(SourceError):
            assert reader.bytes(str(tree.web / "next.config.js")) == OLD

    assert before_each_call(tmp_path, work, swap) > 5


def fixed(tree: Tree) -> None:
    code = main(["--isolated", "--fix", "--unsafe-fixes", "--quiet", str(tree.repository)])
    assert code in (0, 1, 2)


@needs_held_folders
@swaps
def test_a_run_that_fixes_writes_nothing_outside(
    tmp_path: Path, swap: Callable[[Tree], None], capsys: pytest.CaptureFixture[str]
) -> None:
    before_each_call(tmp_path, fixed, swap, step=97)
    assert "a bug" not in capsys.readouterr().err


@pytest.mark.slow
@needs_held_folders
@swaps
def test_a_run_that_fixes_writes_nothing_outside_whenever_the_folder_is_swapped(
    tmp_path: Path, swap: Callable[[Tree], None], capsys: pytest.CaptureFixture[str]
) -> None:
    assert before_each_call(tmp_path, fixed, swap, step=5) > 80
    assert "a bug" not in capsys.readouterr().err


def test_without_held_folders_files_are_written_by_their_paths(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As on Windows."""
    monkeypatch.setattr(folders, "IS_HELD", False)
    tree = Tree(tmp_path)
    replace(tree)
    create(tree)
    reader = Reader()
    reader.keep_within(str(tree.repository))
    for name in ("next.config.js", "next.config.mjs"):
        assert reader.bytes(str(tree.web / name)) == NEW
    assert tree.litter == []
