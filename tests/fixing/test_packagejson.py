"""Operations on package.json."""

from __future__ import annotations

from pathlib import Path

import pytest

from nextlint.config.model import Config
from nextlint.discovery.packagejson import parse
from nextlint.files.reader import Reader
from nextlint.files.source import Source
from nextlint.fixing.proof import Prover
from nextlint.fixing.refused import Refusal
from nextlint.fixing.text.script import apply_edits
from nextlint.model.fixes import Fix, Operation, RequireNext, SetScript
from nextlint.model.project import Package, Project
from nextlint.release.model import Release

NONE = Config(None, "none", {})


def edited(folder: Path, text: str, *operations: Operation, release: Release | None = None) -> str:
    """The text of the edited package.json, or the reason why it is not edited."""
    path = str(folder / "package.json")
    package = parse(Source(path, text))
    assert isinstance(package, Package)
    project = Project(str(folder), str(folder), package, None, None, None, ())
    prover = Prover(project, NONE, release, "13.4.4", Reader({path: text}))
    (answer,) = prover.answers([Fix("", operations, safe=True)])
    return answer.reason if isinstance(answer, Refusal) else apply_edits(text, answer.edits)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ('{"scripts": {"a": "x", "build": "next build"}}\n', '{"scripts": {"a": "x", "build": "new"}}\n'),
        ('{\n  "scripts": {\n    "a": "x"\n  }\n}\n', '{\n  "scripts": {\n    "a": "x",\n    "build": "new"\n  }\n}\n'),
        ('{\r\n\t"name": "x"\r\n}\r\n', '{\r\n\t"name": "x",\r\n\t"scripts": {\r\n\t\t"build": "new"\r\n\t}\r\n}\r\n'),
        ('{"scripts": 1}', "package.json has no object under scripts"),
    ],
)
def test_a_script_is_set(tmp_path: Path, before: str, after: str) -> None:
    assert edited(tmp_path, before, SetScript("build", "new")) == after


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("13.4.4", "14.2.35"),
        ("^13.4.4", "^14.2.35"),
        ("~13.4.4", "~14.2.35"),
        (">=13.4.4", ">=14.2.35"),
        (">= 13.4.4", ">= 14.2.35"),
        ("14.2.35-canary.1", "14.2.35"),
        ("=13.4.4", "=14.2.35"),
        ("v13.4.4", "v14.2.35"),
        ("13", "^14.2.35"),
        ("13.x", "^14.2.35"),
        ("14", "^14.2.35"),
        ("14.1", "~14.2.35"),
        ("14.1.x", "~14.2.35"),
        ("npm:next@^13.4.4", "npm:next@^14.2.35"),
    ],
)
def test_a_range_is_raised(tmp_path: Path, before: str, after: str) -> None:
    text = '{{ "devDependencies": {{ "next": "{}" }}, "peerDependencies": {{ "next": "*" }} }}\n'
    assert edited(tmp_path, text.format(before), RequireNext("14.2.35")) == text.format(after)


@pytest.mark.parametrize(
    "spelled", ["^13 || ~14.1.0", "github:vercel/next.js", ">=13.0.0 <14", "13.0.0 - 14.0.0", "next-14", "workspace:*"]
)
def test_a_range_that_says_more_is_left(tmp_path: Path, spelled: str) -> None:
    text = f'{{ "dependencies": {{ "next": "{spelled}" }} }}'
    assert edited(tmp_path, text, RequireNext("14.2.35")) == f'the range "{spelled}" cannot be raised'


@pytest.mark.parametrize("spelled", ["latest", "*", "^13 || ^14", "<15"])
def test_a_range_that_admits_the_version_already_is_left(tmp_path: Path, spelled: str) -> None:
    text = f'{{ "dependencies": {{ "next": "{spelled}" }} }}'
    reason = f'the range "{spelled}" already admits 14.2.35; only the lockfile is behind'
    assert edited(tmp_path, text, RequireNext("14.2.35")) == reason


