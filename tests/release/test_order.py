"""Which of the places that name a version is believed."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import pytest

from nextlint.files.reader import Reader
from nextlint.files.source import MOST
from nextlint.release.model import NotNext, Release, Unresolved
from nextlint.release.published import admits

from .projects import answer, at, write

ROOT = {"name": "", "dependencies": {"next": "^13.4.0"}}


def package(spec: Any = "^13.4.0", **more: Any) -> dict[str, Any]:
    return {"name": "app", "dependencies": {"next": spec}, **more}


def npm_lock(version: str = "13.4.9", **entry: Any) -> dict[str, Any]:
    return {"lockfileVersion": 3, "packages": {"": ROOT, "node_modules/next": {"version": version, **entry}}}


def yarn_lock(version: str = "13.4.8", spec: str = "^13.4.0") -> str:
    return f'# yarn lockfile v1\n\n\nnext@{spec}:\n  version "{version}"\n  integrity x\n'


def installed(version: str, name: str = "next") -> dict[str, Any]:
    return {"name": name, "version": version}


def release(root: Path, repository: Path | None = None, **given: Any) -> Release:
    found = answer(root, repository, **given)
    assert isinstance(found, Release), found
    return found


def unresolved(root: Path, repository: Path | None = None) -> Unresolved:
    found = answer(root, repository)
    assert isinstance(found, Unresolved), found
    assert found.span is not None
    return found


INSTALLED = "node_modules/next/package.json"


def test_each_place_yields_to_the_one_before(tmp_path: Path) -> None:
    write(tmp_path, {"package.json": package()})
    found = release(tmp_path)
    assert (found.version, found.exact, at(found)) == ("13.5.11", False, "^13.4.0 @ package.json:4:14")
    assert found.candidates[0] == "13.4.0"
    assert found.candidates[-1] == "13.5.11"

    write(tmp_path, {INSTALLED: installed("13.4.10")})
    found = release(tmp_path)
    assert (found.version, found.exact, at(found)) == ("13.4.10", True, "13.4.10 @ package.json:3:15")
    assert found.candidates == ()

    write(tmp_path, {"package-lock.json": npm_lock()})
    found = release(tmp_path)
    assert (found.version, found.exact, at(found)) == ("13.4.9", True, "13.4.9 @ package-lock.json:11:19")
    assert found.disagrees == ("13.4.10", str(tmp_path / INSTALLED))
    assert found.spelled == "^13.4.0"
    assert found.declared is not None
    assert found.declared.path == str(tmp_path / "package.json")

    found = release(tmp_path, next_version="v13.4.1")
    assert (found.version, found.source, found.exact, found.span) == ("13.4.1", "--next-version", True, None)
    assert found.spelled == "^13.4.0"


def test_an_installation_that_agrees_is_no_disagreement(tmp_path: Path) -> None:
    write(tmp_path, {"package.json": package(), "package-lock.json": npm_lock(), INSTALLED: installed("13.4.9")})
    assert release(tmp_path).disagrees is None


@pytest.mark.parametrize("given", ["latest", "^13.4.0", "13.4", "13", "", "13.4.x", "npm:next@13.4.4"])
def test_next_version_is_one_version(given: str, tmp_path: Path) -> None:
    write(tmp_path, {"package.json": package()})
    with pytest.raises(ValueError, match="--next-version takes one exact version such as"):
        answer(tmp_path, next_version=given)


def test_a_given_version_that_was_never_published_is_said(tmp_path: Path) -> None:
    assert release(tmp_path, next_version="13.4.14").notes
    assert not release(tmp_path, next_version="13.4.15").notes


def test_shrinkwrap_goes_before_package_lock(tmp_path: Path) -> None:
    write(tmp_path, {"package.json": package(), "package-lock.json": npm_lock("13.4.1")})
    write(tmp_path, {"npm-shrinkwrap.json": npm_lock("13.4.2")})
    assert release(tmp_path).version == "13.4.2"


def test_a_text_lockfile_of_bun_goes_before_the_binary_one(tmp_path: Path) -> None:
    workspaces = {"": {"dependencies": {"next": "^13.4.0"}}}
    text = {"lockfileVersion": 1, "workspaces": workspaces, "packages": {"next": ["next@13.4.3"]}}
    write(tmp_path, {"package.json": package(), "bun.lockb": b"\0", "bun.lock": text})
    assert release(tmp_path).version == "13.4.3"


def test_two_managers_and_nothing_that_decides(tmp_path: Path) -> None:
    write(tmp_path, {"package.json": package(), "package-lock.json": npm_lock(), "yarn.lock": yarn_lock()})
    reason = unresolved(tmp_path).reason
    assert reason == (
        "package-lock.json and yarn.lock are in one folder, and no packageManager in package.json says which is used"
    )


@pytest.mark.parametrize(
    ("more", "version"),
    [
        ({"packageManager": "yarn@1.22.22+sha224.abc"}, "13.4.8"),
        ({"packageManager": "npm@10.8.1"}, "13.4.9"),
        ({"devEngines": {"packageManager": {"name": "yarn"}}}, "13.4.8"),
        ({"devEngines": {"packageManager": [{"name": "npm", "version": "^10"}]}}, "13.4.9"),
        ({"packageManager": "npm@10", "devEngines": {"packageManager": {"name": "yarn"}}}, "13.4.9"),
    ],
)
def test_package_manager_decides(more: dict[str, Any], version: str, tmp_path: Path) -> None:
    write(tmp_path, {"package.json": package(**more), "package-lock.json": npm_lock(), "yarn.lock": yarn_lock()})
    assert release(tmp_path).version == version


def test_package_manager_names_a_third_one(tmp_path: Path) -> None:
    write(tmp_path, {"package.json": package(packageManager="pnpm@9.0.0")})
    write(tmp_path, {"package-lock.json": npm_lock(), "yarn.lock": yarn_lock()})
    assert "packageManager names pnpm" in unresolved(tmp_path).reason


def test_a_lockfile_of_another_manager_than_the_named_one_is_said(tmp_path: Path) -> None:
    write(tmp_path, {"package.json": package(packageManager="pnpm@9.0.0"), "package-lock.json": npm_lock()})
    assert release(tmp_path).notes == ("packageManager names pnpm, but the only lockfile is package-lock.json",)
    write(tmp_path, {"package.json": package(packageManager="npm@10.0.0")})
    assert release(tmp_path).notes == ()


def test_the_roots_package_manager_decides_for_members(tmp_path: Path) -> None:
    root = {"workspaces": ["apps/*"], "packageManager": "yarn@1.22.22"}
    write(tmp_path, {"package.json": root, "package-lock.json": npm_lock(), "yarn.lock": yarn_lock()})
    write(tmp_path, {"apps/web/package.json": package()})
    assert release(tmp_path / "apps" / "web", tmp_path).version == "13.4.8"


def test_a_member_is_covered_by_the_root_whatever_lies_beside_it(tmp_path: Path) -> None:
    write(tmp_path, {"package.json": {"workspaces": ["apps/*"]}, "yarn.lock": yarn_lock()})
    write(tmp_path, {"apps/web/package.json": package(), "apps/web/package-lock.json": npm_lock("13.4.1")})
    assert release(tmp_path / "apps" / "web", tmp_path).version == "13.4.8"


def test_a_folder_outside_of_the_patterns_has_its_own_lockfile(tmp_path: Path) -> None:
    write(tmp_path, {"package.json": {"workspaces": ["apps/*"]}, "yarn.lock": yarn_lock()})
    write(tmp_path, {"tools/web/package.json": package(), "tools/web/package-lock.json": npm_lock("13.4.1")})
    write(tmp_path, {"tools/none/package.json": package()})
    assert release(tmp_path / "tools" / "web", tmp_path).version == "13.4.1"
    assert release(tmp_path / "tools" / "none", tmp_path).exact is False


def test_a_lockfile_above_that_covers_nobody_is_not_read(tmp_path: Path) -> None:
    write(tmp_path, {"package.json": package("13.4.1"), "package-lock.json": npm_lock("13.4.1")})
    write(tmp_path, {"web/package.json": package("13.4.4")})
    found = release(tmp_path / "web", tmp_path)
    assert (found.version, found.source) == ("13.4.4", str(tmp_path / "web" / "package.json"))


def test_next_that_only_a_folder_above_names(tmp_path: Path) -> None:
    write(tmp_path, {"package.json": package(), "package-lock.json": npm_lock(), "apps/web/next.config.js": ""})
    found = release(tmp_path / "apps" / "web", tmp_path)
    assert (found.version, found.spelled) == ("13.4.9", "^13.4.0")
    assert found.declared is not None
    assert found.declared.path == str(tmp_path / "package.json")


def test_a_folder_above_the_repository_is_not_looked_at(tmp_path: Path) -> None:
    write(tmp_path, {"package.json": package(), "package-lock.json": npm_lock(), INSTALLED: installed("13.4.9")})
    write(tmp_path, {"apps/web/package.json": {"name": "web"}})
    assert answer(tmp_path / "apps" / "web", tmp_path / "apps") is None


def test_an_installed_next_that_nobody_names(tmp_path: Path) -> None:
    write(tmp_path, {"package.json": {"name": "app"}, INSTALLED: installed("13.4.9"), "web/next.config.js": ""})
    found = release(tmp_path / "web", tmp_path)
    assert (found.version, found.spelled, found.declared) == ("13.4.9", None, None)


def test_nothing_at_all(tmp_path: Path) -> None:
    assert answer(tmp_path) is None
    write(tmp_path, {"package.json": {"name": "app", "dependencies": {"next-auth": "4"}}})
    assert answer(tmp_path) is None
    write(tmp_path, {"package.json": {"name": "app", "dependencies": ["next"]}})
    assert answer(tmp_path) is None


def test_installed_is_found_upwards_and_the_nearest_wins(tmp_path: Path) -> None:
    write(tmp_path, {"apps/web/package.json": package(), INSTALLED: installed("13.4.1")})
    assert release(tmp_path / "apps" / "web", tmp_path).version == "13.4.1"
    write(tmp_path, {f"apps/web/{INSTALLED}": installed("13.4.2")})
    assert release(tmp_path / "apps" / "web", tmp_path).version == "13.4.2"


def test_an_installation_that_leads_out_of_the_repository_is_not_read(tmp_path: Path) -> None:
    write(tmp_path, {"store/next/package.json": installed("12.0.0"), "web/package.json": package()})
    (tmp_path / "web" / "node_modules").mkdir()
    (tmp_path / "web" / "node_modules" / "next").symlink_to(tmp_path / "store" / "next", target_is_directory=True)
    assert release(tmp_path / "web").version == "13.5.11"
    assert release(tmp_path / "web", tmp_path).version == "12.0.0"


def test_a_lockfile_that_leads_out_of_the_repository_is_not_read(tmp_path: Path) -> None:
    write(tmp_path, {"package-lock.json": npm_lock(), "web/package.json": package()})
    (tmp_path / "web" / "package-lock.json").symlink_to(tmp_path / "package-lock.json")
    assert "leads out of the repository" in unresolved(tmp_path / "web").reason


@pytest.mark.parametrize(
    "content",
    ["{", "[]", "{}", '{"name": "next"}', '{"name": "next", "version": 13}', '{"name": 1, "version": "1.0.0"}'],
)
def test_a_broken_installation_says_nothing(content: str, tmp_path: Path) -> None:
    write(tmp_path, {"package.json": package(), INSTALLED: content})
    assert release(tmp_path).version == "13.5.11"


def test_an_installed_fork_is_not_next(tmp_path: Path) -> None:
    write(tmp_path, {"package.json": package(), INSTALLED: installed("1.2.3", "@acme/next")})
    found = answer(tmp_path)
    assert isinstance(found, NotNext)
    assert (found.name, found.version) == ("@acme/next", "1.2.3")


def test_what_npm_noted_that_it_installed(tmp_path: Path) -> None:
    hidden = {"lockfileVersion": 3, "packages": {"node_modules/next": {"version": "13.4.7"}}}
    write(tmp_path, {"package.json": package(), "node_modules/.package-lock.json": hidden})
    found = release(tmp_path)
    assert (found.version, found.exact, at(found)) == ("13.4.7", True, "13.4.7 @ .package-lock.json:5:19")


def test_a_lockfile_without_an_entry_yields_to_the_installation(tmp_path: Path) -> None:
    empty = {"lockfileVersion": 3, "packages": {"": {"dependencies": {"react": "18"}}}}
    write(tmp_path, {"package.json": package("13.4.4"), "package-lock.json": empty})
    assert unresolved(tmp_path).reason == "package-lock.json has no entry for next"
    write(tmp_path, {INSTALLED: installed("13.4.4")})
    found = release(tmp_path)
    assert (found.version, found.notes) == ("13.4.4", ("package-lock.json has no entry for next",))


def test_a_damaged_lockfile_yields_to_nothing(tmp_path: Path) -> None:
    write(tmp_path, {"package.json": package("13.4.4"), "package-lock.json": "{", INSTALLED: installed("13.4.4")})
    assert unresolved(tmp_path).reason == "package-lock.json cannot be used: it is not JSON (it ends too early)"


@pytest.mark.parametrize(
    ("spec", "version"), [("13.4.4", "13.4.5"), ("^14.0.0", "13.4.9"), ("~13.4.0", "13.5.1"), ("<13", "13.0.0")]
)
def test_a_lockfile_that_package_json_has_left_behind(spec: str, version: str, tmp_path: Path) -> None:
    write(tmp_path, {"package.json": package(spec), "package-lock.json": npm_lock(version)})
    found = release(tmp_path)
    assert found.version == version
    assert found.stale is not None
    assert found.stale.reason == (
        f"package-lock.json is out of date: it has next {version}, not {spec!r} in package.json"
    )
    assert admits(spec, found.stale.fresh.version)
    assert at(found) == f"{version} @ package-lock.json:11:19"


def test_kinds_of_dependencies(tmp_path: Path) -> None:
    for kind in ("dependencies", "devDependencies", "optionalDependencies", "peerDependencies"):
        write(tmp_path, {"package.json": {kind: {"next": "13.4.4"}}})
        assert release(tmp_path).version == "13.4.4"
    write(tmp_path, {"package.json": {"peerDependencies": {"next": ">=12"}, "devDependencies": {"next": "13.4.4"}}})
    assert release(tmp_path).spelled == "13.4.4"
    write(tmp_path, {"package.json": {"dependencies": {"next": "13.4.4"}, "optionalDependencies": {"next": "14.2.3"}}})
    assert release(tmp_path).version == "14.2.3"


def test_two_kinds_and_a_lockfile_that_took_the_other(tmp_path: Path) -> None:
    both = {"dependencies": {"next": "13.4.4"}, "devDependencies": {"next": "14.2.3"}}
    write(tmp_path, {"package.json": both, "package-lock.json": npm_lock("14.2.3")})
    assert release(tmp_path).version == "14.2.3"
    write(tmp_path, {"package-lock.json": npm_lock("14.2.4")})
    stale = release(tmp_path).stale
    assert stale is not None
    assert "out of date" in stale.reason


@pytest.mark.parametrize("spec", [None, 13, {"version": "13.4.4"}, ["13.4.4"], True])
def test_a_spec_that_is_no_string(spec: Any, tmp_path: Path) -> None:
    write(tmp_path, {"package.json": package(spec)})
    found = unresolved(tmp_path)
    assert found.reason == "dependencies in package.json has no string for next"
    assert found.spelled is None


def test_a_package_json_that_is_not_json(tmp_path: Path) -> None:
    write(tmp_path, {"package.json": '{\n  "dependencies": {"next": "13.4.4",}\n}\n', "package-lock.json": npm_lock()})
    found = unresolved(tmp_path)
    assert found.reason.startswith("package.json cannot be used: it is not JSON")
    assert found.span is not None
    assert found.span.start.line == 2


@pytest.mark.parametrize(
    ("spec", "reason"),
    [
        ("canary", "no lockfile records the version behind the dist-tag 'canary', and its current version is unknown"),
        ("^99.0.0", "no version published up to"),
        (">13.4.13 <13.4.15", "no version published up to"),
        ("github:vercel/next.js", "next comes from 'github:vercel/next.js'; its version is known only from a lockfile"),
        ("https://example.org/next.tgz", "its version is known only from a lockfile or an installation"),
        ("file:./vendor/next", "next comes from vendor/next, where no package.json has a version"),
        ("link:../outside", "next comes from ../outside, where no package.json has a version"),
        ("workspace:*", "no package of this workspace is called next"),
        ("catalog:", "the default catalog of this workspace has no next"),
        ("catalog:old", "the catalog 'old' of this workspace has no next"),
        ("jsr:@acme/next", "its version is known only from a lockfile or an installation"),
    ],
)
def test_specs_that_cannot_be_resolved_are_named(spec: str, reason: str, tmp_path: Path) -> None:
    write(tmp_path, {"package.json": package(spec)})
    found = unresolved(tmp_path)
    assert reason in found.reason
    assert at(found) == f"{spec} @ package.json:4:14"
    assert found.spelled == spec


@pytest.mark.parametrize(
    ("spec", "version", "exact"),
    [
        ("13.4.4", "13.4.4", True),
        ("v13.4.4", "13.4.4", True),
        ("npm:next@13.4.4", "13.4.4", True),
        ("npm:next@^13.4.0", "13.5.11", False),
        ("~13.4.0", "13.4.19", False),
        ("latest", "16.4.6", False),
        ("*", "16.4.6", False),
        ("patch:next@npm%3A13.4.4#~/p.patch", "13.4.4", True),
        ("https://registry.example/next/-/next-13.4.4.tgz", "13.4.4", True),
        ("13.4.20-canary.3", "13.4.20-canary.3", True),
    ],
)
def test_specs_without_a_lockfile(spec: str, version: str, exact: bool, tmp_path: Path) -> None:
    write(tmp_path, {"package.json": package(spec)})
    found = release(tmp_path)
    assert (found.version, found.exact, found.spelled) == (version, exact, spec)
    assert (len(found.candidates) > 1) == (not exact and spec != "latest")


@pytest.mark.parametrize(
    ("spec", "name", "version"),
    [
        ("npm:ms@2.1.3", "ms", "2.1.3"),
        ("npm:@acme/next@^1", "@acme/next", None),
        ("npm:@acme/next", "@acme/next", None),
        ("https://registry.example/ms/-/ms-2.1.3.tgz", "ms", "2.1.3"),
    ],
)
def test_another_package_under_the_name_next(spec: str, name: str, version: str | None, tmp_path: Path) -> None:
    write(tmp_path, {"package.json": package(spec)})
    found = answer(tmp_path)
    assert isinstance(found, NotNext)
    assert (found.name, found.version) == (name, version)
    assert at(found).startswith(spec)


def test_a_local_folder(tmp_path: Path) -> None:
    write(
        tmp_path,
        {"web/package.json": package("link:../vendor/next"), "vendor/next/package.json": installed("13.4.4-a.1")},
    )
    assert release(tmp_path / "web", tmp_path).version == "13.4.4-a.1"
    assert "vendor/next" in unresolved(tmp_path / "web").reason  # outside of the repository


def test_a_workspace_package_called_next(tmp_path: Path) -> None:
    write(tmp_path, {"package.json": {"workspaces": ["packages/*", "apps/*"]}})
    write(
        tmp_path, {"packages/core/package.json": installed("14.0.0"), "apps/web/package.json": package("workspace:*")}
    )
    found = release(tmp_path / "apps" / "web", tmp_path)
    assert (found.version, found.source) == ("14.0.0", str(tmp_path / "packages" / "core" / "package.json"))


def test_columns_are_utf16(tmp_path: Path) -> None:
    write(tmp_path, {"package.json": '{"name": "\U0001f600\u6f22", "dependencies": {"next": "13.4.4"}}'})
    found = release(tmp_path)
    assert found.span is not None
    assert found.span.start.column == 43


def test_crlf_and_bom(tmp_path: Path) -> None:
    text = json.dumps(npm_lock(), indent=2).replace("\n", "\r\n")
    write(tmp_path, {"package.json": package(), "package-lock.json": b"\xef\xbb\xbf" + text.encode()})
    assert at(release(tmp_path)) == "13.4.9 @ package-lock.json:11:19"
    write(tmp_path, {"package-lock.json": json.dumps(npm_lock(), indent=2).replace("\n", "\r")})
    assert at(release(tmp_path)) == "13.4.9 @ package-lock.json:11:19"


def test_what_is_remembered_follows_the_files(tmp_path: Path) -> None:
    reader = Reader()
    write(tmp_path, {"package.json": package(), "package-lock.json": npm_lock("13.4.1")})
    assert release(tmp_path, reader=reader).version == "13.4.1"
    write(tmp_path, {"package-lock.json": npm_lock("13.4.10")})
    assert release(tmp_path, reader=reader).version == "13.4.10"


def test_a_lockfile_is_read_once_for_all_projects(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    names = [f"app{number}" for number in range(20)]
    packages: dict[str, Any] = {"": {"workspaces": ["apps/*"]}, "node_modules/next": {"version": "13.4.9"}}
    for name in names:
        packages[f"apps/{name}"] = {"dependencies": {"next": "^13.4.0"}}
        write(tmp_path, {f"apps/{name}/package.json": package()})
    write(tmp_path, {"package.json": packages[""], "package-lock.json": {"lockfileVersion": 3, "packages": packages}})
    read = []

    original = Reader.bytes

    def counted(self: Reader, path: str, *, limit: int = MOST) -> bytes:
        read.append(os.path.basename(path))
        return original(self, path, limit=limit)

    monkeypatch.setattr(Reader, "bytes", counted)
    reader = Reader()
    for name in names:
        assert release(tmp_path / "apps" / name, tmp_path, reader=reader).version == "13.4.9"
    assert read.count("package-lock.json") == 1
