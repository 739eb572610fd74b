"""Edits compared with prettier: how often it leaves an edited text unchanged, if it left the original unchanged."""

from __future__ import annotations

import json
import random
import subprocess
from collections.abc import Iterator
from difflib import unified_diff
from pathlib import Path
from typing import Any, NamedTuple

from nextlint.fixing.text import textedit
from nextlint.fixing.text.prettierrc import with_options
from nextlint.fixing.text.script import Script, apply_edits, parse
from nextlint.fixing.text.style import DEFAULT
from nextlint.javascript.tree import walk
from nextlint.javascript.typescript import erase
from nextlint.model.fixes import Edit

from . import formatting_corpus, object_edits

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
PER_TEXT = 6  # edits per text
LONG_NAME = "serverComponentsExternalPackages"


class Change(NamedTuple):
    """An edit: ``object`` is the index of an object literal in the text, ``entry`` that of its entry."""

    kind: str
    object: int
    entry: int = -1


class Case(NamedTuple):
    """An edit of a text."""

    variant: str
    change: Change
    before: str
    after: str


class Result(NamedTuple):
    cases: tuple[Case, ...]
    failures: tuple[tuple[Case, str | None], ...]  # with prettier's version, None for a syntax error

    @property
    def share(self) -> float:
        """The share of the cases that prettier leaves unchanged, 0 to 1."""
        return 1 - len(self.failures) / len(self.cases)


def measure(root: Path, *, seed: int = 1, kind: formatting_corpus.Kind = "common") -> Result:
    """Edit prettier's version of the corpus, knowing its options."""
    texts = [(text, name) for text in formatting_corpus.configs(seed=seed, kind=kind) for name in VARIANTS]
    typed = kind == "typed"
    options = {name: {**given, "parser": "typescript" if typed else "babel"} for name, given in VARIANTS.items()}
    printed = _prettier(root, [(text, options[name]) for text, name in texts])
    stable = _prettier(root, [(text or "", options[name]) for text, (_, name) in zip(printed, texts, strict=True)])
    cases = []
    for (_, name), text, again in zip(texts, printed, stable, strict=True):
        assert text is not None, "the corpus does not parse"
        if text == again:
            dice = random.Random(f"{seed} {text}")
            cases += list(_cases(text, name, dice, typed=typed))
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


def _cases(text: str, variant: str, dice: random.Random, *, typed: bool) -> Iterator[Case]:
    script = script_of(text, typed=typed)
    script.style = with_options(DEFAULT, VARIANTS[variant])
    changes = list(_changes(script))
    for change in dice.sample(changes, min(PER_TEXT, len(changes))):
        changed = object_edits.together(script, [lambda script, change=change: edits(script, change)])  # type: ignore[misc]
        yield Case(variant, change, text, apply_edits(text, changed))


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


def edits(script: Script, change: Change) -> list[Edit]:
    node = _objects(script)[change.object]
    if change.kind.startswith("insert"):
        path = ("experimental", "appDir") if change.kind == "insert nested" else ("appDir",)
        at: object_edits.Where = "start" if change.kind == "insert first" else "end"
        return object_edits.insert_property(script, node, path, False, at=at)
    entry = node.properties[change.entry]
    if change.kind == "remove":
        return object_edits.remove_property(script, node, entry)
    if change.kind == "replace":
        return textedit.replace_value(script, entry, False)
    return textedit.rename_key(script, entry, LONG_NAME)


def differences(result: Result) -> Iterator[str]:
    for case, text in result.failures:
        yield f"{case.change}, {case.variant}"
        for before, after, names in (
            (case.before, case.after, ("before", "edited")),
            (case.after, text or "a syntax error", ("edited", "prettier")),
        ):
            yield "\n".join(unified_diff(before.splitlines(), after.splitlines(), *names, lineterm="", n=2))
