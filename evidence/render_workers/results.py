"""The results of several runs in one JSON file: new measurements replace old ones."""

from __future__ import annotations

import json
import os
import platform
import re
import subprocess
from collections.abc import Iterable
from pathlib import Path
from typing import Any, NamedTuple

from evidence.common.install import node
from evidence.render_workers.records import PortRun, Served, Setup


class Results(NamedTuple):
    node: str  # version
    platform: str
    commands: tuple[str, ...]  # commands of these results, as arguments of `python -m evidence.render_workers`
    served: tuple[Served, ...]
    ports: tuple[PortRun, ...]


def here() -> Results:
    """Return empty results of this machine."""
    version = subprocess.run([node(), "--version"], capture_output=True, text=True, check=True, timeout=30)
    kernel = ".".join(platform.release().split(".")[:2])
    name = f"{platform.system()} {kernel} {platform.machine()}, {os.cpu_count()} cores"
    return Results(version.stdout.strip().lstrip("v"), name, (), (), ())


def merge(old: Results, new: Results) -> Results:
    """Return both; of two records of a setup the new one."""
    served = {record.setup: record for record in (*old.served, *new.served)}
    ports = {(record.setup, record.tw_reuse): record for record in (*old.ports, *new.ports)}
    return new._replace(
        commands=tuple(dict.fromkeys((*old.commands, *new.commands))),
        served=tuple(served[setup] for setup in in_order(served)),
        ports=tuple(ports[key] for key in sorted(ports, key=lambda key: (order(key[0]), -key[1]))),
    )


def in_order(setups: Iterable[Setup]) -> list[Setup]:
    return sorted(setups, key=order)


def order(setup: Setup) -> tuple[Any, ...]:
    """Sort by version, a prerelease before its release; then unset, true, false and others."""
    numbers = tuple(int(number) for number in re.findall(r"\d+", setup.next)[:3])
    values = ("unset", "true", "false")
    value = values.index(setup.app_dir) if setup.app_dir in values else len(values)
    return numbers, "-" not in setup.next, setup.next, setup.app_folder, value, setup.app_dir, setup.way


def write(results: Results, path: Path) -> None:
    """Write one record per line, so that runs can be compared."""
    head = {"node": results.node, "platform": results.platform, "commands": results.commands}
    parts = [f"{json.dumps(key)}: {json.dumps(value)}" for key, value in head.items()]
    parts += [f'"served": {_lines(results.served)}', f'"ports": {_lines(results.ports)}']
    path.write_text("{\n" + ",\n".join(parts) + "\n}\n")


def read(path: Path) -> Results:
    """Read what ``write`` wrote. Raises ``OSError``, ``ValueError``, ``KeyError``, ``TypeError``."""
    data = json.loads(path.read_text())
    return Results(
        node=data["node"],
        platform=data["platform"],
        commands=tuple(data["commands"]),
        served=tuple(Served(**_frozen(record)) for record in data["served"]),
        ports=tuple(PortRun(**_frozen(record)) for record in data["ports"]),
    )


def _lines(records: Iterable[Served | PortRun]) -> str:
    rows = [json.dumps({**record._asdict(), "setup": record.setup._asdict()}) for record in records]
    return "[\n" + ",\n".join(rows) + "\n]"


def _frozen(record: dict[str, Any]) -> dict[str, Any]:
    frozen = {key: _tuples(value) for key, value in record.items()}
    return {**frozen, "setup": Setup(**record["setup"])}


def _tuples(value: Any) -> Any:
    return tuple(_tuples(item) for item in value) if isinstance(value, list) else value
