"""The parts of docs/comparison.md from the run in evidence/comparison/results.json."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

from evidence.comparison.cases import CASES, Case
from evidence.comparison.tools import PACKAGES, RENOVATE

RESULTS = Path(__file__).resolve().parent.parent / "evidence" / "comparison" / "results.json"
STAND_IN = "a stand-in"


def makers(table: Callable[[list[str], list[list[str]]], str]) -> dict[str, Callable[[], str]]:
    results: dict[str, dict[str, Any]] = json.loads(RESULTS.read_text(encoding="utf-8"))
    tools = list(next(iter(results.values())))

    def summary() -> str:
        rows = [[case.title, *(verdict(case, results[case.name][tool]) for tool in tools)] for case in CASES]
        return table(["", *tools], rows)

    def cases() -> str:
        return "\n".join(
            f"### {case.title}\n\n{case.problem}\n\n"
            + table(["tool", "what it does"], [[tool, told(tool, results[case.name][tool])] for tool in tools])
            for case in CASES
        )

    def how() -> str:
        asked = " ".join(line for case in CASES for line in results[case.name]["npm audit"]["said"])
        stand_in = (
            "npm's registry had no audit service, so `npm audit` asked a stand-in that answers with the ids and ranges "
            "of nextlint's own table of advisories: the matching is npm's, the data is not. "
            if STAND_IN in asked
            else ""
        )
        return (
            "`nextlint --fix --unsafe-fixes`; every codemod of `@next/codemod` that edits configs or scripts; "
            "`@next/codemod upgrade --yes` to the newest release, without the codemods of React; ESLint with the "
            "plugin's configuration `core-web-vitals`; `npm audit`; Renovate with `--platform=local --dry-run=lookup`. "
            f"{stand_in}"
            f"Versions: {', '.join(f'`{one}`' for one in (*PACKAGES, RENOVATE))}. "
            "`python -m evidence.comparison` repeats it."
        )

    return {"summary": summary, "cases": cases, "how": how}


def verdict(case: Case, answer: dict[str, Any]) -> str:
    """Return in a word or two whether an answer is about the problem."""
    if answer["problem"]:
        return "not run"
    if case.is_named_in("\n".join(re.findall(r"^[-+](?![-+]).*", answer["changed"], re.MULTILINE))):
        return "edits it"
    if case.is_named_in("\n".join(answer["said"])):
        return "reports it" if case.name == "unreachable-advisory" else "names it"
    if upgrades(answer):
        return "upgrades"
    return "edits something else" if answer["changed"] else "silent"


def upgrades(answer: dict[str, Any]) -> list[str]:
    """Return the versions of next that an answer moves to or proposes."""
    proposed = [line.removeprefix("next -> ") for line in answer["said"] if line.startswith("next -> ")]
    return proposed or re.findall(r'^\+ *"next": "([^"]+)"', answer["changed"], re.MULTILINE)


def told(tool: str, answer: dict[str, Any]) -> str:
    """Return what a tool did, as a phrase."""
    if answer["problem"]:
        return str(answer["problem"])
    edited = sorted(set(re.findall(r"^\+\+\+ b/(.+)$", answer["changed"], re.MULTILINE)))
    moved = upgrades(answer)
    parts = []
    if tool == "nextlint":
        rules = list(dict.fromkeys(re.findall(r"^\w+\[([\w-]+)\]", "\n".join(answer["said"]), re.MULTILINE)))
        parts += (
            [f"reports {', '.join(f'[{rule}](rules/{rule}.md)' for rule in rules)}"] if rules else ["reports nothing"]
        )
    if tool == "npm audit":
        parts += answer["said"][1:2] or ["reports nothing for next"]
    if tool == "Renovate":
        parts += [f"proposes next {' and '.join(dict.fromkeys(moved))}"] if moved else ["proposes nothing for next"]
    elif moved:
        parts.append(f"moves next to {moved[0]}")
    if tool == "ESLint":
        parts += [f"{len(answer['said'])} messages: {answer['said'][0]}"] if answer["said"] else ["reports nothing"]
    if edited:
        parts.append(f"edits {', '.join(f'`{name}`' for name in edited)}")
    return "; ".join(parts) or "changes nothing"
