"""Encodings: ``encodeURIComponent`` and its kin, ``btoa``, and the uses of ``Buffer`` in configs."""

from __future__ import annotations

from binascii import a2b_base64, b2a_base64
from typing import TYPE_CHECKING
from urllib.parse import quote

from nextlint.evaluator.library.base import at
from nextlint.evaluator.objects import throw_error
from nextlint.evaluator.operators import mapped
from nextlint.evaluator.values import UNDEFINED, JSObject, NativeFunction, Slot

if TYPE_CHECKING:
    from nextlint.evaluator.library.base import Method
    from nextlint.evaluator.run import Run
    from nextlint.evaluator.values import Opaque, Place, Value


_UNRESERVED = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.!~*'()"
_RESERVED = ";/?:@&=+$,#"


def _text_method(function: object) -> Method:
    """Return a built-in function of one string; its result is unknown if ``function`` returns None."""
    assert callable(function)

    def method(run: Run, this: Value, arguments: list[Value], place: Place) -> Value:
        def single(text: Value) -> Value:
            result = function(text) if isinstance(text, str) else None
            return run.opaque("it depends on an unknown string", place, type="string") if result is None else result

        return mapped(run, at(arguments, 0), single)

    return method


def _encoded(text: str, kept: str) -> str | None:
    try:
        return quote(text, safe=kept)
    except UnicodeEncodeError:
        return None


def _decode_component(run: Run, this: Value, arguments: list[Value], place: Place) -> Value:
    text = run.force(at(arguments, 0))
    if not isinstance(text, str):
        run.may_throw("it decodes an unknown string", place)
        return run.opaque("it depends on an unknown string", place, type="string", nullish=False)
    raw = bytearray()
    at_ = 0
    while at_ < len(text):
        if text[at_] != "%":
            raw += text[at_].encode("utf-8", "surrogatepass")
            at_ += 1
            continue
        digits = text[at_ + 1 : at_ + 3]
        if len(digits) < 2 or not all(digit in "0123456789abcdefABCDEF" for digit in digits):
            raise throw_error(run, "URIError", "URI malformed", place)
        raw.append(int(digits, 16))
        at_ += 3
    try:
        return raw.decode()
    except UnicodeDecodeError:
        if not text.isascii():  # may be a lone surrogate, which stays as it is
            return run.opaque("it depends on an unknown string", place, type="string", nullish=False)
        raise throw_error(run, "URIError", "URI malformed", place) from None


def _btoa(text: str) -> str | None:
    return _base64(text.encode("latin-1")) if all(char <= "\xff" for char in text) else None


def _base64(raw: bytes) -> str:
    return b2a_base64(raw, newline=False).decode()


def _unbase64(text: str) -> bytes | None:
    try:
        return a2b_base64(text, strict_mode=True)
    except ValueError:
        return None  # Node's own leniency is not imitated


def _atob(text: str) -> str | None:
    raw = _unbase64(text)
    return None if raw is None else raw.decode("latin-1")


FUNCTIONS: dict[str, Method] = {
    "encodeURIComponent": _text_method(lambda text: _encoded(text, _UNRESERVED)),
    "encodeURI": _text_method(lambda text: _encoded(text, _UNRESERVED + _RESERVED)),
    "decodeURIComponent": _decode_component,
    "btoa": _text_method(_btoa),
    "atob": _text_method(_atob),
}
# ── Buffer ───────────────────────────────────────────────────────────────────────────────────────────────────────

_TEXTS = ("utf8", "utf-8", UNDEFINED)


def _from(run: Run, this: Value, arguments: list[Value], place: Place) -> Value:
    text, encoding = run.force(at(arguments, 0)), run.force(at(arguments, 1))
    raw: bytes | None = None
    if isinstance(text, str) and encoding in _TEXTS:
        raw = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace").encode()
    elif isinstance(text, str) and encoding == "base64":
        raw = _unbase64(text)
    if raw is None:
        run.may_throw("it makes a buffer", place)
        return run.opaque("it makes a buffer", place, type="object", truthy=True)
    made = JSObject(run.serial(), class_name="Buffer")
    made.data = raw
    made.unseen = run.opaque("it looks into a buffer", place)
    return made


def _to_string(run: Run, this: Value, arguments: list[Value], place: Place) -> Value:
    encoding = run.force(at(arguments, 0))
    unknown: Opaque = run.opaque("it depends on an unknown string", place, type="string", nullish=False)
    if not isinstance(this, JSObject) or not isinstance(this.data, bytes):
        return unknown
    if encoding in _TEXTS:
        return this.data.decode("utf-8", "replace")
    if encoding == "base64":
        return _base64(this.data)
    return this.data.hex() if encoding == "hex" else unknown


METHODS: dict[str, Method] = {"toString": _to_string}


def buffer_class(run: Run) -> Value:
    function = NativeFunction(
        "Buffer", lambda run, this, arguments, place: run.opaque("it makes a buffer", place, truthy=True)
    )
    function.slots["from"] = Slot(NativeFunction("from", _from), enumerable=False)
    return function
