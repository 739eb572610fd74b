"""What nextlint says of configs, held against Next's own loader at ten versions."""

from __future__ import annotations

import os
import re
import tempfile
from pathlib import Path

import pytest
from evidence.options import oracle, packs

from nextlint.options import table

FIXED = ("12.2.3", "12.3.7", "13.4.19", "13.5.11", "14.2.35", "15.0.8", "15.5.29", "16.0.11", "16.2.12")
VERSIONS = tuple(dict.fromkeys((*FIXED, table.newest())))
PACKS = Path(os.environ.get("NEXTLINT_PACKS", Path(tempfile.gettempdir()) / "nextlint-packs"))
CASES = Path(__file__).parents[1] / "conformance" / "cases"
NOT_ALONE = re.compile(r"require\(|import\b|__dirname|process\.(?:cwd|exit)|export ")

# what the loader says of configs of other tests, where nextlint says something else, each with its reason
MARK, HIDDEN, PROTOTYPE = (
    "15.5 and later copy every own key, also those that cannot be enumerated: the mark of compiled modules",
    "15.5 and later copy every own key, also those that cannot be enumerated",
    "the validator's loop sees keys of a prototype",
)
THROWS, NO_OBJECT, DEFAULTS = (
    "it throws before Next looks at it, which unreadable-config says",
    "no plain object: Next complains of the whole, which unreadable-config says",
    "12.x does not accept what its own default config has",
)
OTHER_KEYS = {
    "compiled-commonjs-with-a-default-export.js": MARK,
    "exports-default-of-commonjs-is-an-unknown-option.js": MARK,
    "getters-on-exports-that-ask-the-environment.js": HIDDEN,
    "symbols-and-hidden-properties.js": HIDDEN,
    "constructor-function-of-old.js": PROTOTYPE,
    "object-create-and-prototypes.js": PROTOTYPE,
    "proto-key-in-a-literal-is-the-prototype.js": PROTOTYPE,
    "legacy-octal-and-with-statement.js": "not evaluated, which unreadable-config says",
    "class-features-all-together.js": "not evaluated, which unreadable-config says",
    "properties-that-cannot-be-written.js": "not evaluated, which unreadable-config says",
    "eval-and-function-constructor.js": "not evaluated, which unreadable-config says",
    "environment-check-that-throws.js": THROWS,
    "options-fetched-from-a-server.js": THROWS,
    "var-declared-in-a-block-and-functions-in-blocks.js": THROWS,
    "module-exports-null-is-no-config.js": "Next stops at it by accident",
    "environment-switch-by-object-of-functions.js": "another config of the same process has set NODE_ENV",
    "function-spreads-default-config-and-turns-app-dir-off.js": DEFAULTS,
    "module-exports-an-arrow-function.js": DEFAULTS,
    "weird-exports-of-a-string.js": NO_OBJECT,
    "weird-exports-of-an-array.js": NO_OBJECT,
    "weird-exports-of-module.js": NO_OBJECT,
}
NOT_EXTENSIBLE = "no plain object: Next freezes it, and then sets a key"
# where Next stops, and no verdict on an option says so
OTHER_ENDS = {
    **OTHER_KEYS,
    **{f"weird-exports-of-{what}.js": NOT_EXTENSIBLE for what in ("a-date", "a-map", "a-number", "an-error")},
    "class-instance-as-the-config.js": NOT_EXTENSIBLE,
    "template-literals-with-raw-and-nesting.js": "assetPrefix is no URL, which only a parser of URLs can tell",
    "shorthand-properties-and-methods.js": "images.loaderFile is not there, which fatal-option says",
}

pytestmark = [pytest.mark.npm, pytest.mark.slow]


@pytest.fixture(scope="module", params=VERSIONS)
def version(request: pytest.FixtureRequest) -> str:
    found: str = request.param
    return found


@pytest.fixture(scope="module")
def pack(version: str) -> Path:
    packs.helpers(PACKS)
    return packs.unpacked(version, PACKS)


def test_keys_ends_and_kinds_of_messages_are_those_of_the_real_loader(version: str, pack: Path, tmp_path: Path) -> None:
    assert list(oracle.differences(pack, version, tmp_path)) == []


def test_keys_and_ends_of_the_configs_of_conformance(version: str, pack: Path, tmp_path: Path) -> None:
    texts = {path.name: path.read_text("utf-8") for path in sorted(CASES.glob("*.js"))}
    texts = {name: text for name, text in texts.items() if not NOT_ALONE.search(text)}
    assert len(texts) > 300
    keys, ends = [], []
    for one in oracle.answers(texts, pack, version, tmp_path):
        certain = {verdict.path for verdict in one.verdicts if verdict.is_listed and not verdict.is_conditional}
        possible = {verdict.path for verdict in one.verdicts if verdict.is_listed}
        if not certain <= one.keys <= possible and one.name not in OTHER_KEYS:
            keys.append((one.name, sorted(one.keys), sorted(possible)))
        stopping = [verdict for verdict in one.verdicts if verdict.effect == "throws"]
        is_certain = any(not verdict.is_conditional for verdict in stopping)
        if not is_certain <= one.stops <= bool(stopping) and one.name not in OTHER_ENDS:
            ends.append((one.name, one.stops, [verdict.path for verdict in stopping]))
    assert keys == []
    assert ends == []
