"""The loaders of published versions of Next as oracles: their cases and answers.

The answers are recorded in ``loader_answers.json``: for each case, by the versions that say the same. Of options as
served only those are written down that differ from what the version has where nothing is set.
"""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

from evidence.common.install import bare_environment

from nextlint.config import load
from nextlint.config.derived import served_outcomes
from nextlint.config.model import Config
from nextlint.config.outcome import Outcome
from nextlint.files.reader import Reader

from .cases import FOLDER, Case, lay_out, make_project, names
from .compare import admits, judge
from .npm import install
from .oracle import NODE, NodeResult

VERSIONS = ("13.4.4", "14.2.35", "15.0.7", "15.5.29", "16.4.6")
TYPED_FROM = 15
ANSWERS = Path(__file__).with_name("loader_answers.json")
RUNNER = Path(__file__).with_name("node") / "loaders.mjs"
DERIVED: dict[str, str] = json.loads(Path(__file__).with_name("derived_cases.json").read_text(encoding="utf-8"))
EMPTY = "nothing is set"  # of DERIVED: then Next uses its defaults

# Options that rules and advisories read from the served config, and lists that Next extends.
SERVED = (
    "output",
    "experimental.appDir",
    "experimental.serverActions",
    "experimental.instrumentationHook",
    "experimental.imgOptSkipMetadata",
    "experimental.mcpServer",
    "images.unoptimized",
    "partialPrefetching",
    "cacheComponents",
    "pageExtensions",
    "i18n.defaultLocale",
)
_SPECIFIER = r"""(?:require\(|import\(|from|import)\s*['"`]([^'"`\n]+)['"`]"""
_BUILTIN = frozenset("assert buffer crypto events fs module os path process stream timers url util vm".split())
# Node's answers depend on the machine.
_UNSTABLE = frozenset({"os", "crypto"})


def case_names() -> list[str]:
    """Return the conformance cases that need no package except next."""
    return [name for name in names() if not _packages(FOLDER / name)]


def _packages(case: Path) -> set[str]:
    files = [case] if case.is_file() else [path for path in case.rglob("*") if path.is_file()]
    named = (name for path in files for name in re.findall(_SPECIFIER, path.read_text(encoding="utf-8")))
    tops = {name.removeprefix("node:").split("/")[0] for name in named if not name.startswith((".", "/"))}
    return {top for top in tops if top != "next" and (top not in _BUILTIN or top in _UNSTABLE)}


def is_asked(name: str, version: str) -> bool:
    config = next(iter((FOLDER / name).rglob("next.config.*")), None) if (FOLDER / name).is_dir() else Path(name)
    suffix = config.suffix if config is not None else Path(name).suffix
    return suffix != ".mts" and (suffix != ".ts" or int(version.split(".")[0]) >= TYPED_FROM)


def asked(version: str) -> list[str]:
    return [*(name for name in case_names() if is_asked(name, version)), *DERIVED]


def lay(name: str, folder: Path) -> Case:
    """Write a case as a project in ``folder``."""
    if name not in DERIVED:
        return lay_out(name, folder)
    project = folder / re.sub(r"\W+", "-", name)
    project.mkdir(parents=True)
    (project / "package.json").write_text("{}\n", encoding="utf-8")
    (project / "next.config.js").write_text(DERIVED[name], encoding="utf-8")
    return Case(name, project / "next.config.js", project)


def read(case: Case, version: str) -> Config:
    return load(Reader(), make_project(case.config.parent, case.repository), version)


@cache
def _answers() -> dict[str, dict[str, Any]]:
    answers: dict[str, dict[str, Any]] = json.loads(ANSWERS.read_text(encoding="utf-8"))
    return answers


def recorded(name: str, version: str) -> dict[str, Any]:
    """The answer of a version's loader about a case."""
    answer: dict[str, Any] = next(
        answer for versions, answer in _answers()[name].items() if version in versions.split()
    )
    return answer


def defaults(version: str) -> dict[str, Any]:
    """Options as served if nothing is set."""
    served: dict[str, Any] = recorded(EMPTY, version)["server"]["served"]
    return served


def versions_to_hold(name: str) -> list[str]:
    """Return one of each with equal answers; all if options are derived, which depends on the version."""
    groups = _answers()[name]
    return [version for group in groups for version in (group.split() if name in DERIVED else group.split()[:1])]


def wrong(name: str, config: Config, version: str) -> list[str]:
    """What nextlint says against the loader, one line each.

    What the file says is compared for all options of the cases of conformance. Where options are derived, Next may also
    find what the file does not list, as what an instance inherits.
    """
    answer = recorded(name, version)
    phase = "build" if config.phase == "phase-production-build" else "server"
    found = answer.get(phase, answer["server"])
    if "error" in found:
        is_said = (
            config.kind != "object"
            or config.failed
            or config.missing
            or any(one.state == "unknown" for outcomes in config.options.values() for one in outcomes)
        )
        return [] if is_said else [f"Next throws {found['error']}"]
    verdicts = judge(config, [NodeResult({}, found["options"])]) if name not in DERIVED else []
    lines = [f"Next loads it, but {one.reason}" for one in config.missing]
    lines += [f"{one.option}: {one.detail}" for one in verdicts if one.grade == "wrong"]
    return lines + list(_wrongly_served(config, found.get("served"), version))


