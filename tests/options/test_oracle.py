"""What nextlint says of configs, held against Next's own loader at ten versions."""

from __future__ import annotations

import os
import re
import tempfile
from pathlib import Path

import pytest
from evidence.options import packs
from evidence.options.derive import node

from nextlint.options import table
from tests.options.configs import OBJECTS, module
from tests.options.judging import judged

FIXED = ("12.2.3", "12.3.7", "13.4.19", "13.5.11", "14.2.35", "15.0.8", "15.5.29", "16.0.11", "16.2.12")
VERSIONS = tuple(dict.fromkeys((*FIXED, table.newest())))
PACKS = Path(os.environ.get("NEXTLINT_PACKS", Path(tempfile.gettempdir()) / "nextlint-packs"))

# (config, versions or "") where Next stops and nextlint does not say so, or the other way round, each with its reason
DIFFERENT_ENDS = {
    "experimental as true": "12.x to 15.0 and 16.3 on look for keys in what has to be an object, and stop by accident",
    "unset hostname": "12.3 looks at hostnames by hand; that an environment variable may be missing is judged by types",
}

# what the loader says of configs of other tests, where nextlint says something else
OTHER_KEYS = {
    "compiled-commonjs-with-a-default-export.js": "the mark of compiled modules counts as a key",
    "exports-default-of-commonjs-is-an-unknown-option.js": "the mark of compiled modules counts as a key",
    "constructor-function-of-old.js": "keys of a prototype count",
    "getters-on-exports-that-ask-the-environment.js": "zod looks at keys that cannot be enumerated",
    "symbols-and-hidden-properties.js": "zod looks at keys that cannot be enumerated",
    "object-create-and-prototypes.js": "keys of a prototype count",
    "proto-key-in-a-literal-is-the-prototype.js": "keys of a prototype count",
    "legacy-octal-and-with-statement.js": "not evaluated",
    "eval-and-function-constructor.js": "not evaluated",
    "environment-check-that-throws.js": "it throws before Next looks at it",
    "options-fetched-from-a-server.js": "it throws before Next looks at it",
    "var-declared-in-a-block-and-functions-in-blocks.js": "it throws before Next looks at it",
    "module-exports-null-is-no-config.js": "Next stops at it by accident",
    "environment-switch-by-object-of-functions.js": "another config of the same process has set NODE_ENV",
    "weird-exports-of-a-string.js": "no object: Next complains of the whole",
    "weird-exports-of-an-array.js": "no object: its items are no keys",
    "weird-exports-of-module.js": "Node's own object",
}
CASES = Path(__file__).parents[1] / "conformance" / "cases"
NOT_ALONE = re.compile(r"require\(|import\b|__dirname|process\.(?:cwd|exit)|export ")

pytestmark = [pytest.mark.npm, pytest.mark.slow]


@pytest.fixture(scope="module", params=VERSIONS)
def version(request: pytest.FixtureRequest) -> str:
    found: str = request.param
    return found


@pytest.fixture(scope="module")
def pack(version: str) -> Path:
    packs.helpers(PACKS)
    return packs.unpacked(version, PACKS)


def test_unaccepted_keys_and_ends_are_those_of_the_real_loader(version: str, pack: Path, tmp_path: Path) -> None:
    texts = {name: module(text) for name, text in OBJECTS.items()}
    answers = node("oracle.cjs", str(pack), given=list(texts.values()))
    keys, ends = [], []
    for (name, text), answer in zip(texts.items(), answers, strict=True):
        verdicts = judged(tmp_path / re.sub(r"\W", "-", name), text, version)
        listed = {one.path for one in verdicts if one.is_listed}
        wrong = tuple(one.path for one in verdicts if one.kind == "invalid")
        below = tuple(f"{path}{mark}" for path in wrong for mark in ".[")
        real = {key for key in answer["keys"] if not key.startswith(below)}
        if real != listed:
            keys.append((name, real, listed))
        if answer["stops"] != any(one.effect == "throws" for one in verdicts) and name not in DIFFERENT_ENDS:
            ends.append((name, answer["stops"], answer["said"]))
    assert not keys
    assert not ends


def test_unaccepted_keys_of_the_configs_of_conformance(version: str, pack: Path, tmp_path: Path) -> None:
    if version not in ("13.4.19", "15.5.29", table.newest()):
        pytest.skip("three versions show it")
    texts = {path.name: path.read_text("utf-8") for path in sorted(CASES.glob("*.js"))}
    texts = {name: text for name, text in texts.items() if not NOT_ALONE.search(text)}
    answers = node("oracle.cjs", str(pack), given=list(texts.values()))
    different = []
    for (name, text), answer in zip(texts.items(), answers, strict=True):
        verdicts = judged(tmp_path / name, text, version)
        wrong = tuple(f"{one.path}{mark}" for one in verdicts if one.kind == "invalid" for mark in ".[")
        real = {key for key in answer["keys"] if not key.startswith(wrong)}
        certain = {one.path for one in verdicts if one.is_listed and not one.is_conditional}
        possible = {one.path for one in verdicts if one.is_listed}
        if not certain <= real <= possible and name not in OTHER_KEYS:
            different.append((name, real, possible))
    assert len(texts) > 300
    assert not different
