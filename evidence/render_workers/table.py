"""The results as Markdown."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from evidence.common.markdown import table as markdown
from evidence.render_workers.records import STANDARD_WAYS, PortRun, Served, Setup
from evidence.render_workers.results import Results, in_order

WAY_TITLES = {
    "start": "`next start`",
    "standalone": "standalone",
    "custom": "custom server",
    "standalone-start": "`next start` on a build for standalone",
}


def render(results: Results) -> str:
    """Return the report, which ends with a newline."""
    parts = [_introduction(results), _processes(results.served), _workers(results.served)]
    parts += [_further(results.served), _ports(results.ports)]
    return "\n\n".join(part for part in parts if part) + "\n"


def _introduction(results: Results) -> str:
    dates = sorted({served.date for served in results.served} | {run.date for run in results.ports})
    when = " to ".join(dict.fromkeys((dates[0], dates[-1])))
    commands = "\n".join(f"python -m evidence.render_workers {command}" for command in results.commands)
    return (
        f"Measured on {when} with the published packages, React 18.2.0 and Node {results.node} on {results.platform}. "
        "One page with `getServerSideProps` was built, served and requested, and then every process below the server "
        "was counted.\n\n"
        f"To measure again, in a checkout of this repository:\n\n```sh\n{commands}\n```"
    )


def _processes(served: Iterable[Served]) -> str:
    """Return a row for each version and value of appDir, with a column for each standard way."""
    cells = {record.setup: _cell(record) for record in served}
    rows = []
    for setup in in_order({s._replace(way="start") for s in cells if _is_standard(s)}):
        values = [cells.get(setup._replace(way=way), "") for way in STANDARD_WAYS]
        rows.append([setup.next, _code(setup.app_dir), *values])
    if not rows:
        return ""
    titles = ["Next", "`experimental.appDir`", *(WAY_TITLES[way] for way in STANDARD_WAYS)]
    caption = (
        "**Processes**: the server + its workers, and the resident memory of all of them "
        "(a page that two processes share is counted twice)."
    )
    return f"{caption}\n\n{markdown(titles, rows)}"


def _workers(served: Iterable[Served]) -> str:
    """Return the names of the workers, and how many outlive the server. Ways with the same workers share a row."""
    ways: dict[tuple[str, str, str], list[Setup]] = {}
    for record in served:
        if record.titles and _is_standard(record.setup):
            left = f"{len(record.left_behind)} of {record.workers}"
            ways.setdefault((record.setup.next, _names(record.titles), left), []).append(record.setup)
    if not ways:
        return ""
    rows = [[next_, ", ".join(map(_served_as, setups)), names, left] for (next_, names, left), setups in ways.items()]
    caption = "**The workers**, as the process list names them, and how many live on 5 s after SIGTERM to the server."
    return f"{caption}\n\n{markdown(['Next', 'served', 'workers', 'live on'], rows)}"


def _further(served: Iterable[Served]) -> str:
    rows = [
        [
            record.setup.next,
            _code(record.setup.app_dir),
            "with a component, no route" if record.setup.app_folder else "none",
            WAY_TITLES[record.setup.way],
            _cell(record),
        ]
        for record in served
        if not _is_standard(record.setup)
    ]
    if not rows:
        return ""
    titles = ["Next", "`experimental.appDir`", "`app/` folder", "served", "processes"]
    return f"**Other projects**, counted in the same way.\n\n{markdown(titles, rows)}"


def _ports(runs: Sequence[PortRun]) -> str:
    """Return what happened with few free ports."""
    if not runs:
        return ""
    titles = ["Next", "`experimental.appDir`", "ports in TIME_WAIT", "answered", "before the first failure"]
    titles += ["connections of the clients", "connections inside the server", "seconds", "failures"]
    rows = [_port_row(run) for run in runs]
    first = runs[0]
    caption = (
        f"**Few ports**: `next start` in a network namespace with {first.ports} ports for outgoing connections; "
        f"{first.planned:,} requests by {first.clients} clients that keep their connections (HTTP/1.1) where the "
        "server lets them. Linux reuses the ports of closed connections on the loopback after a second "
        "(`tcp_tw_reuse` 2, the default since 4.19) or holds them for 60 seconds (0, the default before)."
    )
    return f"{caption}\n\n{markdown(titles, rows)}"


def _port_row(run: PortRun) -> list[str]:
    head = [run.setup.next, _code(run.setup.app_dir), "held" if run.tw_reuse == 0 else "reused"]
    if run.error:
        return [*head, "", "", "", "", "", run.error]
    numbers = [f"{run.answered:,} of {run.sent:,} sent", f"{run.answered_first:,}", f"{run.connections:,}"]
    return [*head, *numbers, f"{run.inner_connections:,}", f"{run.seconds:.0f}", _failures(run)]


def _failures(run: PortRun) -> str:
    if not run.failures:
        return "none"
    log = f"{run.logged} lines in its log" if run.logged else "nothing in its log"
    process = "the process lives" if run.alive else "the process ended"
    later = "answers again after a rest" if run.answers_later else "does not answer after a rest"
    return f"{', '.join(run.failures)}; {process}; {log}; {later}"


def _is_standard(setup: Setup) -> bool:
    return setup.way in STANDARD_WAYS and setup.app_dir in ("unset", "true", "false") and not setup.app_folder


def _cell(record: Served) -> str:
    if record.error:
        return record.error.splitlines()[0]
    answer = "" if record.status == 200 else f", answers {record.status}"
    return f"1+{record.workers}, {record.memory_mb} MB{answer}"


def _names(titles: Iterable[str]) -> str:
    return ", ".join(f"{count} × `{title}`" for title, count in sorted(Counter(titles).items()))


def _served_as(setup: Setup) -> str:
    return f"{WAY_TITLES[setup.way]} ({setup.app_dir})"


def _code(app_dir: str) -> str:
    return app_dir if app_dir == "unset" else f"`{app_dir}`"