def test_the_range_of_a_catalog_is_left(tmp_path: Path) -> None:
    reason = "the catalog of the workspace has the range, and nextlint edits only package.json"
    assert edited(tmp_path, '{ "dependencies": { "next": "catalog:" } }', RequireNext("14.2.35")) == reason


def test_a_range_that_is_high_enough_is_left(tmp_path: Path) -> None:
    text = '{ "dependencies": { "next": "^15.0.0" } }'
    assert edited(tmp_path, text, RequireNext("14.2.35")) == "package.json already requires 14.2.35 or later"


ROOT = '"": {{ "dependencies": {{ "next": "^13.4.4" }} }}'
LOCKED = (
    f'{{{{ "lockfileVersion": 3, "packages": {{{{ {ROOT}, "node_modules/next": {{{{ "version": "{{}}" }}}} }}}} }}}}'
)
INSTALLED = '{ "name": "next", "version": "13.4.4" }'


def test_a_lockfile_is_left_behind_and_its_manager_brings_it_up_to_date(tmp_path: Path) -> None:
    (tmp_path / "package-lock.json").write_text(LOCKED.format("13.4.4"))
    text = '{ "dependencies": { "next": "^13.4.4" } }'
    assert edited(tmp_path, text, RequireNext("14.2.35")) == text.replace("13.4.4", "14.2.35")


def test_an_override_decides_whatever_the_range_is(tmp_path: Path) -> None:
    (tmp_path / "package-lock.json").write_text(LOCKED.format("13.4.4"))
    text = '{ "dependencies": { "next": "^13.4.4" }, "overrides": { "next": "13.4.4" } }'
    reason = "package-lock.json decides the version, not the range in package.json"
    assert edited(tmp_path, text, RequireNext("14.2.35")) == reason


def test_what_is_installed_without_a_lockfile_decides(tmp_path: Path) -> None:
    (tmp_path / "node_modules" / "next").mkdir(parents=True)
    (tmp_path / "node_modules" / "next" / "package.json").write_text(INSTALLED)
    text = '{ "dependencies": { "next": "^13.4.4" } }'
    reason = "package.json of node_modules/next decides the version, not the range in package.json"
    assert edited(tmp_path, text, RequireNext("14.2.35")) == reason


def test_the_version_that_was_given_decides(tmp_path: Path) -> None:
    release = Release("13.4.4", "^13.4.4", "--next-version", exact=True)
    text = '{ "dependencies": { "next": "^13.4.4" } }'
    reason = "--next-version decides the version, not package.json"
    assert edited(tmp_path, text, RequireNext("14.2.35"), release=release) == reason


def test_a_package_json_that_names_no_next_is_left(tmp_path: Path) -> None:
    assert edited(tmp_path, "{}", RequireNext("14.2.35")) == "this package.json does not require next"


def test_the_highest_of_several_versions_is_asked_for(tmp_path: Path) -> None:
    text = '{ "dependencies": { "next": "^14.0.0" } }'
    both = RequireNext("14.2.35"), RequireNext("14.2.10")
    assert edited(tmp_path, text, *both) == edited(tmp_path, text, *reversed(both)) == text.replace("14.0.0", "14.2.35")


def test_an_exact_version_of_package_json_is_raised(tmp_path: Path) -> None:
    release = Release("13.4.4", "13.4.4", str(tmp_path / "package.json"), exact=True)
    text = '{ "dependencies": { "next": "13.4.4" } }'
    after = text.replace("13.4.4", "14.2.35")
    assert edited(tmp_path, text, RequireNext("14.2.35"), release=release) == after


def test_both_at_once(tmp_path: Path) -> None:
    text = '{ "scripts": { "lint": "next lint" }, "dependencies": { "next": "^15.0.0" } }'
    after = '{ "scripts": { "lint": "eslint ." }, "dependencies": { "next": "^16.0.0" } }'
    assert edited(tmp_path, text, SetScript("lint", "eslint ."), RequireNext("16.0.0")) == after
