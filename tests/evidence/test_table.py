from __future__ import annotations

from pathlib import Path

import pytest
from evidence.common import markdown
from evidence.render_workers import results, table
from evidence.render_workers.records import PortRun, Served, Setup

FOLDER = Path(results.__file__).parent
WORKER = "node next/dist/compiled/jest-worker/processChild.js"
UNSET = Setup("13.4.4", "unset", "start")
FALSE = Setup("13.4.4", "false", "start")


def some_results(*records: Served, ports: tuple[PortRun, ...] = ()) -> results.Results:
    return results.Results("20.0.0", "Linux 6.1 x86_64, 2 cores", ("13.4.4",), records, ports)


def test_a_bar_and_a_line_break_do_not_break_a_cell() -> None:
    assert markdown.table(["a|b", "c"], [["1\n2", "3"]]) == "| a\\|b | c |\n| --- | --- |\n| 1 2 | 3 |"


def test_a_row_holds_what_each_way_of_serving_runs() -> None:
    served = [
        Served(UNSET, "2026-01-02", 200, (WORKER, WORKER), 241),
        Served(UNSET._replace(way="custom"), "2026-01-02", 200, (), 85),
    ]
    text = table.render(some_results(*served))
    assert "| 13.4.4 | unset | 1+2, 241 MB |  | 1+0, 85 MB |" in text
    assert f"| 13.4.4 | `next start` (unset) | 2 × `{WORKER}` | 0 of 2 |" in text


def test_an_answer_that_is_not_200_and_an_error_are_said() -> None:
    served = [
        Served(FALSE, "2026-01-02", 500, (), 85),
        Served(FALSE._replace(way="custom"), "2026-01-02", error="does not build: no\nlines"),
    ]
    assert "| 1+0, 85 MB, answers 500 |  | does not build: no |" in table.render(some_results(*served))


def test_a_project_that_is_not_standard_is_in_a_table_of_its_own() -> None:
    text = table.render(some_results(Served(UNSET._replace(app_dir="0", app_folder=True), "2026-01-02", 200, (), 85)))
    assert "**Processes**" not in text
    assert "| 13.4.4 | `0` | with a component, no route | `next start` | 1+0, 85 MB |" in text


@pytest.mark.parametrize(
    ("run", "end"),
    [
        (PortRun(FALSE, 0, "2026-01-02", 501, 4000, 20, 4000, 4000, 4000), "| none |"),
        (
            PortRun(UNSET, 0, "2026-01-02", 501, 4000, 20, 2000, 1900, 1900, ("no answer",), alive=True),
            "| no answer; the process lives; nothing in its log; does not answer after a rest |",
        ),
        (PortRun(UNSET, 2, "2026-01-02", 501, 4000, 20, error="no start"), "| no start |"),
    ],
)
def test_a_run_with_few_ports_says_how_it_ended(run: PortRun, end: str) -> None:
    assert table.render(some_results(ports=(run,))).rstrip().endswith(end)


def test_results_survive_being_written_and_read(tmp_path: Path) -> None:
    run = PortRun(UNSET, 2, "2026-01-02", 501, 4000, 20, failures=("x",), sockets=(("LISTEN", 4),))
    before = some_results(Served(UNSET, "2026-01-02", 200, (WORKER,), 241, (WORKER,)), ports=(run,))
    results.write(before, tmp_path / "results.json")
    assert results.read(tmp_path / "results.json") == before


def test_what_is_measured_again_replaces_what_was_measured_before() -> None:
    old = some_results(Served(UNSET, "2026-01-02"), Served(FALSE, "2026-01-02"))
    new = some_results(Served(UNSET, "2026-03-04"))
    assert [(s.setup, s.date) for s in results.merge(old, new).served] == [(UNSET, "2026-03-04"), (FALSE, "2026-01-02")]


def test_versions_are_in_the_order_of_their_release() -> None:
    versions = ["13.5.1", "13.4.12", "13.4.4", "13.4.12-canary.3"]
    ordered = results.in_order(Setup(version, "unset", "start") for version in versions)
    assert [setup.next for setup in ordered] == ["13.4.4", "13.4.12-canary.3", "13.4.12", "13.5.1"]


def test_the_report_says_what_the_results_say() -> None:
    report = (FOLDER / "RESULTS.md").read_text(encoding="utf-8")
    assert report == table.render(results.read(FOLDER / "results.json"))
