from __future__ import annotations

from typing import Any

import pytest

from nextlint.options.types import describe, fits


@pytest.mark.parametrize(
    ("value", "atoms", "accepted"),
    [
        (True, "b", True),
        ("yes", "b", False),
        (False, "false|o", True),
        (True, "false|o", False),
        (0, "false|o", False),
        ({"$": "object"}, "false|o", True),
        ("standalone", '"export"|"standalone"', True),
        ("static", '"export"|"standalone"', False),
        (None, "0|b", True),
        (None, "b", False),
        (75, "i{1..100}", True),
        (0, "i{1..100}", False),
        (1.5, "i{1..100}", False),
        ("", "s{1..}", False),
        ([], "a{1..}", False),
        ([None] * 51, "a{..50}", False),
        ({"$": "URL"}, "U|o", True),
        ({"$": "URL"}, "o", False),
        ({"$": "function"}, "f", True),
        ({"$": "regexp"}, "R", True),
        ({"$": "undefined"}, "b", True),
        ({"$": "Map"}, "b", True),  # cannot be told
        ("anything", "*", True),
    ],
)
def test_a_value_is_accepted_as_next_does(value: Any, atoms: str, accepted: bool) -> None:
    assert fits(value, tuple(atoms.split("|"))) is accepted


def test_a_type_in_words() -> None:
    assert describe(("0", "b")) == "null or a boolean"
    assert describe(('"a"', '"b"', "s{1..}")) == '"a", "b" or a non-empty string'
    assert describe(("a{..50}",)) == "an array of at most 50 items"
