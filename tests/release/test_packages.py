"""The version of any package, not only of next: named in package.json, or brought by another package."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from nextlint.files.reader import Reader
from nextlint.release import resolve
from nextlint.release.model import NotNext, Release, Unresolved
from tests.release.projects import SAMPLES, project, write

if TYPE_CHECKING:
    from pathlib import Path

MANAGERS = sorted(path.name for path in SAMPLES.iterdir() if (path / "workspace" / "apps" / "web").is_dir())


def version(root: Path, package: str, repository: Path | None = None) -> str | None:
    found = resolve(Reader(), project(root, repository), package=package)
    if isinstance(found, Unresolved):
        return found.reason
    assert found is None or isinstance(found, (Release, NotNext))
    return found.version if found else None


@pytest.mark.parametrize("manager", MANAGERS)
def test_a_package_beside_next_has_its_own_version(manager: str) -> None:
    root = SAMPLES / manager / "workspace"
    lock = next(path for path in root.iterdir() if "lock" in path.name and path.is_file())
    if manager == "npm-6":
        pytest.skip("npm 6 knows no workspaces")
    assert version(root / "apps" / "web", "react", root) == "18.2.0", lock


def test_a_package_that_next_brings_is_found_where_there_is_one() -> None:
    for manager in ("npm-11", "pnpm-9", "pnpm-5", "yarn-1.22.22", "yarn-4", "bun-1.4.5", "bun-1.1.45"):
        assert version(SAMPLES / manager / "single", "@next/env") == "13.4.4", manager
    for manager in ("npm-11", "pnpm-9", "pnpm-5", "yarn-1.22.22", "yarn-4", "bun-1.4.5", "deno"):
        root = SAMPLES / manager / "workspace"
        reason = version(root / "apps" / "web", "@next/env", root)
        assert reason is not None, manager
        assert "13.4.4" in reason, manager
        assert "14.2.3" in reason, manager
        assert "no package.json names it" in reason, manager


def test_a_package_that_nobody_has(tmp_path: Path) -> None:
    assert version(SAMPLES / "npm-11" / "single", "sharp") is None
    write(tmp_path, {"package.json": {"dependencies": {"next": "13.4.4"}}})
    assert version(tmp_path, "sharp") is None


def test_the_installed_package_answers_where_nothing_names_it(tmp_path: Path) -> None:
    write(
        tmp_path,
        {
            "package.json": {"dependencies": {"next": "13.4.4"}},
            "node_modules/@scope/tool/package.json": {"name": "@scope/tool", "version": "2.0.1"},
        },
    )
    assert version(tmp_path, "@scope/tool") == "2.0.1"


def test_a_range_without_a_lockfile_is_not_guessed_at(tmp_path: Path) -> None:
    write(tmp_path, {"package.json": {"dependencies": {"next-pwa": "^5.0.0", "sharp": "0.33.5", "ms": "latest"}}})
    assert (
        version(tmp_path, "next-pwa") == "only a lockfile or an installation shows what next-pwa '^5.0.0' resolves to"
    )
    assert version(tmp_path, "ms") == "only a lockfile or an installation shows what ms 'latest' resolves to"
    assert version(tmp_path, "sharp") == "0.33.5"


def test_a_scoped_package_in_every_format(tmp_path: Path) -> None:
    spec = {"package.json": {"dependencies": {"@sentry/nextjs": "^7.1.0"}}}
    npm = {
        "lockfileVersion": 3,
        "packages": {
            "": {"dependencies": {"@sentry/nextjs": "^7.1.0"}},
            "node_modules/nextjs": {"version": "1.0.0"},
            "node_modules/@sentry/nextjs": {"version": "7.2.0"},
        },
    }
    classic = '# yarn lockfile v1\n\n\n"@sentry/nextjs@^7.1.0":\n  version "7.2.0"\n'
    pnpm = (
        "lockfileVersion: '9.0'\n\nimporters:\n\n  .:\n    dependencies:\n      '@sentry/nextjs':\n"
        "        specifier: ^7.1.0\n        version: 7.2.0(react@18.2.0)\n\n"
        "packages:\n\n  '@sentry/nextjs@7.2.0':\n    resolution: {}\n"
    )
    older_pnpm = (
        "lockfileVersion: 5.4\n\ndependencies:\n  '@sentry/nextjs': 7.2.0_abc\n\n"
        "packages:\n\n  /@sentry/nextjs/7.2.0_abc:\n    resolution: {}\n"
    )
    bun = '{"lockfileVersion": 1, "workspaces": {"": {"dependencies": {"@sentry/nextjs": "^7.1.0"}}}, "packages": {'
    bun += '"@sentry/nextjs": ["@sentry/nextjs@7.2.0", "", {}, "sha512-x"]}}'
    locks: list[dict[str, object]] = [
        {"package-lock.json": npm},
        {"yarn.lock": classic},
        {"pnpm-lock.yaml": pnpm},
        {"pnpm-lock.yaml": older_pnpm},
        {"bun.lock": bun},
    ]
    for number, lock in enumerate(locks):
        assert version(write(tmp_path / str(number), {**spec, **lock}), "@sentry/nextjs") == "7.2.0", lock


def test_the_override_of_another_package_is_not_for_this_one(tmp_path: Path) -> None:
    write(
        tmp_path,
        {"package.json": {"dependencies": {"next": "13.4.4", "sharp": "0.32.0"}, "overrides": {"sharp": "0.33.0"}}},
    )
    assert version(tmp_path, "sharp") == "0.33.0"
    assert version(tmp_path, "next") == "13.4.4"
