"""Typed configs, held against what the loaders of published versions of Next get out of them.

What they got is recorded in ``typed_answers.json``; the test that is marked npm installs those versions and asks them
again. Node 20 ran them. With ``NEXTLINT_ORACLES`` naming a folder, what it installs there is kept.
"""

from __future__ import annotations

import json
import os
import subprocess
from pathlib import Path
from typing import Any

import pytest
from evidence.common.install import bare_environment

from nextlint.config.loader import load
from nextlint.config.model import Config
from nextlint.files.reader import Reader

from .cases import make_project
from .npm import install
from .oracle import NODE

CASES: dict[str, dict[str, str]] = json.loads(Path(__file__).with_name("typed_cases.json").read_text(encoding="utf-8"))
VERSIONS = ("15.0.7", "15.5.29", "16.4.6")
TYPES = ("commonjs", "module")
ANSWERS = Path(__file__).with_name("typed_answers.json")
RUNNER = Path(__file__).with_name("node") / "typed.mjs"
RECORDED: dict[str, dict[str, Any]] = json.loads(ANSWERS.read_text(encoding="utf-8"))
# Where Next throws and nextlint says that it cannot know: another Node may take the syntax, a package may exist.
UNKNOWABLE = {
    "require .js esm",
    "import .js esm",
    "no baseUrl",
    "package type import",
}
# What is seen through by no rule, and said to be unknown.
UNREAD = {"namespace let", "namespace dotted"}
# Depends on where the project lies or on the environment.
FOREIGN = {"the names of CommonJS in an ES module", "dirname in imported", "import.meta fileURLToPath"}


def lay_out(name: str, kind: str, folder: Path) -> Path:
    files = {"package.json": json.dumps({"name": "site", "type": kind}), **CASES[name]}
    for path, text in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, encoding="utf-8")
    return folder


def flat(value: dict[str, Any], prefix: str = "") -> dict[str, Any]:
    found = {}
    for key, item in value.items():
        is_branch = isinstance(item, dict) and set(item) != {"$"}
        found[prefix + key] = {"$": "object"} if is_branch else item
        found |= flat(item, f"{prefix}{key}.") if is_branch else {}
    return found


def wrong(config: Config, options: dict[str, Any]) -> list[str]:
    """What Next has and nextlint rules out, and what nextlint knows of and Next has not."""
    seen = flat(options)
    found = []
    for option in [*seen, *(key for key in config.options if key not in seen and "*" not in key)]:
        value = seen.get(option, {"$": "undefined"})
        outcomes = config.outcomes(option)
        states = {outcome.state for outcome in outcomes}
        is_missing = value == {"$": "undefined"} and (option not in seen or "absent" in states)
        is_known = any(outcome.state == "value" and outcome.value == value for outcome in outcomes)
        if not (is_known or "unknown" in states or (is_missing and "absent" in states)):
            found.append(f"{option}: {value} is none of {[(one.state, one.value) for one in outcomes]}")
    return found


def is_certain(config: Config, options: dict[str, Any]) -> bool:
    return all(outcome.state != "unknown" for option in flat(options) for outcome in config.outcomes(option))


@pytest.mark.parametrize("kind", TYPES)
@pytest.mark.parametrize("name", CASES)
def test_a_typed_config_is_read_as_next_loads_it(name: str, kind: str, tmp_path: Path) -> None:
    project = make_project(lay_out(name, kind, tmp_path), tmp_path)
    for version in VERSIONS:
        config = load(Reader(), project, version)
        answer = RECORDED[name][f"{kind} {version}"]
        if "error" in answer:
            is_said = (config.kind, config.executions) == ("opaque", ()) or config.kind == "unparsable"
            assert name in UNKNOWABLE or is_said or config.missing, version
        elif name in UNREAD:
            assert config.kind == "opaque"
        else:
            assert config.kind == "object", config.problem
            assert config.missing == (), version
            assert wrong(config, answer["options"]) == [], version
            assert name in FOREIGN or "SIDE" in str(CASES[name]) or is_certain(config, answer["options"]), version


@pytest.fixture(scope="session")
def oracles(tmp_path_factory: pytest.TempPathFactory) -> Path:
    kept = os.environ.get("NEXTLINT_ORACLES")
    return Path(kept) if kept else tmp_path_factory.mktemp("oracles")


def ask(version: str, folders: list[Path], oracles: Path) -> list[Any]:
    home = oracles / f"next-{version}"
    if not (home / "node_modules" / "next").is_dir():
        home.mkdir(parents=True, exist_ok=True)
        install(home, f"next@{version}", "react@18.3.1", "react-dom@18.3.1", "--legacy-peer-deps")
    assert NODE is not None
    lines = "".join(f"{folder}\n" for folder in folders)
    done = subprocess.run(
        [NODE, RUNNER, home], input=lines, env=bare_environment(), capture_output=True, text=True, check=True
    )
    return [json.loads(line[7:]) for line in done.stdout.splitlines() if line.startswith("ANSWER ")]


@pytest.mark.npm
@pytest.mark.slow
@pytest.mark.parametrize("version", VERSIONS)
def test_the_loaders_answer_as_recorded(version: str, oracles: Path, tmp_path: Path) -> None:
    """``NEXTLINT_RECORD=1`` writes what they answer instead."""
    install(tmp_path, "typescript@5.8.3")  # Next 15.5 asks for it before it reads a typed config
    cases = [(name, kind) for name in CASES for kind in TYPES]
    folders = [lay_out(name, kind, tmp_path / f"{at}" / "site") for at, (name, kind) in enumerate(cases)]
    answers = ask(version, folders, oracles)
    found = {f"{name} {kind}": answer for (name, kind), answer in zip(cases, answers, strict=True)}
    text = json.dumps(found, indent=1).replace(str(tmp_path), "<above>")
    masked = [
        json.loads(json.dumps(one).replace(f"<above>/{at}", "<outer>"))
        for at, one in enumerate(json.loads(text).values())
    ]
    if os.environ.get("NEXTLINT_RECORD"):
        recorded = json.loads(ANSWERS.read_text(encoding="utf-8")) if ANSWERS.exists() else {}
        for (name, kind), answer in zip(cases, masked, strict=True):
            recorded.setdefault(name, {})[f"{kind} {version}"] = answer
        ANSWERS.write_text(json.dumps(recorded, indent=1, sort_keys=True) + "\n", encoding="utf-8")
        return
    expected = {f"{name} {kind}": RECORDED[name][f"{kind} {version}"] for name, kind in cases}
    assert dict(zip(expected, masked, strict=True)) == expected
