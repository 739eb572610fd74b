"""From an unpacked version to facts: options, defaults, messages, commands, effects of old options."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING, Any

from evidence.common.install import bare_environment
from evidence.options.advice import ADVICE, IDLE
from evidence.options.messages import UNSAID, meaning
from evidence.options.packs import key

if TYPE_CHECKING:
    from collections.abc import Iterator

    from evidence.options.facts import Fact, Facts

HERE = Path(__file__).resolve().parent
# values of which one is not the default, by the type an option has
SAMPLES = {
    "b": ["true", "false"],
    "s": ['"x"'],
    "n": ["7"],
    "i": ["7"],
    "a": ['["x"]'],
    "o": ["{ x: 1 }"],
    "*": ["true"],
}
SAMPLE_OF = {
    "devIndicators.buildActivityPosition": '"top-right"',
    "experimental.adapterPath": "__filename",
    "experimental.cacheHandlers": "{ x: __filename }",
    "experimental.cacheLife": "{ x: { stale: 1, revalidate: 2, expire: 3 } }",
    "experimental.middlewareClientMaxBodySize": '"7mb"',
    "experimental.outputFileTracingExcludes": '{ "/x": ["x"] }',
    "experimental.outputFileTracingIncludes": '{ "/x": ["x"] }',
    "experimental.outputFileTracingRoot": '"/tmp"',
    "experimental.reactMode": '"concurrent"',
    "experimental.turbo": '{ rules: { "*.x": { loaders: ["x"], as: "*.js" } } }',
    "experimental.turbo.loaders": '{ ".x": ["x"] }',
    "experimental.turbopackChunkingHeuristics": "{}",
    "target": '"serverless"',
}


# helpers of Next that announce a removal, for which advice is required
HELPERS = ("warnOptionHasBeenDeprecated(", "warnOptionHasBeenMovedOutOfExperimental(")
SAY_ENOUGH = frozenset({"customised", "conflict", "deprecated"})  # the option itself stays, at least for now


class UnadvisedError(Exception):
    """An option that Next's helpers say is gone, without a replacement and without a row of ``advice.py``."""


class ReadAfterAllError(Exception):
    """An option that ``advice.IDLE`` says nothing reads, and something does."""


def node(script: str, *arguments: str, given: Any = None) -> Any:
    """Return the JSON output of a script in this folder."""
    program = shutil.which("node")
    if program is None:
        raise SystemExit("node is not on PATH")
    command = [program, str(HERE / script), *arguments]
    text = None if given is None else json.dumps(given)
    answer = subprocess.run(
        command, check=True, input=text, env=bare_environment(), stdout=subprocess.PIPE, text=True
    ).stdout
    return json.loads(answer)


def declared(pack: Path) -> Iterator[Fact]:
    """What one version declares and prints.

    Raises ``UnclassifiedError`` at a message nobody has read, and ``UnadvisedError`` at an option that is said to go
    and has no advice.
    """
    found = node("derive.cjs", str(pack))
    yield "validator", found["validator"]
    for path, value in found["options"].items():
        yield "option", path, *value.split("\t")
    for path, value in found["defaults"].items():
        yield "default", path, value
    for command, flags in found["commands"].items():
        yield "command", command, ""
        for flag in flags:
            yield "command", command, flag
    for end in UNSAID:
        yield "message", end.path, end.kind, "throw", end.to, end.when
    for site in found["sites"]:
        said = meaning(site["text"], site["guard"])
        if said is not None:
            if site["text"].startswith(HELPERS) and not (said.to or said.kind in SAY_ENOUGH or said.path in ADVICE):
                raise UnadvisedError(f"{said.path}: {site['text']}")
            yield "message", said.path, said.kind, site["level"], said.to, said.when
            yield "line", said.path, said.kind, said.when, str(site["line"])


def old_names(facts: Facts) -> list[tuple[str, str]]:
    """Return every option with its replacement, from the messages and the advice."""
    pairs = {(path, to) for path, kind, _, to, _ in facts.of("message") if to and kind in REPLACED}
    pairs |= {(path, row.to) for path, row in ADVICE.items() if row.to}
    return sorted(pairs)


REPLACED = frozenset({"moved", "renamed", "removed"})


def cases(facts: Facts) -> list[dict[str, Any]]:
    """Return what the probe sets, for each old option."""
    types: dict[str, str] = {}
    for path, atoms, *_ in sorted(facts.of("option")):
        types.setdefault(path, atoms)
    return [{"path": path, "to": to, "values": _samples(path, types.get(path, "b"))} for path, to in old_names(facts)]


def effects(pack: Path, cases: list[dict[str, Any]]) -> Iterator[Fact]:
    """Yield the effect of each old option in this version, when only it is set."""
    for pair, effect in node("probe.cjs", str(pack), given=cases).items():
        path, to = pair.split(" ")
        yield "effect", path, to, effect


def _samples(path: str, atoms: str) -> list[str]:
    if path in SAMPLE_OF:
        return [SAMPLE_OF[path]]
    found = [SAMPLES.get(atom.partition("{")[0], [atom]) for atom in atoms.split("|") if atom not in ("0", "f")]
    return [value for values in found for value in values]


def unread(pack: Path, names: list[str]) -> Iterator[Fact]:
    """Yield the names of options that no code of this version contains."""
    for name in node("reads.cjs", str(pack), given=names):
        yield "unread", name


def idle(pack: Path, version: str) -> None:
    """Check that nothing reads the options in ``advice.IDLE`` at a version. Raises ``ReadAfterAllError``."""
    for row in IDLE:
        readers = [path.relative_to(pack / "dist").as_posix() for path in _with(row.variable, pack / "dist")]
        others = [path for path in readers if path != row.writer]
        if key(version) >= key(row.since) and others:
            raise ReadAfterAllError(f"{row.path}: {', '.join(others)} of {version}")


def _with(word: str, folder: Path) -> Iterator[Path]:
    files = (path for path in sorted(folder.rglob("*.js")) if path.is_file())
    return (path for path in files if word in path.read_text("utf-8", "replace"))
