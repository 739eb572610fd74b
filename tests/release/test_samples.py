"""Every sample of lockfiles that the package managers wrote themselves, with the answer that EXPECTED.json has."""

from __future__ import annotations

import json
from collections.abc import Iterator
from fnmatch import fnmatch
from pathlib import Path
from typing import Any

import pytest

from nextlint.release.model import NotNext, Release, Unresolved

from .projects import MORE, SAMPLES, answer, at

NOT_EXACT = frozenset({"variants/TAG/yarn4", "peer/yarn1", "peer/yarn4"})  # no lockfile, or no entry in it


def expectations(root: Path) -> dict[str, dict[str, Any]]:
    expected = json.loads((root / "EXPECTED.json").read_text())
    return {pattern: value for pattern, value in expected.items() if pattern[0] != "_"}


def expected_of(sample: str, expected: dict[str, dict[str, Any]]) -> dict[str, Any]:
    """The most specific entry: a name before a pattern."""
    if "installed" in sample:
        return {".": ["next", "13.4.4"]}
    matching = [pattern for pattern in expected if fnmatch(sample, pattern)]
    return expected[min(matching, key=lambda pattern: ("*" in pattern, -len(pattern)))]


def samples(root: Path) -> Iterator[str]:
    for path in sorted([*root.glob("*/*"), *root.glob("variants/*/*")]):
        if (path / "package.json").exists():
            yield path.relative_to(root).as_posix()


def cases(*roots: Path) -> list[Any]:
    """(the folder of samples, the sample, a folder in it, the right answer)"""
    found = []
    for root in roots or (SAMPLES, MORE):
        for sample in samples(root):
            expected = expected_of(sample, expectations(root))
            folders = {"apps/web": None, "apps/docs": None} if "_set" in expected else expected
            found += [
                pytest.param(root, sample, folder, right, id=f"{sample}:{folder}")
                for folder, right in folders.items()
                if not folder.startswith("_")
            ]
    return found


@pytest.mark.parametrize(("root", "sample", "folder", "right"), cases())
def test_sample(root: Path, sample: str, folder: str, right: list[str] | None) -> None:
    found = answer(root / sample / folder, root / sample)
    if right is None:
        assert found is None or isinstance(found, Unresolved)
        return
    name, version = right
    if name != "next":
        assert isinstance(found, NotNext)
        assert (found.name, found.version) == (name, version)
        return
    assert isinstance(found, Release), found
    assert (found.version, found.exact) == (version, sample not in NOT_EXACT)


def test_every_sample_is_expected() -> None:
    assert len(list(samples(SAMPLES))) > 60
    assert len(list(samples(MORE))) > 50
    assert all(expected_of(sample, expectations(root)) for root in (SAMPLES, MORE) for sample in samples(root))


@pytest.mark.parametrize(("root", "sample", "folder", "right"), cases())
def test_the_span_is_where_the_version_stands(root: Path, sample: str, folder: str, right: list[str] | None) -> None:
    found = answer(root / sample / folder, root / sample)
    if right is None or not isinstance(found, Release):
        return
    assert found.span is not None
    assert found.span.path == found.source
    assert found.declared is not None
    if not found.source.endswith(".lockb"):
        text = at(found).partition(" @ ")[0]
        assert text in (found.version, found.spelled) or text.startswith(("file:", "git+"))


@pytest.mark.parametrize(
    ("sample", "folder", "place"),
    [
        ("npm-11/workspace", "apps/web", "13.4.4 @ package-lock.json:33:19"),
        ("npm-11/workspace", "apps/docs", "14.2.3 @ package-lock.json:327:19"),
        ("npm-6/single", ".", "13.4.4 @ package-lock.json:111:19"),
        ("npm-8/workspace", "apps/docs", "14.2.3 @ package-lock.json:315:19"),
        ("yarn-1.22.22/workspace", "apps/docs", "14.2.3 @ yarn.lock:188:12"),
        ("yarn-4/workspace", "apps/web", "13.4.4 @ yarn.lock:258:12"),
        ("pnpm-3/workspace", "apps/web", "13.4.4 @ pnpm-lock.yaml:13:13"),
        ("bun-1.4.5/workspace", "apps/web", "13.4.4 @ bun.lock:92:30"),
        ("deno/workspace", "apps/web", "13.4.4 @ deno.lock:4:25"),
        ("variants/FORK/npm11", ".", "2.1.3 @ package-lock.json:16:19"),
        ("variants/TAG/yarn4", ".", "latest @ package.json:1:70"),
        ("variants/OVR/npm11", ".", "13.4.4 @ package.json:1:209"),
    ],
)
def test_the_exact_place(sample: str, folder: str, place: str) -> None:
    assert at(answer(SAMPLES / sample / folder, SAMPLES / sample)) == place


def test_disagreement_is_of_no_sample() -> None:
    for sample in samples(SAMPLES):
        found = answer(SAMPLES / sample, SAMPLES / sample)
        assert not isinstance(found, Release) or found.disagrees is None


def test_relative_paths_of_samples_do_not_matter(tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(SAMPLES / "npm-11" / "single", target_is_directory=True)
    found = answer(tmp_path / "link", tmp_path / "link")
    assert isinstance(found, Release)
    assert found.version == "13.4.4"
