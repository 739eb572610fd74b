"""The scanner in a process that has imported nothing else of json, as a hook's has not."""

from __future__ import annotations

import subprocess
import sys

import pytest

CODE = """
import sys
from nextlint.files.jsonfile import JSONError, locate, parse
assert "json" not in sys.modules
try:
    print(parse(sys.argv[1]), locate(sys.argv[1], ["a"]))
except JSONError as error:
    print(error)
"""


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('{"a": 1}', "{'a': 1} Place(key_start=1, key_end=4, start=6, end=7)"),
        ("{", "it ends too early"),
        ("", "it is empty"),
        ("[1,]", "unexpected ']'"),
        ('{"a', "a string is not closed"),
        ('"\n"', "a line break or control character stands in a string"),
        ("NaN", "NaN is no JSON value"),
        ("[" * 100_000, "it is nested too deeply"),
    ],
)
def test_what_is_no_json_is_said(text: str, said: str) -> None:
    ended = subprocess.run([sys.executable, "-c", CODE, text], capture_output=True, text=True, check=True)
    assert ended.stdout.strip() == said
