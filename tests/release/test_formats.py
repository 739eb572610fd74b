"""Quirks of each lockfile format that no sample shows."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from nextlint.release.model import NotNext, Release, Unresolved

from .projects import SAMPLES, answer, at, write

PACKAGE = {"name": "app", "dependencies": {"next": "^13.4.0"}}


def version(root: Path, lock: str, content: Any, spec: str = "^13.4.0") -> str:
    """The version of a project with this lockfile, else why there is none."""
    write(root, {"package.json": {"name": "app", "dependencies": {"next": spec}}, lock: content})
    found = answer(root)
    assert found is not None
    if isinstance(found, Release):
        assert found.exact
        assert found.source == str(root / lock)
        return found.version
    if isinstance(found, NotNext):
        return f"{found.name} {found.version}"
    assert isinstance(found, Unresolved)
    assert found.span is not None
    assert found.span.path == str(root / lock)
    return found.reason


CONFLICT = "<<<<<<< HEAD\n=======\n>>>>>>> main\n"


@pytest.mark.parametrize(
    ("lock", "content"),
    [
        ("package-lock.json", "{\n" + CONFLICT + "}"),
        ("yarn.lock", "# yarn lockfile v1\n" + CONFLICT + 'next@^13.4.0:\n  version "13.4.4"\n'),
        ("pnpm-lock.yaml", CONFLICT + "lockfileVersion: '9.0'\n"),
        ("bun.lock", "{\n" + CONFLICT + "}"),
        ("deno.lock", "{\n" + CONFLICT + "}"),
    ],
)
def test_a_merge_conflict_is_named(lock: str, content: str, tmp_path: Path) -> None:
    assert version(tmp_path, lock, content) == f"{lock} cannot be used: it has an unresolved merge conflict"
    found = answer(tmp_path)
    assert isinstance(found, Unresolved)
    assert at(found).startswith("<<<<<<<")


@pytest.mark.parametrize(
    "lock", ["package-lock.json", "yarn.lock", "pnpm-lock.yaml", "bun.lock", "bun.lockb", "deno.lock"]
)
@pytest.mark.parametrize("content", [b"", b"\0\1\2", b"\xff\xfe{", b"[]", b"null", b"{}", b"[" * 100_000, b"a: b\n"])
def test_nonsense(lock: str, content: bytes, tmp_path: Path) -> None:
    reason = version(tmp_path, lock, content)
    assert reason.startswith(lock)
    assert len(reason) > len(lock) + 10


def test_a_folder_in_place_of_a_lockfile_is_none(tmp_path: Path) -> None:
    write(tmp_path, {"package.json": PACKAGE, "yarn.lock/x": "", "package-lock.json/x": ""})
    found = answer(tmp_path)
    assert isinstance(found, Release)
    assert not found.exact


class TestNpm:
    def lock(self, next_: Any, **more: Any) -> dict[str, Any]:
        packages = {"": PACKAGE, "node_modules/next": next_, **more}
        return {"lockfileVersion": 3, "packages": packages}

    def test_a_newer_version_with_packages_is_read(self, tmp_path: Path) -> None:
        lock = {**self.lock({"version": "13.4.4"}), "lockfileVersion": 7}
        assert version(tmp_path, "package-lock.json", lock) == "13.4.4"

    def test_a_newer_version_without_packages_is_named(self, tmp_path: Path) -> None:
        found = version(tmp_path, "package-lock.json", {"lockfileVersion": 4, "things": {}})
        assert found == "package-lock.json has lockfileVersion 4, and no packages that nextlint can read"

    def test_an_entry_that_contradicts_itself(self, tmp_path: Path) -> None:
        lock = self.lock({"version": "13.4.5", "dependencies": {"@next/env": "13.4.4"}})
        reason = "package-lock.json contradicts itself: next 13.4.5 does not depend on @next/env 13.4.4"
        assert version(tmp_path, "package-lock.json", lock) == reason

    def test_a_release_on_a_prerelease_of_env_is_no_contradiction(self, tmp_path: Path) -> None:
        lock = self.lock({"version": "15.4.0", "dependencies": {"@next/env": "15.4.0-canary.57"}})
        assert version(tmp_path, "package-lock.json", lock, "15.4.0") == "15.4.0"

    @pytest.mark.parametrize("entry", [{}, {"version": None}, {"version": "13.4"}, {"version": 13}, {"link": True}, []])
    def test_an_entry_without_a_version(self, entry: Any, tmp_path: Path) -> None:
        assert version(tmp_path, "package-lock.json", self.lock(entry)).startswith("package-lock.json has ")

    def test_a_key_of_the_same_name_elsewhere_does_not_decide_the_place(self, tmp_path: Path) -> None:
        decoy = {"version": "1.0.0", "dependencies": {"node_modules/next": "x"}, "bin": {"next": "node_modules/next"}}
        lock = {
            "lockfileVersion": 3,
            "packages": {"": PACKAGE, "node_modules/a": decoy, "node_modules/next": {"version": "13.4.4"}},
        }
        assert version(tmp_path, "package-lock.json", lock) == "13.4.4"
        assert at(answer(tmp_path)) == "13.4.4 @ package-lock.json:20:19"

    def test_text_before_the_entry_counts_in_utf16(self, tmp_path: Path) -> None:
        text = json.dumps(self.lock({"version": "13.4.4"}))
        write(tmp_path, {"package.json": PACKAGE, "package-lock.json": '{"name": "\U0001f600",' + text[1:]})
        found = answer(tmp_path)
        assert isinstance(found, Release)
        assert found.span is not None
        assert found.span.start.column == 13 + 1 + text.index("13.4.4")

    def test_version_1_takes_the_entry_at_the_top(self, tmp_path: Path) -> None:
        inner = {"version": "2.0.0", "dependencies": {"next": {"version": "12.0.0"}}}
        lock = {"lockfileVersion": 1, "dependencies": {"a": inner, "next": {"version": "13.4.4"}, "z": inner}}
        assert version(tmp_path, "package-lock.json", lock) == "13.4.4"
        assert at(answer(tmp_path)) == "13.4.4 @ package-lock.json:13:19"

    @pytest.mark.parametrize(
        ("written", "expected"),
        [
            ("npm:next@13.4.4", "13.4.4"),
            (
                "npm:ms@2.1.3",
                "package-lock.json is out of date: it has the package ms under the name next, not '^13.4.0'",
            ),
            ("https://registry.example/next/-/next-13.4.4.tgz", "13.4.4"),
            (
                "https://example.org/next.tgz",
                "package-lock.json has next from https://example.org/next.tgz, but not its",
            ),
            (
                "git+ssh://git@github.com/vercel/next.js.git#abc",
                "package-lock.json has next from git+ssh://git@github.com",
            ),
            ("file:vendor/next", "package-lock.json has next from file:vendor/next, but not its version"),
        ],
    )
    def test_version_1_writes_where_it_is_from(self, written: str, expected: str, tmp_path: Path) -> None:
        lock = {"lockfileVersion": 1, "dependencies": {"next": {"version": written}}}
        assert version(tmp_path, "package-lock.json", lock).startswith(expected)


class TestYarn:
    @pytest.mark.parametrize(
        "block",
        [
            'next@^13.4.0:\n  version "13.4.4"\n',
            '"next@^13.4.0":\n  "version" "13.4.4"\n',
            '"next@>=13", next@13.4.4, next@^13.4.0:\n  version "13.4.4"\n  resolved "x"\n',
            'next-old@^1, next@^13.4.0:\n  version "13.4.4"\n',
            'next@^13.4.0:\r\n  version "13.4.4"\r\n',
        ],
    )
    def test_classic_keys(self, block: str, tmp_path: Path) -> None:
        decoys = '"@acme/next@^13.4.0":\n  version "1.0.0"\n\nnext-old@^13.4.0:\n  version "12.0.0"\n\n'
        text = (
            f'# yarn lockfile v1\n\n\n{decoys}{block}\nz@1:\n  version "9.9.9"\n  dependencies:\n    next "^13.4.0"\n'
        )
        assert version(tmp_path, "yarn.lock", text) == "13.4.4"

    @pytest.mark.parametrize(
        "text", ["# yarn lockfile v1\n", "", '# yarn lockfile v1\n\n\nnext@^12.0.0:\n  version "12.0.0"\n']
    )
    def test_classic_without_an_entry(self, text: str, tmp_path: Path) -> None:
        assert version(tmp_path, "yarn.lock", text) == "yarn.lock has no entry for next@^13.4.0"

    def test_classic_that_was_resolved_elsewhere(self, tmp_path: Path) -> None:
        resolved = "https://registry.example/next/-/next-13.4.4.tgz#d1"
        text = f'# yarn lockfile v1\n\n\nnext@^13.4.0:\n  version "13.4.5"\n  resolved "{resolved}"\n'
        assert "contradicts itself" in version(tmp_path, "yarn.lock", text)

    def berry(self, *blocks: str, number: int = 8) -> str:
        return f"__metadata:\n  version: {number}\n\n" + "\n".join(blocks)

    WORKSPACE = (
        '"app@workspace:.":\n  version: 0.0.0-use.local\n  resolution: "app@workspace:."\n'
        "  dependencies:\n    next: {}\n"
    )

    def test_berry_of_a_newer_version(self, tmp_path: Path) -> None:
        block = '"next@npm:^13.4.0":\n  version: 13.4.4\n  resolution: "next@npm:13.4.4"\n'
        text = self.berry(self.WORKSPACE.format('"npm:^13.4.0"'), block, number=99)
        assert version(tmp_path, "yarn.lock", text) == "13.4.4"

    def test_berry_key_that_is_very_long(self, tmp_path: Path) -> None:
        key = ", ".join(f"next@npm:^13.4.{number}" for number in range(20))
        block = f'? "{key}"\n:\n  version: 13.5.1\n  resolution: "next@npm:13.5.1"\n'
        assert version(tmp_path, "yarn.lock", self.berry(self.WORKSPACE.format("^13.4.0"), block)) == "13.5.1"

    def test_berry_takes_the_workspace_by_its_folder(self, tmp_path: Path) -> None:
        workspace = '"app@*, app@workspace:.":\n  version: 0.0.0-use.local\n  resolution: "app@workspace:."\n'
        workspace += "  dependencies:\n    next: ^13.4.0\n  peerDependencies:\n    next: 12\n"
        block = '"next@npm:^13.4.0":\n  version: 13.4.4\n  resolution: "next@npm:13.4.4"\n'
        other = '"next@npm:12":\n  version: 12.0.0\n  resolution: "next@npm:12.0.0"\n'
        assert version(tmp_path, "yarn.lock", self.berry(workspace, other, block)) == "13.4.4"

    def test_berry_whose_package_json_has_no_next_yet(self, tmp_path: Path) -> None:
        workspace = '"app@workspace:.":\n  version: 0.0.0-use.local\n  resolution: "app@workspace:."\n'
        assert version(tmp_path, "yarn.lock", self.berry(workspace)) == "yarn.lock has no entry for next"

    @pytest.mark.parametrize(
        "fields",
        [
            'version: 13.4.5\n  resolution: "next@npm:13.4.4"',
            "version: 13.4.4",
            'resolution: "next@npm:13.4.4"',
            'version: 0.0.0-use.local\n  resolution: "next@git@example.org:a/b.git"',
            'version: 13.4.4\n  resolution: "next@npm:13.4.4"\n  dependencies:\n    "@next/env": "npm:13.4.5"',
        ],
    )
    def test_berry_blocks_that_contradict_themselves(self, fields: str, tmp_path: Path) -> None:
        text = self.berry(self.WORKSPACE.format("^13.4.0"), f'"next@npm:^13.4.0":\n  {fields}\n')
        assert version(tmp_path, "yarn.lock", text).startswith(("yarn.lock contradicts itself", "yarn.lock has "))


class TestPnpm:
    HEAD = "lockfileVersion: '9.0'\n\nimporters:\n\n  .:\n    dependencies:\n      next:\n        specifier: ^13.4.0\n"
    TAIL = "\npackages:\n\n  next@13.4.4:\n    resolution: {}\n"

    def test_a_newer_version_is_read_as_far_as_it_fits(self, tmp_path: Path) -> None:
        text = (self.HEAD + "        version: 13.4.4\n" + self.TAIL).replace("9.0", "12.0")
        assert version(tmp_path, "pnpm-lock.yaml", text) == "13.4.4"

    def test_a_newer_version_that_does_not_fit_is_named(self, tmp_path: Path) -> None:
        text = "lockfileVersion: '12.0'\n\nimporters: {}\n"
        assert "no entry" in version(tmp_path, "pnpm-lock.yaml", text.replace("12.0", "9.0"))
        assert "lockfileVersion 12.0, which nextlint does not know" in version(tmp_path, "pnpm-lock.yaml", text)

    @pytest.mark.parametrize("line", ["version: 13.4.4(x@1(y@2))", "version: '13.4.4'", 'version: "13.4.4" '])
    @pytest.mark.parametrize("name", ["next", "'next'", '"next"'])
    def test_quotes_and_suffixes(self, line: str, name: str, tmp_path: Path) -> None:
        text = self.HEAD.replace("next:", f"{name}:") + f"        {line}\n" + self.TAIL
        assert version(tmp_path, "pnpm-lock.yaml", text) == "13.4.4"
        assert version(tmp_path, "pnpm-lock.yaml", text.replace("\n", "\r\n")) == "13.4.4"
        assert at(answer(tmp_path)).startswith("13.4.4 @ pnpm-lock.yaml:9:")

    def test_a_package_that_is_not_there(self, tmp_path: Path) -> None:
        text = self.HEAD + "        version: 13.4.5\n" + self.TAIL
        reason = "pnpm-lock.yaml is truncated or damaged: it resolves next to '13.4.5' but has no such package"
        assert version(tmp_path, "pnpm-lock.yaml", text) == reason

    def test_an_entry_without_a_version(self, tmp_path: Path) -> None:
        assert "truncated or damaged" in version(tmp_path, "pnpm-lock.yaml", self.HEAD + self.TAIL)

    @pytest.mark.parametrize("other", ["next-auth:", "'@acme/next':", "nextra:"])
    def test_other_packages_are_not_next(self, other: str, tmp_path: Path) -> None:
        text = self.HEAD.replace("next:", other) + "        version: 13.4.4\n" + self.TAIL
        assert version(tmp_path, "pnpm-lock.yaml", text) == "pnpm-lock.yaml has no entry for next"

    def test_only_dependencies_count(self, tmp_path: Path) -> None:
        text = self.HEAD.replace("dependencies:", "configDependencies:") + "        version: 13.4.4\n" + self.TAIL
        assert version(tmp_path, "pnpm-lock.yaml", text) == "pnpm-lock.yaml has no entry for next"

    def test_an_importer_with_a_quoted_name(self, tmp_path: Path) -> None:
        text = (self.HEAD + "        version: 13.4.4\n" + self.TAIL).replace("  .:", "  'apps/@web':")
        write(tmp_path, {"pnpm-workspace.yaml": "packages:\n  - apps/*\n", "pnpm-lock.yaml": text})
        write(tmp_path, {"apps/@web/package.json": PACKAGE})
        found = answer(tmp_path / "apps" / "@web", tmp_path)
        assert isinstance(found, Release)
        assert found.version == "13.4.4"

    @pytest.mark.parametrize(
        ("reference", "key", "expected"),
        [
            ("registry.example/next/13.4.4_react@18.2.0", "registry.example/next/13.4.4_react@18.2.0", "13.4.4"),
            (
                "/@acme/next/13.4.4_x",
                "/@acme/next/13.4.4_x",
                "pnpm-lock.yaml is out of date: it has the package @acme/next",
            ),
            ("13.4.4_abc_def", "/next/13.4.4_abc_def", "13.4.4"),
            (
                "github.com/vercel/next.js/abc",
                "github.com/vercel/next.js/abc",
                "pnpm-lock.yaml has next from github.com",
            ),
        ],
    )
    def test_old_references(self, reference: str, key: str, expected: str, tmp_path: Path) -> None:
        text = f"lockfileVersion: 5.3\n\nspecifiers:\n  next: ^13.4.0\n\ndependencies:\n  next: {reference}\n"
        text += f"\npackages:\n\n  {key}:\n    resolution: {{}}\n    dev: false\n"
        assert version(tmp_path, "pnpm-lock.yaml", text).startswith(expected)


class TestBun:
    def lock(self, next_: Any, **more: Any) -> dict[str, Any]:
        return {"lockfileVersion": 1, "workspaces": {"": PACKAGE}, "packages": {"next": next_, **more}}

    def test_comments_are_taken(self, tmp_path: Path) -> None:
        text = "// bun\n" + json.dumps(self.lock(["next@13.4.4", "", {}, "sha"])).replace("]", ",]")
        assert version(tmp_path, "bun.lock", text) == "13.4.4"

    def test_a_newer_version_that_does_not_fit_is_named(self, tmp_path: Path) -> None:
        found = version(tmp_path, "bun.lock", {"lockfileVersion": 9})
        assert found == "bun.lock has lockfileVersion 9, and no workspaces that nextlint can read"

    @pytest.mark.parametrize(
        ("entry", "expected"),
        [
            (["next@13.4.4"], "13.4.4"),
            (["next@github:vercel/next.js#abc", {}], "bun.lock has next from github:vercel/next.js#abc"),
            (["next@https://example.org/next.tgz", {}], "bun.lock has next from https://example.org/next.tgz"),
            (["next@https://registry.example/next/-/next-13.4.4.tgz", {}], "13.4.4"),
            (["next@13.4.5", "", {"dependencies": {"@next/env": "13.4.4"}}], "bun.lock contradicts itself"),
            (["next@latest"], "bun.lock has 'latest' for next, which is not a version"),
            (["next"], "bun.lock has 'next' for next, which is not a version"),
            ([], "bun.lock has None for next"),
            ("next@13.4.4", "bun.lock has None for next"),
        ],
    )
    def test_entries(self, entry: Any, expected: str, tmp_path: Path) -> None:
        assert version(tmp_path, "bun.lock", self.lock(entry)).startswith(expected)


class TestBunBinary:
    DATA = (SAMPLES / "bun-1.1.45" / "single" / "bun.lockb").read_bytes()

    def test_it_is_read(self, tmp_path: Path) -> None:
        assert version(tmp_path, "bun.lockb", self.DATA) == "13.4.4"

    def test_another_format_is_named_with_the_way_out(self, tmp_path: Path) -> None:
        found = version(tmp_path, "bun.lockb", self.DATA[:42] + b"\x03" + self.DATA[43:])
        assert "has an unsupported format" in found
        assert "bun install --save-text-lockfile" in found

    def test_a_version_that_differs_from_its_tarball(self, tmp_path: Path) -> None:
        at = self.DATA.index(b"\x0d\0\0\0\x04\0\0\0\x04\0\0\0")
        found = version(tmp_path, "bun.lockb", self.DATA[:at] + b"\x0e" + self.DATA[at + 1 :])
        assert found.startswith("bun.lockb cannot be used: it has next 14.4.4 from https://")

    def test_no_next_in_it(self, tmp_path: Path) -> None:
        at = self.DATA.index(b"next\0\0\0\0")
        data = self.DATA[:at] + b"nexx" + self.DATA[at + 4 :]
        assert "a name and its hash differ" in version(tmp_path, "bun.lockb", data)


class TestDeno:
    def lock(self, specifier: str = "npm:next@^13.4.0", resolved: str = "13.4.4_react@18.2.0") -> dict[str, Any]:
        return {
            "version": "5",
            "specifiers": {specifier: resolved, "npm:react@18.2.0": "18.2.0"},
            "npm": {f"next@{resolved}": {}, "react@18.2.0": {}},
            "workspace": {"packageJson": {"dependencies": [specifier, "npm:react@18.2.0"]}},
        }

    def test_a_package_alone(self, tmp_path: Path) -> None:
        assert version(tmp_path, "deno.lock", self.lock()) == "13.4.4"
        assert at(answer(tmp_path)) == "13.4.4 @ deno.lock:4:26"

    def test_a_range_that_deno_writes_in_another_way(self, tmp_path: Path) -> None:
        assert version(tmp_path, "deno.lock", self.lock("npm:next@13.4"), "~13.4.0") == "13.4.4"

    def test_another_package(self, tmp_path: Path) -> None:
        assert version(tmp_path, "deno.lock", self.lock("npm:next-auth@^13.4.0")) == "deno.lock has no entry for next"

    def test_two_of_that_package_and_none_as_it_is_written(self, tmp_path: Path) -> None:
        lock = self.lock("npm:next@13.4")
        lock["specifiers"]["npm:next@12"] = "12.0.0"
        lock["workspace"]["packageJson"]["dependencies"].append("npm:next@12")
        assert version(tmp_path, "deno.lock", lock, "~13.4.0") == "deno.lock has no entry for next"

    def test_a_package_that_is_not_there(self, tmp_path: Path) -> None:
        lock = {**self.lock(), "npm": {}}
        assert (
            version(tmp_path, "deno.lock", lock)
            == "deno.lock cannot be used: it has no package next@13.4.4_react@18.2.0"
        )
