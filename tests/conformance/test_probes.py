"""What nextlint says to small questions about JavaScript is what Node says, or that it does not know.

Node's answers to a part of the questions are recorded in ``probe_answers.json`` (written anew with UPDATE_CASES=1); the
long test asks Node all of them.
"""

from __future__ import annotations

import json
import os
import subprocess
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from evidence.common.install import bare_environment

from nextlint.config.loader import load
from nextlint.files.reader import Reader

from . import builtins, language
from .cases import NEXT_VERSION, make_project
from .compare import judge_option
from .oracle import NODE, NodeResult
from .probes import config, families

ANSWERS = Path(__file__).with_name("probe_answers.json")
RUNNER = Path(__file__).with_name("node") / "probes.mjs"
FAMILIES = {**families(), **builtins.families(), **language.families()}
RECORDED_OF_EACH = 60
PARTS = 8  # so that several workers share all questions
SETS = {  # the questions, and how many of the answers have to be definite: who knows nothing is never wrong
    "what configs seldom do": (families(), 0.65),
    "the built-ins": (builtins.families(), 0.33),
    "the language": (language.families(), 0.33),
}


def recorded(family: str) -> list[str]:
    """The questions of a family whose answers are recorded: as many as there are, or a part evenly spread."""
    probes = FAMILIES[family]
    step = max(1, len(probes) / RECORDED_OF_EACH)
    return [probes[int(number * step)] for number in range(min(len(probes), RECORDED_OF_EACH))]


def asked(probes: list[str]) -> list[Any]:
    texts = json.dumps([config(probe) for probe in probes])
    ended = subprocess.run(
        [str(NODE), str(RUNNER)], input=texts, env=bare_environment(), capture_output=True, text=True, check=True
    )
    answers: list[Any] = json.loads(ended.stdout)
    return answers


class Reading:
    """nextlint's answers, in a project of its own."""

    def __init__(self, folder: Path) -> None:
        (folder / "package.json").write_text(json.dumps({"dependencies": {"next": NEXT_VERSION}}))
        self._path = folder / "next.config.js"
        self._path.write_text("")
        self._project = make_project(folder, folder)

    def against(self, probes: list[str], answers: list[Any]) -> tuple[list[str], Counter[str]]:
        """What is wrong, and how many got each grade."""
        wrong, grades = [], Counter[str]()
        for probe, answer in zip(probes, answers, strict=True):
            read = load(Reader({str(self._path): config(probe)}), self._project, NEXT_VERSION)
            verdict = judge_option(read, "env.r", [NodeResult({}, {"env.r": answer})])
            assert verdict is not None
            grades[verdict.grade] += 1
            if verdict.grade == "wrong" or read.kind == "unparsable":
                wrong.append(f"{probe}\n    {verdict.detail}")
        return wrong, grades


@pytest.mark.parametrize("family", FAMILIES)
def test_no_answer_is_another_than_the_recorded_one_of_node(tmp_path: Path, family: str) -> None:
    if os.environ.get("UPDATE_CASES"):
        known = json.loads(ANSWERS.read_text()) if ANSWERS.exists() else {}
        known[family] = asked(recorded(family))
        ANSWERS.write_text("{\n" + ",\n".join(f"{json.dumps(k)}: {json.dumps(v)}" for k, v in known.items()) + "\n}\n")
    wrong, _ = Reading(tmp_path).against(recorded(family), json.loads(ANSWERS.read_text())[family])
    assert wrong == []


@pytest.mark.slow
@pytest.mark.skipif(NODE is None, reason="node is not on PATH: there is nothing to hold nextlint against")
@pytest.mark.parametrize("part", range(PARTS))
@pytest.mark.parametrize("name", SETS)
def test_no_answer_is_another_than_that_of_node(tmp_path: Path, name: str, part: int) -> None:
    questions, least_known = SETS[name]
    probes = [probe for family in questions.values() for probe in family][part::PARTS]
    wrong, grades = Reading(tmp_path).against(probes, asked(probes))
    assert wrong == []
    assert grades["definite"] / grades.total() > least_known, grades
