from __future__ import annotations

import pickle
import re
from pathlib import Path
from typing import Any

import pytest

import nextlint
from nextlint.model.errors import NextlintError

CONFIG = "module.exports = {};\n"


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    (tmp_path / ".git").mkdir()
    for name, version in (("apps/old", "13.4.4"), ("apps/new", "14.2.5")):
        (tmp_path / name).mkdir(parents=True)
        (tmp_path / name / "package.json").write_text(f'{{"dependencies": {{"next": "{version}"}}}}')
        (tmp_path / name / "next.config.js").write_text(CONFIG)
    return tmp_path


def test_lint(tree: Path) -> None:
    report = nextlint.lint(tree)
    assert [project.root for project in report.projects] == [str(tree / "apps/new"), str(tree / "apps/old")]
    assert [project.config_kind for project in report.projects] == ["object", "object"]
    (finding,) = report.findings
    assert (finding.rule, finding.project, finding.path) == (
        "render-workers",
        str(tree / "apps/old"),
        str(tree / "apps/old/next.config.js"),
    )
    assert report.changed == {}


def test_paths_are_relative_to_cwd(tree: Path) -> None:
    assert len(nextlint.lint("apps/old", cwd=tree).findings) == 1
    assert len(nextlint.lint(["apps/old", Path("apps/new")], cwd=tree).projects) == 2
    assert nextlint.lint([Path("apps") / "new"], cwd=tree).findings == ()


def test_options(tree: Path) -> None:
    assert nextlint.lint(tree, select=["options"]).findings == ()
    assert nextlint.lint(tree, ignore=["render-workers"]).findings == ()
    assert len(nextlint.lint(tree, select=["options"], extend_select=["render-workers"]).findings) == 1
    assert len(nextlint.lint(tree, next_version="13.4.4").findings) == 2
    assert len(nextlint.lint(tree, cwd=tree, exclude=["new"]).projects) == 1
    (tree / "nextlint.toml").write_text('ignore = ["stability"]\n')
    assert nextlint.lint(tree).findings == ()
    assert len(nextlint.lint(tree, isolated=True).findings) == 1
    (tree / "strict.toml").write_text("")
    assert len(nextlint.lint(tree, cwd=tree, config="strict.toml").findings) == 1


def test_inspect(tree: Path) -> None:
    (tree / "apps/new/next.config.js").write_text("module.exports = { a: { b: 1 } };\n")
    options = nextlint.lint(tree / "apps/new", inspect=True).projects[0].options
    assert options is not None
    assert options["a.b"][0].value == 1
    assert nextlint.lint(tree / "apps/new").projects[0].options is None


def test_a_report_can_be_pickled(tree: Path) -> None:
    report = nextlint.lint(tree, inspect=True)
    assert pickle.loads(pickle.dumps(report)) == report


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ({"paths": "nowhere"}, "no such file or folder"),
        ({"select": ["zzz"]}, 'there is no rule or category "zzz"'),
        ({"ignore": ["rendr-workers"]}, 'did you mean "render-workers"?'),
        ({"config": "none.toml"}, "it cannot be read"),
        ({"next_version": "13.4"}, '"13.4" is not a full version (for example 13.4.4)'),
    ],
)
def test_what_cannot_be_done_is_raised(tree: Path, arguments: dict[str, Any], message: str) -> None:
    for function in (nextlint.lint, nextlint.fix):
        with pytest.raises(NextlintError, match=re.escape(message)):
            function(cwd=tree, **arguments)


def test_a_failure_is_a_problem_of_its_project(tree: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*arguments: object, **named: object) -> None:
        raise ZeroDivisionError("no")

    monkeypatch.setattr("nextlint.checker.load", fail)
    for function in (nextlint.lint, nextlint.fix):
        report = function(tree / "apps/old")
        assert report.projects == ()
        ((path, reason),) = report.problems
        assert (path, reason.partition(" (")[0]) == (str(tree / "apps/old"), "unexpected ZeroDivisionError: no")
        assert report.tracebacks[0].endswith("ZeroDivisionError: no\n")


def test_is_typed() -> None:
    assert (Path(nextlint.__file__).parent / "py.typed").exists()
