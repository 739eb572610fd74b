"""Linting in several processes: the same report, byte for byte, whatever happens to a process."""

from __future__ import annotations

import os
import pickle
import threading
from pathlib import Path
from typing import Any

import pytest
from benchmarks.real import make

from nextlint import checker, parallel, pool
from nextlint.checker import Job, Result
from nextlint.files.reader import Reader
from nextlint.linter import Request, lint
from nextlint.model.errors import NextlintError
from nextlint.model.report import FORMATS
from nextlint.output import render
from nextlint.output.options import RenderOptions
from nextlint.rules import all_rules

COUNT = 30


@pytest.fixture(scope="module")
def monorepo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("monorepo")
    make(folder, COUNT)
    return folder


@pytest.fixture(autouse=True)
def few(monkeypatch: pytest.MonkeyPatch) -> None:
    """Processes for a handful of projects."""
    monkeypatch.setattr(parallel, "FIRST", 3)
    monkeypatch.setattr(parallel, "FEWEST", 5)
    monkeypatch.setattr(parallel, "CHUNK", 4)


def request(folder: Path, processes: int, **more: Any) -> Request:
    return Request((str(folder),), str(folder), isolated=True, processes=processes, **more)


@pytest.mark.parametrize("processes", [2, 5])
@pytest.mark.parametrize("inspect", [False, True])
def test_the_report_is_the_same(monorepo: Path, processes: int, inspect: bool) -> None:
    alone = lint(request(monorepo, 1, inspect=inspect))
    together = lint(request(monorepo, processes, inspect=inspect))
    assert len(together.projects) == COUNT
    assert together.findings
    drawing = RenderOptions(rules=tuple(all_rules().values()), inspect=inspect)
    for name in set(FORMATS) - {"vex"}:  # which tells the time
        texts = [render(name, report, cwd=str(monorepo), options=drawing) for report in (alone, together)]
        assert texts[0] == texts[1]


def test_other_processes_do_the_work(monorepo: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    here = []
    lint_project = checker.lint_project

    def noted(job: Job, reader: Reader) -> Result:
        here.append(job)
        return lint_project(job, reader)

    monkeypatch.setattr(parallel, "lint_project", noted)
    lint(request(monorepo, 2))
    assert parallel.FIRST <= len(here) < COUNT


def test_progress_is_told_in_order(monorepo: Path) -> None:
    ticks: list[tuple[int, int]] = []
    lint(request(monorepo, 2), progress=lambda done, total: ticks.append((done, total)))
    assert ticks == [(number + 1, COUNT) for number in range(COUNT)]


def test_few_projects_stay_in_one_process(monorepo: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parallel, "FEWEST", COUNT)
    monkeypatch.setattr(pool, "results", None)
    assert len(lint(request(monorepo, 2)).projects) == COUNT


def test_without_processes_one_does_all(monorepo: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise OSError("no processes here")

    alone = lint(request(monorepo, 1))
    monkeypatch.setattr(pool, "ProcessPoolExecutor", refuse)
    assert lint(request(monorepo, 2)) == alone


def test_a_process_with_threads_is_not_forked(monorepo: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "fork", None)
    ended = threading.Event()
    thread = threading.Thread(target=ended.wait)
    thread.start()
    try:
        assert len(lint(request(monorepo, 2)).projects) == COUNT
    finally:
        ended.set()
        thread.join()


def test_where_none_can_be_forked_they_are_spawned(monorepo: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    alone = lint(request(monorepo, 1))
    monkeypatch.setattr(parallel, "CAN_FORK", False)
    monkeypatch.setattr(os, "fork", None)
    assert lint(request(monorepo, 2)) == alone


@pytest.mark.skipif(not parallel.CAN_FORK, reason="what is replaced here is not there in a spawned process")
def test_what_a_process_leaves_undone_when_it_dies_is_done_here(
    monorepo: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    alone = lint(request(monorepo, 1))
    parent, lint_project = os.getpid(), checker.lint_project

    def die(job: Job, reader: Reader) -> Result:
        if os.getpid() != parent and job.project.root.endswith("app-00017"):
            os._exit(9)
        return lint_project(job, reader)

    for module in (parallel, pool):
        monkeypatch.setattr(module, "lint_project", die)
    assert lint(request(monorepo, 2)) == alone


@pytest.mark.skipif(not parallel.CAN_FORK, reason="what is replaced here is not there in a spawned process")
def test_the_first_project_that_fails_is_named(monorepo: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(job: Job, reader: Reader) -> Result:
        number = int(job.project.root[-5:])
        if number in (11, 25):
            raise NextlintError("unexpected", project=job.project.root)
        return lint_project(job, reader)

    lint_project = checker.lint_project
    for module in (parallel, pool):
        monkeypatch.setattr(module, "lint_project", fail)
    with pytest.raises(NextlintError) as caught:
        lint(request(monorepo, 2))
    assert caught.value.project == str(monorepo / "apps" / "app-00011")


def test_errors_travel_between_processes() -> None:
    error = NextlintError("why", path="/a", line=3, project="/b")
    copy = pickle.loads(pickle.dumps(error))
    assert (copy.message, copy.path, copy.line, copy.project) == ("why", "/a", 3, "/b")
