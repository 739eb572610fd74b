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
    ],
)
def test_a_range_is_raised(tmp_path: Path, before: str, after: str) -> None:
    text = '{{ "devDependencies": {{ "next": "{}" }}, "peerDependencies": {{ "next": "*" }} }}\n'
    assert edited(tmp_path, text.format(before), RequireNext("14.2.35")) == text.format(after)


@pytest.mark.parametrize("spelled", ["13.x", "latest", "^13 || ^14", "github:vercel/next.js", ">=13.0.0 <14"])
def test_a_range_that_says_more_is_left(tmp_path: Path, spelled: str) -> None:
    text = f'{{ "dependencies": {{ "next": "{spelled}" }} }}'
    assert edited(tmp_path, text, RequireNext("14.2.35")) == f'the range "{spelled}" is not one that can be raised'


def test_a_range_that_is_high_enough_is_left(tmp_path: Path) -> None:
    text = '{ "dependencies": { "next": "^15.0.0" } }'
    assert edited(tmp_path, text, RequireNext("14.2.35")) == "package.json asks for no version below 14.2.35"


@pytest.mark.parametrize("source", ["package-lock.json", "node_modules/next/package.json"])
def test_a_version_that_something_else_decides_is_left(tmp_path: Path, source: str) -> None:
    release = Release("13.4.4", "^13.4.4", str(tmp_path / source), exact=True)
    text = '{ "dependencies": { "next": "^13.4.4" } }'
    reason = f"{Path(source).name} decides the version, not package.json"
    assert edited(tmp_path, text, RequireNext("14.2.35"), release=release) == reason


def test_an_exact_version_of_package_json_is_raised(tmp_path: Path) -> None:
    release = Release("13.4.4", "13.4.4", str(tmp_path / "package.json"), exact=True)
    text = '{ "dependencies": { "next": "13.4.4" } }'
    after = text.replace("13.4.4", "14.2.35")
    assert edited(tmp_path, text, RequireNext("14.2.35"), release=release) == after


def test_both_at_once(tmp_path: Path) -> None:
    text = '{ "scripts": { "lint": "next lint" }, "dependencies": { "next": "^15.0.0" } }'
    after = '{ "scripts": { "lint": "eslint ." }, "dependencies": { "next": "^16.0.0" } }'
    assert edited(tmp_path, text, SetScript("lint", "eslint ."), RequireNext("16.0.0")) == after
