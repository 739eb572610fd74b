"""The experiments, what was seen in them, and the rules that rest on it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from evidence.common import results, run
from evidence.common.experiment import Experiment, Setup
from evidence.common.experiments import experiments, folder
from evidence.common.install import manifest

import nextlint
from nextlint.rules._hazard import ask
from tests.advisories.sites import site

EXPERIMENTS = experiments()
SETUPS = [(experiment, setup) for experiment in EXPERIMENTS.values() for setup in experiment.setups]
STARTS = {
    "start": "next start",
    "standalone": "node .next/standalone/server.js",
    "dev": "next start",
    "build": "serve out",
}
NAMES = [f"{experiment.rule} {setup.next} {setup.what}" for experiment, setup in SETUPS]


@pytest.fixture(params=SETUPS, ids=NAMES)
def pair(request: pytest.FixtureRequest) -> tuple[Experiment, Setup]:
    found: tuple[Experiment, Setup] = request.param
    return found


def row_of(experiment: Experiment, setup: Setup) -> results.Row:
    rows = results.read(folder(experiment.rule) / "results.json").rows
    (row,) = [row for row in rows if (row.next, row.what) == (setup.next, setup.what)]
    return row


def test_the_rule_reports_what_was_seen_and_nothing_else(pair: tuple[Experiment, Setup], tmp_path: Path) -> None:
    experiment, setup = pair
    row = row_of(experiment, setup)
    write(setup, tmp_path)
    speaks = predicate_holds(experiment, setup, tmp_path) if experiment.predicate else is_reported(experiment, tmp_path)
    if setup.aside:
        assert speaks != row.affected, f"the aside is not needed: {setup.aside}"
    else:
        assert speaks == row.affected


def write(setup: Setup, root: Path) -> None:
    """The project as it was run, in a repository with a lockfile."""
    files = run.with_address(setup.files, "http://127.0.0.1:9")
    dependencies = {"": {"dependencies": {"next": setup.next}}, "node_modules/next": {"version": setup.next}}
    package = {**manifest(setup.next), "scripts": {"build": "next build", "start": STARTS[setup.way]}}
    lock = {"lockfileVersion": 3, "packages": dependencies}
    for name, content in {**files, "package.json": json.dumps(package), "package-lock.json": json.dumps(lock)}.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
    (root / ".git").mkdir()


def is_reported(experiment: Experiment, root: Path) -> bool:
    report = nextlint.lint([str(root)], select=[experiment.rule])
    return any(finding.rule == experiment.rule and finding.severity != "info" for finding in report.findings)


def predicate_holds(experiment: Experiment, setup: Setup, root: Path) -> bool:
    text = str(setup.files.get("next.config.js", "module.exports = {}"))
    return ask(site(root, setup.next, text), experiment.predicate).holds is True


@pytest.mark.parametrize("experiment", EXPERIMENTS.values(), ids=EXPERIMENTS)
def test_the_table_is_that_of_the_results(experiment: Experiment) -> None:
    found = results.read(folder(experiment.rule) / "results.json")
    assert (folder(experiment.rule) / "RESULTS.md").read_text() == results.render(experiment, found)
    assert [(row.next, row.what) for row in found.rows] == [(one.next, one.what) for one in experiment.setups]
    assert all(len(row.cells) == len(experiment.heads) for row in found.rows)


@pytest.mark.parametrize("experiment", EXPERIMENTS.values(), ids=EXPERIMENTS)
def test_each_experiment_has_a_project_in_which_it_happens_and_one_in_which_it_does_not(experiment: Experiment) -> None:
    assert {row.affected for row in results.read(folder(experiment.rule) / "results.json").rows} == {True, False}


@pytest.mark.npm
@pytest.mark.parametrize("rule", ["unoptimized-not-enforced", "private-image-host"])
def test_what_was_seen_is_seen_again(rule: str, tmp_path: Path) -> None:
    experiment = EXPERIMENTS[rule]
    newest = experiment.setups[-1].next
    again = list(run.rows(experiment, tmp_path, print, lambda setup: setup.next == newest))
    assert [row._replace(date="") for row in again] == [
        row_of(experiment, setup)._replace(date="") for setup in experiment.setups if setup.next == newest
    ]
