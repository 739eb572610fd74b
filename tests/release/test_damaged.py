"""Lockfiles that were cut or that lost a bit: never a crash, never a wrong version, always a reason."""

from __future__ import annotations

import random
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from nextlint.release.lockfiles import FORMATS
from nextlint.release.model import NotNext, Release, Unresolved

from .projects import answer
from .test_samples import cases

CUTS = 20
FLIPS = 24
# What no registry named has its version in one place only: a flipped digit there cannot be found out.
SAID_ONCE = frozenset({"file", "git", "tarball"})


def locks_of(sample: Path, folder: str) -> Iterator[Path]:
    """The lockfiles that may answer for a project of a sample, relative to it."""
    for place in dict.fromkeys((Path("."), Path(folder))):
        for name in FORMATS:
            if (sample / place / name).exists():
                yield place / name


def damaged() -> list[Any]:
    found = []
    for case in cases():
        root, sample, folder, right = case.values
        found += [
            pytest.param(root / sample, folder, right, lock, id=f"{case.id}-{lock}")
            for lock in locks_of(root / sample, folder)
        ]
    return found


def judge(root: Path, folder: str, right: list[str] | None, what: str) -> None:
    """A right answer stands; any other is an Unresolved with a reason and a place, or out of date."""
    found = answer(root / folder, root)
    if isinstance(found, Unresolved):
        assert found.reason, what
        assert found.span is not None, what
        return
    if right is None:
        assert found is None, (what, found)
    elif right[0] == "next":
        assert isinstance(found, Release), (what, found)
        stale = found.stale.fresh.version if found.stale else None  # said to be out of date
        assert right[1] in (found.version, stale), what
    else:
        assert isinstance(found, NotNext), (what, found)


@pytest.mark.parametrize(("sample", "folder", "right", "lock"), damaged())
def test_cut(sample: Path, folder: str, right: list[str] | None, lock: Path, tmp_path: Path) -> None:
    root = tmp_path / "root"
    shutil.copytree(sample, root)
    data = (root / lock).read_bytes()
    rng = random.Random(f"cut {sample.name}")
    places = [0, 1, len(data) - 1, *(rng.randrange(len(data)) for _ in range(CUTS - 3))]
    for place in places:
        (root / lock).write_bytes(data[:place])
        judge(root, folder, right, f"cut at byte {place}")


@pytest.mark.parametrize(("sample", "folder", "right", "lock"), damaged())
def test_flipped(sample: Path, folder: str, right: list[str] | None, lock: Path, tmp_path: Path) -> None:
    root = tmp_path / "root"
    shutil.copytree(sample, root)
    data = (root / lock).read_bytes()
    rng = random.Random(f"flip {sample.name}")
    for place in rng.sample(interesting(data, right), FLIPS) + rng.sample(range(len(data)), FLIPS // 4):
        bit = 1 << rng.randrange(8)
        (root / lock).write_bytes(data[:place] + bytes([data[place] ^ bit]) + data[place + 1 :])
        if sample.parent.name in SAID_ONCE:
            answer(root / folder, root)
        else:
            judge(root, folder, right, f"bit {bit} of byte {place} flipped")


def interesting(data: bytes, right: list[str] | None) -> list[int]:
    """The bytes on and just before the lines that hold the version or name next."""
    words = [b"next", *([right[1].encode()] if right else [])]
    lines: set[int] = set()
    for word in words:
        at = data.find(word)
        while at >= 0:
            lines.update(range(max(at - 12, 0), min(at + len(word) + 6, len(data))))
            at = data.find(word, at + 1)
    return sorted(lines) if len(lines) >= FLIPS else list(range(len(data))) * FLIPS
