"""Regular expressions, generated and run over generated texts: what Node finds, nextlint finds or leaves unknown."""

from __future__ import annotations

import json
import subprocess
from random import Random
from typing import Any

import pytest

from nextlint.evaluator.regex import Match, UnsupportedError, compile_pattern

from .oracle import NODE

PATTERNS = 4_000
ATOMS = (
    "a b c - / 1 . \\d \\w \\s \\D \\W \\S [abc] [^a] [a-c] [\\w.-] [\\d-a] [^\\s/] \\. \\/ \\x61 \\u0062 [\\]\\-] é A "
    "{ ] } \\1 \\2 \\0 [\\b] [] [^]".split()
)
QUANTIFIERS = ("", "", "", "*", "+", "?", "*?", "+?", "??", "{2}", "{1,}", "{0,2}", "{1,2}?")
CHARS = "aabbcc--//11. \n\tA_éB{]}\u2028x"
RUNNER = """
const { readFileSync } = require('node:fs');
const found = JSON.parse(readFileSync(0, 'utf8')).map(([source, flags, text]) => {
  try {
    const match = new RegExp(source, flags).exec(text);
    return match && [match.index, ...match.map((one) => one ?? null), match.groups ?? null];
  } catch { return 'invalid'; }
});
process.stdout.write(JSON.stringify(found));
"""


def _disjunction(random: Random, depth: int) -> str:
    return "|".join(_alternative(random, depth) for _ in range(random.choice((1, 1, 1, 2))))


def _alternative(random: Random, depth: int) -> str:
    return "".join(_term(random, depth) for _ in range(random.randrange(4)))


def _term(random: Random, depth: int) -> str:
    kind = random.randrange(10)
    if kind == 0:
        return random.choice(("^", "$", "\\b", "\\B"))
    if kind <= 3 and depth:
        opening = random.choice(("(", "(", "(?:", "(?=", "(?!", f"(?<n{random.randrange(99)}>"))
        looks = opening in ("(?=", "(?!")
        return f"{opening}{_disjunction(random, depth - 1)}){'' if looks else random.choice(QUANTIFIERS)}"
    return random.choice(ATOMS) + random.choice(QUANTIFIERS)


def _item(seed: int) -> tuple[str, str, str]:
    random = Random(seed)
    flags = random.choice(("", "", "i", "m", "s", "im", "u"))
    chars = CHARS if "i" not in flags else "".join(filter(str.isascii, CHARS))
    text = "".join(random.choice(chars) for _ in range(random.randrange(12)))
    return _disjunction(random, 3), flags, text


def _ours(item: tuple[str, str, str]) -> Any:
    """In the form of the runner's answers; "unknown" where it is not followed."""
    source, flags, text = item
    try:
        pattern = compile_pattern(source, flags)
        found = pattern.search(pattern.begin(text))
    except UnsupportedError:
        return "unknown"
    if found is None:
        return None
    groups = [None if span is None else text[slice(*span)] for span in found.groups]
    named = {name: groups[number - 1] for name, number in pattern.names if groups[number - 1] is not None}
    return [found.start, text[found.start : found.end], *groups, named if pattern.names else None]


def search(source: str, text: str) -> Match | None:
    pattern = compile_pattern(source, "")
    return pattern.search(pattern.begin(text))


@pytest.mark.skipif(NODE is None, reason="node is not on PATH")
def test_patterns_match_as_in_node_or_are_not_followed() -> None:
    items = [_item(seed) for seed in range(PATTERNS)]
    run = subprocess.run([str(NODE), "-e", RUNNER], input=json.dumps(items), capture_output=True, text=True, check=True)
    answers = json.loads(run.stdout)
    pairs = [(item, _ours(item), answer) for item, answer in zip(items, answers, strict=True)]
    assert [pair for pair in pairs if pair[1] != "unknown" and pair[1] != pair[2]] == []
    valid = [ours for _, ours, answer in pairs if answer != "invalid"]
    assert sum(ours != "unknown" for ours in valid) / len(valid) > 0.8


@pytest.mark.parametrize("source", ["(a+)+$", "(a|a)*b", "(?:a*)*b", "(a?){500}b", "(.*)(.*)(.*)(.*)(.*)x"])
def test_a_pattern_that_would_take_for_ever_is_not_followed(source: str) -> None:
    with pytest.raises(UnsupportedError):
        search(source, "a" * 5_000 + "!")


@pytest.mark.parametrize("source", ["(?<=a)b", "\\p{L}", "(", "a)", "*a", "a{2,1}", "[b-a]", "\\", "(?i:a)"])
def test_what_is_not_followed_is_said_so(source: str) -> None:
    with pytest.raises(UnsupportedError):
        compile_pattern(source, "u")


def test_a_text_beyond_the_first_plane_is_not_followed() -> None:
    with pytest.raises(UnsupportedError):
        search(".", "😀")
    assert search("é", "é") == Match(0, 1, ())
