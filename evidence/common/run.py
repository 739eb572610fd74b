"""Runs an experiment: installs, writes, builds, serves and observes, one setup after the other."""

from __future__ import annotations

import contextlib
import datetime
import os
import platform
import subprocess
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from evidence.common import servers, upstream
from evidence.common.build import BuildError, next_build, write_files
from evidence.common.experiment import UPSTREAM, Experiment, Seen, Setup, Subject
from evidence.common.install import installed, node
from evidence.common.results import Row


def rows(
    experiment: Experiment, workdir: Path, say: Callable[[str], None], chosen: Callable[[Setup], bool]
) -> Iterator[Row]:
    """Yield a row for each chosen setup. Raises ``BuildError`` or ``ServeError``, unless expected."""
    for setup in experiment.setups:
        if chosen(setup):
            say(f"{experiment.rule}: {setup.next}, {setup.what}")
            seen = look(experiment, setup, installed(setup.next, workdir))
            yield Row(setup.next, setup.what, today(), seen.cells, seen.affected)


def look(experiment: Experiment, setup: Setup, project: Path) -> Seen:
    """Build, serve and observe a setup in a project with its next installed."""
    with upstream.running() as above:
        write_files(project, with_address(setup.files, above.address))
        try:
            built = "" if setup.way == "dev" else next_build(project, **environment(experiment, 1))
        except BuildError as error:
            if experiment.fails is None:
                raise
            return experiment.fails(str(error))
        with _served(experiment, setup, project) as server:
            return experiment.observe(Subject(setup, project, built, above, server))


@contextlib.contextmanager
def _served(experiment: Experiment, setup: Setup, project: Path) -> Iterator[servers.Server | None]:
    if setup.way == "build":
        yield None
        return
    with servers.running(project, setup.way, servers.free_port(), environment=environment(experiment, 2)) as server:
        yield server


def with_address(files: Mapping[str, str | bytes], address: str) -> dict[str, str | bytes]:
    """Return the files with the address of this run's upstream server."""
    return {name: text.replace(UPSTREAM, address) if isinstance(text, str) else text for name, text in files.items()}


def environment(experiment: Experiment, which: int) -> dict[str, str]:
    """Return the variables of the build (1) or of the server (2)."""
    return {entry[0]: entry[which] for entry in experiment.environment}


def today() -> str:
    """Return the date as YYYY-MM-DD."""
    return datetime.date.today().isoformat()


def machine() -> tuple[str, str]:
    """Return the version of Node, and the platform in a few words."""
    version = subprocess.run([node(), "--version"], check=True, stdout=subprocess.PIPE, text=True).stdout.strip()
    return version.removeprefix("v"), f"{platform.system()} {platform.machine()}, {os.cpu_count()} cores"
