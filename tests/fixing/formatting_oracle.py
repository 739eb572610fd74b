"""Edits held against prettier: of a text that prettier leaves as it is, prettier leaves the edited text as it is too.

Run as a script (``python -m tests.fixing.formatting_oracle FOLDER [ROUNDS]``, where FOLDER holds node_modules with
prettier) it prints the table of shares and every text that prettier changed, and writes data/formatting_samples.json.
"""

from __future__ import annotations

import json
import random
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from difflib import unified_diff
from pathlib import Path
from typing import Any, NamedTuple

from nextlint.fixing.text import textedit
from nextlint.fixing.text.format import DEFAULT, detect
from nextlint.fixing.text.prettierrc import with_options
from nextlint.fixing.text.script import Script, TextEdit, apply_edits, parse, walk
from nextlint.javascript.typescript import erase

from . import formatting_corpus

VARIANTS: dict[str, dict[str, Any]] = {
    "default": {},
    "no semicolons, single quotes": {"semi": False, "singleQuote": True},
    "tabs": {"useTabs": True},
    "tabs of four columns": {"useTabs": True, "tabWidth": 4},
    "width 100, single quotes": {"printWidth": 100, "singleQuote": True},
    "no trailing commas": {"trailingComma": "none"},
    "four spaces, commas as in ES5": {"tabWidth": 4, "trailingComma": "es5"},
    "no spaces in braces, CRLF": {"bracketSpacing": False, "endOfLine": "crlf"},
}
PER_TEXT = 6  # edits tried on each text
LONG_NAME = "serverComponentsExternalPackages"


class Change(NamedTuple):
    """One edit: ``object`` is the number of an object literal of the text, ``entry`` that of an entry of it."""

    kind: str
    object: int
    entry: int = -1


class Case(NamedTuple):
    """One edit of one text. ``shows`` says whether the text alone tells the style it was printed in."""

    variant: str
    change: Change
    before: str
    after: str
    shows: bool


class Result(NamedTuple):
    cases: tuple[Case, ...]
    failures: tuple[tuple[Case, str | None], ...]  # with what prettier makes of it, None for a syntax error

    def share(self, keep: Callable[[Case], bool] = lambda _: True) -> float:
        """The part of the cases that prettier leaves as they are, 0 to 1."""
        total = sum(map(keep, self.cases))
        return 1 - sum(keep(case) for case, _ in self.failures) / total if total else 1.0


def measure(
    root: Path, *, rounds: int, seed: int = 1, with_settings: bool = False, kind: formatting_corpus.Kind = "common"
) -> Result:
    """Edit what prettier prints of the corpus; ``with_settings``: knowing the options that it was run with."""
    texts = [(text, name) for text in formatting_corpus.configs(rounds, seed=seed, kind=kind) for name in VARIANTS]
    typed = kind == "typed"
    options = {name: {**given, "parser": "typescript" if typed else "babel"} for name, given in VARIANTS.items()}
    printed = _prettier(root, [(text, options[name]) for text, name in texts])
    stable = _prettier(root, [(text or "", options[name]) for text, (_, name) in zip(printed, texts, strict=True)])
    cases = []
    for (_, name), text, again in zip(texts, printed, stable, strict=True):
        assert text is not None, "the corpus does not parse"
        if text == again:
            dice = random.Random(f"{seed} {text}")
            cases += list(_cases(text, name, dice, with_settings=with_settings, typed=typed))
    results = _prettier(root, [(case.after, options[case.variant]) for case in cases])
    failures = [(case, text) for case, text in zip(cases, results, strict=True) if text != case.after]
    return Result(tuple(cases), tuple(failures))


def _prettier(root: Path, batch: list[tuple[str, dict[str, Any]]]) -> list[str | None]:
    given, printed = root / "given.json", root / "printed.json"
    given.write_text(json.dumps(batch), encoding="utf-8")
    script = Path(__file__).with_name("data") / "prettier.mjs"
    subprocess.run(["node", str(script), str(given), str(printed), str(root)], check=True)
    results: list[str | None] = json.loads(printed.read_text(encoding="utf-8"))
    return results


