"""The scanner of Python's ``json``, without what stands around it: that imports regular expressions, and with them
takes longer than all that a run does where no config has to be parsed.

``scan(text, start)`` gives the value at an offset and where it ends, ``scan_string(text, start)`` a string's from
behind its opening quote. Both raise StopIteration or ``json.JSONDecodeError``, and ConstantError.
"""

from __future__ import annotations

TYPE_CHECKING = False  # typing's own would import typing
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


if TYPE_CHECKING:
    scan: Callable[[str, int], tuple[Any, int]]
    scan_string: Callable[[str, int], tuple[str, int]]
else:
    try:
        from _json import make_scanner, scanstring

        scan = make_scanner(_Options)
    except ImportError:  # not CPython
        from json.decoder import JSONDecoder

        scan = JSONDecoder(parse_int=_integer, parse_constant=_refuse).scan_once
    scan_string = scanstring
