"""The scanner of Python's ``json``, without what stands around it: that imports regular expressions, and with them
takes longer than all that a run does where no config has to be parsed.

``scan(text, start)`` gives the value at an offset and where it ends, ``scan_string(text, start)`` a string's from
behind its opening quote. Both raise StopIteration or ``json.JSONDecodeError``, and ConstantError.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any, NoReturn

_SAFE_DIGITS = 15  # integers this short are the same as a double


class ConstantError(Exception):
    """NaN or Infinity, which Python takes and JSON does not have. ``str()`` is the word."""


def _refuse(constant: str) -> NoReturn:
    raise ConstantError(constant)


def _integer(digits: str) -> int | float:
    return int(digits) if len(digits) <= _SAFE_DIGITS else float(digits)


class _Options:
    """What ``json.JSONDecoder`` gives the scanner."""

    strict = True
    object_hook = None
    object_pairs_hook = None
    parse_float = float
    parse_int = staticmethod(_integer)
    parse_constant = staticmethod(_refuse)


def scan(text: str, start: int) -> tuple[Any, int]:
    """The value at an offset, and where it ends."""
    try:
        return _scan(text, start)
    except SystemError:
        _import_errors()
        return _scan(text, start)


def scan_string(text: str, start: int) -> tuple[str, int]:
    """A string from behind its opening quote, and where it ends behind the closing one."""
    try:
        return _scan_string(text, start)
    except SystemError:
        _import_errors()
        return _scan_string(text, start)


def _import_errors() -> None:
    """CPython's scanner raises a JSONDecodeError only where that is imported already, and else a SystemError."""
    import json.decoder  # noqa: F401


if TYPE_CHECKING:
    _scan: Callable[[str, int], tuple[Any, int]]
    _scan_string: Callable[[str, int], tuple[str, int]]
else:
    try:
        from _json import make_scanner
        from _json import scanstring as _scan_string

        _scan = make_scanner(_Options)
    except ImportError:  # not CPython
        from json.decoder import JSONDecoder
        from json.decoder import scanstring as _scan_string

        _scan = JSONDecoder(parse_int=_integer, parse_constant=_refuse).scan_once
