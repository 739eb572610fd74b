"""Whether a value has a type of the table, as Next's validators judge it."""

from __future__ import annotations

import json
from typing import Any

_NAMES = {
    "b": "a boolean",
    "s": "a string",
    "n": "a number",
    "i": "an integer",
    "f": "a function",
    "a": "an array",
    "o": "an object",
    "U": "a URL",
    "R": "a regular expression",
    "0": "null",
}
_OF = {"function": "f", "regexp": "R", "URL": "U", "object": "o"}
_ANYTHING = frozenset({"*", "~", ""})


def fits(value: Any, atoms: tuple[str, ...]) -> bool:
    """Return whether a JSON value (with ``{"$": ...}`` outside JSON) is accepted; undecidable values are."""
    kind = _kind(value)
    if kind is None or kind == "undefined":
        return True
    return any(_fits(value, kind, atom) for atom in atoms)


def _kind(value: Any) -> str | None:
    if isinstance(value, bool):
        return "b"
    if value is None:
        return "0"
    if isinstance(value, str):
        return "s"
    if isinstance(value, (int, float)):
        return "n"
    if isinstance(value, list):
        return "a"
    special = value.get("$")
    if not isinstance(special, str):
        return "o"
    if special == "number":
        return "NaN" if value.get("value") == "nan" else None
    return special if special == "undefined" else _OF.get(special)


def _fits(value: Any, kind: str, atom: str) -> bool:
    if atom in _ANYTHING or atom == kind:
        return True
    letter, _, bounds = atom.partition("{")
    if atom[:1] in '"-0123456789[tf' and len(atom) > 1 and letter not in _NAMES:
        return bool(json.loads(atom) == value and isinstance(value, bool) == (atom in ("true", "false")))
    if letter == "i":
        if kind != "n" or value != int(value):
            return False
    elif letter != kind:
        return False
    return _within(len(value) if kind in ("s", "a") else value, bounds.rstrip("}"))


def _within(size: float, bounds: str) -> bool:
    least, _, most = bounds.partition("..")
    if least.endswith("<") and not size > float(least[:-1]):
        return False
    if least and not least.endswith("<") and size < float(least):
        return False
    return not most or size <= float(most.lstrip(">"))


def describe(atoms: tuple[str, ...]) -> str:
    """Return a type in words: ``a boolean or "auto"``."""
    words = list(dict.fromkeys(_word(atom) for atom in atoms if atom != "u"))
    return " or ".join(words) if len(words) < 3 else f"{', '.join(words[:-1])} or {words[-1]}"


def _word(atom: str) -> str:
    letter, _, bounds = atom.partition("{")
    if letter not in _NAMES:
        return atom
    least, _, most = bounds.rstrip("}").partition("..")
    if not bounds:
        return _NAMES[letter]
    if letter in "sa":
        what = "characters" if letter == "s" else "items"
        size = f"{least} to {most}" if least and most else f"at least {least}" if least else f"at most {most}"
        return (
            f"{_NAMES[letter]} of {size} {what}"
            if (least, most) != ("1", "") or letter == "a"
            else "a non-empty string"
        )
    if least and most:
        return f"{_NAMES[letter]} from {least} to {most}"
    return f"{_NAMES[letter]} of at least {least}" if least else f"{_NAMES[letter]} of at most {most}"


def shown(value: Any) -> str:
    """Return a value as a message shows it."""
    if isinstance(value, dict):
        special = value.get("$")
        return {"function": "a function", "object": "an object", "regexp": "a regular expression"}.get(
            str(special), str(special) if special else "an object"
        )
    if isinstance(value, list):
        return "an array" if value else "an empty array"
    text = json.dumps(value, ensure_ascii=False)
    return text if len(text) <= 40 else f"{text[:36]}...{text[-1]}"