def _wrongly_served(config: Config, served: dict[str, Any] | None, version: str) -> Iterator[str]:
    """Yield the differences of options as served. If Next rejects the config there is nothing to compare."""
    for option in SERVED if served is not None else ():
        default = defaults(version).get(option)
        value = (served or {}).get(option, default)
        outcomes = served_outcomes(config, version, option)
        is_default = value == default or not (value or default)
        if not any(is_default if one.is_default else _is(one, value) for one in outcomes):
            yield f"{option}, as served: {value!r} is none of {[(one.state, one.value) for one in outcomes]}"


def _is(outcome: Outcome, value: Any) -> bool:
    """Return whether a served option matches an outcome; for falsy values and objects, only roughly."""
    if outcome.is_truthy is False:
        return not value
    is_object = isinstance(value, dict) and "$" not in value
    return admits(outcome, {"$": "object"} if is_object else value)


def ask(version: str, oracles: Path, folder: Path) -> dict[str, Any]:
    """Return the answers of a version's loader, installed in ``oracles`` if necessary, to every case."""
    home = oracles / f"next-{version}"
    if not (home / "node_modules" / "next").is_dir():
        home.mkdir(parents=True, exist_ok=True)
        install(home, f"next@{version}", "react@18.3.1", "react-dom@18.3.1", "--legacy-peer-deps")
    install(folder, "typescript@5.8.3")  # Next 15.5 requires it before it reads a typed config
    (folder / "node_modules" / "next").symlink_to(home / "node_modules" / "next")
    chosen = asked(version)
    lines = []
    for at, name in enumerate(chosen):
        places = {}
        for phase in ("server", "build"):
            for copy in ("file", "merged"):
                places[phase, copy] = lay(name, folder / phase / copy / str(at)).config
        request = {"file": str(places["server", "file"]), "merged": str(places["server", "merged"].parent)}
        lines.append(json.dumps({**request, "options": SERVED}) + "\n")
    assert NODE is not None
    done = subprocess.run(
        [NODE, RUNNER, home],
        input="".join(lines),
        env=bare_environment(),
        capture_output=True,
        text=True,
        check=True,
    )
    answers = [_unplaced(json.loads(line[7:])) for line in done.stdout.split("\n") if line.startswith("ANSWER ")]
    shutil.rmtree(folder / "server")
    shutil.rmtree(folder / "build")
    found = dict(zip(chosen, answers, strict=True))
    usual = found[EMPTY]["server"]["served"]
    for name, by_phase in found.items():
        for answer in by_phase.values():
            if name != EMPTY and "served" in answer:
                answer["served"] = _differing(answer["served"], usual)
    return found


def _unplaced(answer: Any) -> Any:
    """Return an answer without local folders: module.paths contains each folder above the config."""
    if isinstance(answer, dict):
        return {key: _unplaced(value) for key, value in answer.items()}
    if isinstance(answer, list):
        is_placed = any(isinstance(item, str) and item.endswith("/node_modules") for item in answer)
        return {"$": "opaque"} if is_placed else [_unplaced(item) for item in answer]
    return answer


def _differing(served: dict[str, Any], usual: dict[str, Any]) -> dict[str, Any]:
    return {option: served.get(option) for option in SERVED if served.get(option) != usual.get(option)}


def record(version: str, answers: dict[str, Any]) -> None:
    """Write a version's answers, without those to removed cases."""
    kept = json.loads(ANSWERS.read_text(encoding="utf-8")) if ANSWERS.exists() else {}
    found: dict[str, dict[str, Any]] = {}
    for name in dict.fromkeys([*case_names(), *DERIVED]):
        by_version = {one: answer for versions, answer in kept.get(name, {}).items() for one in versions.split()}
        if name in answers:
            by_version[version] = answers[name]
        found[name] = dict(_grouped(by_version))
    lines = [f"{json.dumps(name)}: {json.dumps(answer)}" for name, answer in sorted(found.items())]
    ANSWERS.write_text("{\n" + ",\n".join(lines) + "\n}\n", encoding="utf-8")


def _grouped(by_version: dict[str, Any]) -> Iterable[tuple[str, Any]]:
    groups: dict[str, list[str]] = {}
    for version in sorted(by_version, key=VERSIONS.index):
        groups.setdefault(json.dumps(by_version[version]), []).append(version)
    return [(" ".join(versions), json.loads(answer)) for answer, versions in groups.items()]