def _cases(text: str, variant: str, dice: random.Random, *, with_settings: bool, typed: bool) -> Iterator[Case]:
    script = script_of(text, typed=typed)
    asked = with_options(DEFAULT, VARIANTS[variant])
    shown = detect(script)
    script.style = asked
    shows = detect(script) == shown
    if not with_settings:
        script.style = None
    changes = list(_changes(script))
    for change in dice.sample(changes, min(PER_TEXT, len(changes))):
        yield Case(variant, change, text, apply_edits(text, edits(script, change)), shows)


def script_of(text: str, *, typed: bool) -> Script:
    module = typed or any(word in text for word in ("import ", "export ", "await "))

    def made(text: str) -> Any:
        return parse(erase(text) if typed else text, module=module)

    return Script(text, made(text), reparse=made)


def _objects(script: Script) -> list[Any]:
    return [node for node in walk(script.tree) if node.type == "ObjectExpression"]


def _changes(script: Script) -> Iterator[Change]:
    for number, node in enumerate(_objects(script)):
        yield Change("insert", number)
        yield Change("insert nested", number)
        yield Change("insert first", number)
        for at, entry in enumerate(node.properties):
            yield Change("remove", number, at)
            if entry.type == "Property" and entry.kind == "init" and not entry.method:
                yield Change("replace", number, at)
                yield Change("rename", number, at)


def edits(script: Script, change: Change) -> list[TextEdit]:
    node = _objects(script)[change.object]
    if change.kind.startswith("insert"):
        path = ("experimental", "appDir") if change.kind == "insert nested" else ("appDir",)
        at: textedit.Where = "start" if change.kind == "insert first" else "end"
        return textedit.insert_property(script, node, path, False, at=at)
    entry = node.properties[change.entry]
    if change.kind == "remove":
        return textedit.remove_property(script, node, entry)
    if change.kind == "replace":
        return textedit.replace_value(script, entry, False)
    return textedit.rename_key(script, entry, LONG_NAME)


def table(alone: Result, settled: Result) -> str:
    """Markdown: for each style the shares of texts that prettier leaves as they are."""
    lines = [
        "| style | edits | with the project's settings | from the file alone | where the file shows its style |",
        "| --- | --: | --: | --: | --: |",
    ]
    for name in (*VARIANTS, "all"):

        def of(case: Case, name: str = name) -> bool:
            return name in (case.variant, "all")

        count = sum(map(of, alone.cases))
        shares = (settled.share(of), alone.share(of), alone.share(lambda case: of(case) and case.shows))
        lines.append(f"| {name} | {count:,} | " + " | ".join(f"{share:.2%}" for share in shares) + " |")
    return "\n".join(lines)


def differences(result: Result) -> Iterator[str]:
    for case, text in result.failures:
        yield f"{case.change}, {case.variant}" + ("" if case.shows else ", not shown by the file")
        for before, after, names in (
            (case.before, case.after, ("before", "edited")),
            (case.after, text or "a syntax error", ("edited", "prettier")),
        ):
            yield "\n".join(unified_diff(before.splitlines(), after.splitlines(), *names, lineterm="", n=2))


SAMPLES = Path(__file__).with_name("data") / "formatting_samples.json"


def write_samples(results: Mapping[formatting_corpus.Kind, Result], *, count: int = 120) -> None:
    """Keep cases that prettier agreed with, most of them rewrapped, for the tests that run without it."""
    rows = []
    for kind, result in results.items():
        failed = {case for case, _ in result.failures}
        good = [case for case in result.cases if case not in failed and case.shows and len(case.before) < 900]
        rewrapped = [case for case in good if abs(case.before.count("\n") - case.after.count("\n")) > 1]
        dice = random.Random(1)
        kept = dice.sample(rewrapped, min(count, len(rewrapped))) + dice.sample(good, count // 3)
        rows += [[kind, *case.change, case.before, case.after] for case in kept]
    lines = ",\n".join(json.dumps(row, ensure_ascii=False) for row in rows)
    SAMPLES.write_text(f"[\n{lines}\n]\n", encoding="utf-8")


def main(folder: Path, rounds: int) -> None:
    kept: dict[formatting_corpus.Kind, Result] = {}
    kinds: tuple[formatting_corpus.Kind, ...] = ("common", "rare", "typed")
    for kind in kinds:
        alone = measure(folder, rounds=rounds, kind=kind)
        known = measure(folder, rounds=rounds, kind=kind, with_settings=True)
        kept[kind] = alone
        sys.stdout.write("\n".join([f"{kind} forms\n", table(alone, known), "", *differences(known), ""]))
    write_samples(kept)


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 3)
