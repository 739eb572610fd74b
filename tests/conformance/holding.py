"""Compares a config on disk, or a generated program, with Node, for the tests and the report."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from nextlint.config.loader import load
from nextlint.config.model import Config
from nextlint.files.reader import Reader

from .cases import NEXT_VERSION, Case, make_project
from .compare import Verdict, judge
from .oracle import Env, NodeOracle, NodeResult, environments
from .programs import ENVIRONMENTS, Program


class Held(NamedTuple):
    """A config as nextlint reads it and as Node runs it."""

    name: str
    config: Config
    results: tuple[NodeResult, ...]
    verdicts: tuple[Verdict, ...]

    @property
    def wrong(self) -> list[str]:
        """What nextlint says against Node, one line each."""
        found = [f"{verdict.option}: {verdict.detail}" for verdict in self.verdicts if verdict.grade == "wrong"]
        if self.config.kind == "unparsable" and self.loads:
            found.append(f"Node loads it, nextlint calls it unparsable: {self.config.problem}")
        return found

    @property
    def executions(self) -> int:
        """Return how many times nextlint executed the whole config, in the phase with more executions."""
        phases = (self.config, *([self.config.build] if self.config.build else []))
        return max(len(phase.executions) + len(phase.failed) for phase in phases)

    @property
    def loads(self) -> bool:
        return any(result.options is not None for result in self.results)

    @property
    def errors(self) -> list[str]:
        found = (result.error for result in self.results)
        return sorted({f"{error.name}: {error.message}" for error in found if error is not None})


def hold_case(case: Case, oracle: NodeOracle) -> Held:
    """Read a case with nextlint, and run it in Node in every environment that may matter."""
    config = case.read()
    erase_types(case.repository)
    results = oracle.run(case.config, environments(case.text()), phase=config.phase)
    return Held(case.name, config, results, tuple(judge(config, results)))


def erase_types(folder: Path) -> None:
    """Erase the types as nextlint does, because Node 20 runs no TypeScript."""
    from nextlint.javascript.typescript import erase

    for path in folder.rglob("*"):
        if path.suffix in (".ts", ".mts"):
            path.write_text(erase(path.read_text(encoding="utf-8")), encoding="utf-8")


def write_program(program: Program, folder: Path) -> Path:
    """Write a program as a project; return the path of its config."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in {"package.json": f'{{"dependencies": {{"next": "{NEXT_VERSION}"}}}}', **program.files}.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder / program.entry


def hold_program(program: Program, oracle: NodeOracle, folder: Path) -> Held:
    """Read a program with nextlint, and run it in Node in the environments that it depends on."""
    path = write_program(program, folder)
    config = load(Reader(), make_project(folder, folder), NEXT_VERSION)
    results = oracle.run(path, environments_of(program), phase=config.phase)
    return Held(os.path.basename(folder), config, results, tuple(judge(config, results)))


def environments_of(program: Program) -> list[Env]:
    """Return environments that differ in variables that the program mentions."""
    text = "\n".join(program.files.values())
    names = set(re.findall(r"process\.env\.([AB])\b", text))
    kept = [{name: value for name, value in env.items() if name in names} for env in ENVIRONMENTS]
    return [dict(pairs) for pairs in dict.fromkeys(tuple(env.items()) for env in kept)]


def tally(verdicts: Iterable[Verdict]) -> dict[str, int]:
    """Return the number of options per grade."""
    counts = dict.fromkeys(("definite", "several", "loose", "unknowable", "unknown", "wrong"), 0)
    for verdict in verdicts:
        counts[verdict.grade] += 1
    return counts
