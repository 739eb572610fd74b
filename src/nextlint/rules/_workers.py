"""How many render workers a production server of Next 13.3 and 13.4 runs: the measured table, as data.

Source: ``evidence/render_workers/RESULTS.md`` (processes counted with the published packages).
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from nextlint.config.derived import served as served_options
from nextlint.model.record import Record
from nextlint.release.affected import is_affected
from nextlint.release.model import Release
from nextlint.serving import output_of, serving

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Literal

    from nextlint.config.outcome import Outcome
    from nextlint.rules.context import Context
    from nextlint.serving import Kind, Serving

    Way = Literal["next start", "the standalone server", "a custom server"]

OPTION = "experimental.appDir"
CURED = "13.5.1"  # the first release without render workers
LAST_PATCH = "13.5.11"
UPGRADE = f"Upgrade next to {CURED} or later, which has no render workers ({LAST_PATCH} is the last patch of 13.5)"

# For each way of serving: (versions, workers if appDir is unset or true, workers if it is false)
_TABLE: dict[Way, tuple[tuple[str, int, int], ...]] = {
    "next start": ((">=13.4.0,<=13.4.12", 2, 0), (">=13.4.13,<13.4.14", 3, 0), (">=13.4.14,<13.5", 2, 1)),
    "the standalone server": ((">=13.4.0,<=13.4.12", 2, 2), (">=13.4.13,<13.4.14", 3, 0), (">=13.4.14,<13.5", 2, 1)),
    "a custom server": ((">=13.4.0,<=13.4.12", 0, 0), (">=13.4.13,<13.4.14", 3, 2), (">=13.4.14,<13.5", 2, 1)),
}
OPTED_IN = ">=13.3.1,<13.4"  # workers only where appDir is true


class Setup(Record):
    """One way a project can run. ``way`` None: no server runs; ``app_dir`` None: the config does not set the option."""

    way: Way | None
    app_dir: bool | None


def workers(version: str, setup: Setup) -> int:
    """Return the number of worker processes, not counting the server itself."""
    if setup.way is None:
        return 0
    if is_affected(OPTED_IN, version):
        return 2 if setup.app_dir and setup.way == "next start" else 0
    for versions, on, off in _TABLE[setup.way]:
        if is_affected(versions, version):
            return off if setup.app_dir is False else on
    return 0


class Case(Record):
    """One combination of outcomes of ``output`` and ``experimental.appDir``, with every setup it can mean."""

    setups: tuple[Setup, ...]
    app_dir: Outcome
    unknown: Outcome | None  # the unknown outcome, if there is one

    @property
    def setup(self) -> Setup:
        return self.setups[0]


_WAYS: dict[Kind, Way | None] = {
    "start": "next start",
    "custom-server": "a custom server",
    "standalone-server": "the standalone server",
    "static": None,
}


def served(context: Context) -> Serving:
    """Return how the project is served."""
    output = output_of(output for output, _ in _combinations(context))
    return serving(context.reader, context.project, output=output)


def cases(context: Context, kind: Kind) -> tuple[Case, ...]:
    """Return every combination that production can see when the project is served in one way."""
    default = _WAYS[kind]
    return tuple(_case(output, app_dir, default) for output, app_dir in _combinations(context))


def _combinations(context: Context) -> tuple[tuple[Outcome, Outcome], ...]:
    release = context.release
    if not isinstance(release, Release):
        return ()
    combinations = served_options(context.config, release.version, "output", "experimental.appDir")
    return tuple((output, app_dir) for output, app_dir in combinations)


def _case(output: Outcome, app_dir: Outcome, default: Way | None) -> Case:
    ways, settings = tuple(_ways(output, default)), tuple(_settings(app_dir))
    setups = tuple(dict.fromkeys(Setup(way, setting) for way in ways for setting in settings))
    unknown = app_dir if len(settings) > 1 else output if len(ways) > 1 else None
    return Case(setups, app_dir, unknown)


def _ways(output: Outcome, default: Way | None) -> Iterator[Way | None]:
    if output.state == "unknown" and not output.is_default:
        yield from (default, None)
        if default == "next start":
            yield "the standalone server"
    elif output.state == "value" and output.value == "export":
        yield None
    elif output.state == "value" and output.value == "standalone" and default == "next start":
        yield "the standalone server"
    else:
        yield default


def _settings(app_dir: Outcome) -> Iterator[bool | None]:
    if app_dir.is_default:
        yield None
    elif app_dir.state == "unknown":
        yield from (True, False)
    else:
        yield app_dir.is_truthy  # Next tests !!config.experimental.appDir


def read_from(release: Release) -> str:
    """Return where the version was read, for messages."""
    if release.exact:
        return os.path.basename(release.source)
    return f"what a fresh install of {release.spelled} resolves to; there is no lockfile"
