"""python -m evidence.render_workers VERSION...: builds, serves and counts. See README.md."""

from __future__ import annotations

import argparse
import os
import re
import shlex
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

from evidence.common.build import BuildError
from evidence.common.install import installed
from evidence.render_workers import ports, results, serve, table
from evidence.render_workers.build import build, is_standalone
from evidence.render_workers.records import STANDARD_WAYS, WAYS, PortRun, Served, Setup


def main(argv: Sequence[str] | None = None) -> int:
    arguments = list(sys.argv[1:] if argv is None else argv)
    args = _parser().parse_args(arguments)
    if sys.platform != "linux":
        _say("This needs Linux: it counts processes in /proc and narrows ports in a network namespace (README.md).")
        return 2
    os.nice(10)
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))  # so that started processes are ended
    found = results.here()._replace(commands=(_reproducible(arguments),))
    if args.json and args.json.exists():
        found = results.merge(results.read(args.json), found)
    with tempfile.TemporaryDirectory(prefix="render-workers-") as temporary:
        for version in args.versions:
            found = results.merge(found, _measured(version, args, args.workdir or Path(temporary), found))
            _write(found, args)
    print(table.render(found), end="")
    return 0


def _measured(version: str, args: argparse.Namespace, workdir: Path, empty: results.Results) -> results.Results:
    """Return the results of one version."""
    _say(f"{version}: install")
    project = installed(version, workdir.resolve())
    served: list[Served] = []
    runs: list[PortRun] = []
    for setups in _builds(version, args):
        _say(f"{version}: build with appDir {setups[0].app_dir}{', standalone' * is_standalone(setups[0])}")
        try:
            build(project, setups[0])
        except BuildError as error:
            served += [Served(setup, serve.today(), error=f"does not build: {error}") for setup in setups]
            continue
        for setup in setups:
            _say(f"{version}: serve ({setup.way})")
            served.append(serve.measure(project, setup))
            if setup.way == "start" and args.ports:
                runs += [_port_run(project, setup, tw_reuse) for tw_reuse in (2, 0)]
    return empty._replace(served=tuple(served), ports=tuple(runs))


def _port_run(project: Path, setup: Setup, tw_reuse: int) -> PortRun:
    _say(f"{setup.next}: few ports, tcp_tw_reuse {tw_reuse}")
    return ports.measure(project, setup, tw_reuse)


def _builds(version: str, args: argparse.Namespace) -> Iterator[list[Setup]]:
    """Yield lists of setups that share a build."""
    before_13_4 = tuple(int(number) for number in version.split(".")[:2]) < (13, 4)
    values = args.app_dir or ["unset", *["true"] * before_13_4, "false"]  # from 13.4.0 true is the default
    for value in values:
        setups = [Setup(version, value, way, args.app_folder) for way in args.way or STANDARD_WAYS]
        for standalone in (False, True):
            if chosen := [setup for setup in setups if is_standalone(setup) == standalone]:
                yield chosen


def _write(found: results.Results, args: argparse.Namespace) -> None:
    if args.json:
        results.write(found, args.json)
    if args.markdown:
        args.markdown.write_text(table.render(found))


def _reproducible(arguments: Sequence[str]) -> str:
    """Return the arguments without local folders."""
    return re.sub(r"--workdir[ =]\S+ ?", "", shlex.join(arguments)).strip()


def _say(message: str) -> None:
    print(message, file=sys.stderr, flush=True)


def _version(text: str) -> str:
    if not re.fullmatch(r"\d+\.\d+\.\d+(-[\w.]+)?", text):
        raise argparse.ArgumentTypeError(f"not an exact version: {text}")
    return text


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m evidence.render_workers", description=__doc__)
    add = parser.add_argument
    add("versions", nargs="+", type=_version, metavar="VERSION", help="exact version of next, such as 13.4.4")
    add("--app-dir", action="append", metavar="JS", help="value of experimental.appDir, or unset; may be repeated")
    add("--way", action="append", choices=WAYS, help="how to serve; may be repeated")
    add("--app-folder", action="store_true", help="give the project an app/ folder that holds no route")
    can_unshare = not ports.hindrance()
    add("--ports", action=argparse.BooleanOptionalAction, default=can_unshare, help="run with few ports (Linux, root)")
    add("--workdir", type=Path, metavar="DIR", help="where to install; kept for the next run (default: temporary)")
    add("--json", type=Path, metavar="FILE", help="add the results to this file")
    add("--markdown", type=Path, metavar="FILE", help="write the report to this file")
    return parser


if __name__ == "__main__":
    try:
        sys.exit(main())
    except (subprocess.SubprocessError, FileNotFoundError) as error:
        sys.exit(f"{type(error).__name__}: {error}")
