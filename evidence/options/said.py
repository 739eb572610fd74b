"""What Next's loader printed, as kinds of messages with their options.

A printed line is traced back to the place in dist/server/config.js that prints it, and that one means what
``messages.py`` says; complaints of the validators name the option themselves.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from evidence.options.messages import meaning

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

SHORTEST = 25  # of a pattern: less is found anywhere
_MOVED = re.compile(r"warnOptionHasBeenMovedOutOfExperimental\((\w+) \|")
_CUSTOMISED = re.compile(r"warnCustomizedOption\(([\w.]+) \|")
_DEPRECATED = re.compile(r"warnOptionHasBeenDeprecated\([\w.]+ \| (.*?)(?: \| .*)?\)$")
_ERROR = re.compile(r"^\w*Error: ")
_OF_ZOD = re.compile(
    r'^\W*(?!Unrecognized)\S.* at "(?P<path>[^"]+)"$|^\W*"(?P<missing>[^"]+)" is missing', re.MULTILINE
)
_OF_AJV = re.compile(r"The value at \.(?P<path>\S+) (?!has an unexpected property)", re.MULTILINE)
_OF_RAW_AJV = re.compile(r'"instancePath": "(?P<path>/[^"]+)",\s*"schemaPath": "[^"]*/(?!additionalProperties)\w+"')


def kinds(said: str, sites: Iterable[dict[str, Any]]) -> set[tuple[str, str]]:
    """Return every kind of message in ``said`` with its option; ``sites`` are those of the version."""
    return {*_of_sites(said, sites), *_of_validators(said)}


def _of_sites(said: str, sites: Iterable[dict[str, Any]]) -> Iterator[tuple[str, str]]:
    for site in sites:
        means, pattern = meaning(site["text"], site["guard"]), _pattern(site["text"])
        if means is not None and len(pattern) > SHORTEST and re.search(pattern, said):
            yield means.kind, means.path


def _pattern(text: str) -> str:
    """Return a regular expression for the output of a place, with wildcards for inserted values."""
    moved, customised, deprecated = (one.match(text) for one in (_MOVED, _CUSTOMISED, _DEPRECATED))
    if moved:
        return rf"`(?:experimental\.)?{moved[1]}` has been (?:moved|renamed)"
    if customised:
        return rf'"{re.escape(customised[1])}" option has been modified'
    words = _ERROR.sub("", deprecated[1] if deprecated else text)
    return ".*?".join(re.sub(r"(?:\\ )+", r"\\s+", re.escape(part)) for part in words.split("${}"))


def _of_validators(said: str) -> Iterator[tuple[str, str]]:
    for found in _OF_ZOD.finditer(said):
        yield "invalid", found["path"] or found["missing"]
    for found in _OF_AJV.finditer(said):
        yield "invalid", found["path"]
    for found in _OF_RAW_AJV.finditer(said):
        yield "invalid", re.sub(r"\.(\d+)(?=\.|$)", r"[\1]", found["path"][1:].replace("/", "."))
