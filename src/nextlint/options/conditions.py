"""When Next.js prints a message: named predicates over the outcomes of an option and a second one.

Each receives the outcomes of the option and of the other one (absent if the message names no second option) and returns
True, False, or None if it cannot be determined.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from nextlint.config.outcome import ABSENT, Outcome

if TYPE_CHECKING:
    from collections.abc import Callable

    from nextlint.config.model import Config
    from nextlint.options.table import Message

    Predicate = Callable[[Outcome, Outcome], bool | None]


def _value(test: Callable[[Any], bool]) -> Predicate:
    """Test a known value; an absent one never passes."""

    def predicate(own: Outcome, _: Outcome) -> bool | None:
        if own.state == "unknown":
            return None
        return own.state == "value" and test(own.value)

    return predicate


def _both(first: bool | None, second: bool | None) -> bool | None:
    if first is False or second is False:
        return False
    return None if first is None or second is None else True


def _present(own: Outcome, _: Outcome) -> bool | None:
    return own.state != "absent"


def _key(own: Outcome, _: Outcome) -> bool | None:
    return own.state != "absent" or own.span is not None


def _truthy(own: Outcome, _: Outcome) -> bool | None:
    return own.is_truthy


def _with(test: Predicate, other_test: Callable[[Any], bool]) -> Predicate:
    def predicate(own: Outcome, other: Outcome) -> bool | None:
        return _both(test(own, other), _value(other_test)(other, ABSENT))

    return predicate


def _with_truthy(test: Predicate) -> Predicate:
    return lambda own, other: _both(test(own, other), other.is_truthy)


def _without_truthy(test: Predicate) -> Predicate:
    def predicate(own: Outcome, other: Outcome) -> bool | None:
        truthy = other.is_truthy
        return _both(test(own, other), None if truthy is None else not truthy)

    return predicate


def _is_truthy_value(value: Any) -> bool:
    return bool(Outcome("value", value).is_truthy)


def _absent(other: Outcome) -> bool | None:
    return None if other.state == "unknown" else other.state == "absent"


def _different(own: Outcome, other: Outcome) -> bool | None:
    if own.state == "absent" or other.state == "absent":
        return False
    known = own.state == other.state == "value" and isinstance(own.value, str) and isinstance(other.value, str)
    return own.value != other.value if known else None


def _not_included(own: Outcome, other: Outcome) -> bool | None:
    if own.state != "value" or other.state != "value" or not isinstance(other.value, list):
        return None
    return isinstance(own.value, str) and own.value not in other.value


def _loader_without_path(own: Outcome, other: Outcome) -> bool | None:
    is_elsewhere = _value(lambda value: value not in (None, "default", "custom"))(own, ABSENT)
    if other.state == "unknown":
        return _both(is_elsewhere, None)
    return _both(is_elsewhere, other.state == "absent" or other.value == "/_next/image")


def _has_duplicates(value: Any) -> bool:
    if not isinstance(value, list):
        return False
    names = [item.lower() for item in value if isinstance(item, str)]
    return len(set(names)) < len(names)


def _has_other_protocol(value: Any) -> bool:
    items = value if isinstance(value, list) else []
    return any(isinstance(item, dict) and item.get("protocol", "https") not in ("http", "https") for item in items)


def _has_other_size(value: Any) -> bool:
    items = value if isinstance(value, list) else []
    return not all(isinstance(item, (int, float)) and 1 <= item <= 10_000 for item in items)


def _has_no_hostname(value: Any) -> bool:
    items = value if isinstance(value, list) else []
    return any(not isinstance(item, dict) or not _has_hostname(item) for item in items)


def _has_hostname(item: dict[str, Any]) -> bool:
    return isinstance(item.get("hostname"), str) or "$" in item


def _is_no_url(value: Any) -> bool:
    """Return whether ``new URL`` certainly throws at a text that begins with http, as Next.js looks at assetPrefix."""
    if not isinstance(value, str) or not value.startswith("http"):
        return False
    text = value.rstrip(_CONTROLS).translate(dict.fromkeys(map(ord, "\t\n\r")))
    address = re.match(r"https?:[/\\]*([^/\\?#]*)", text)
    if address is None:
        return re.match(r"[a-z][a-z0-9+.-]*:", text, re.IGNORECASE) is None
    host = address[1].rpartition("@")[2]
    name, _, port = host.partition(":")
    if host.startswith("[") or "%" in name or not name.isascii():
        return False  # only a parser of URLs can tell
    is_port = not port or (port.isascii() and port.isdigit() and int(port[-6:]) <= 65_535)
    return not name or not is_port or bool(_FORBIDDEN & set(name))


_CONTROLS = "".join(map(chr, range(33)))  # and the space
_FORBIDDEN = frozenset(f"{_CONTROLS}<>[]^|\x7f")  # in a host

_is_false = _value(lambda value: value is False)
_is_string = _value(lambda value: isinstance(value, str))

PREDICATES: dict[str, Predicate] = {
    "present": _present,
    "key": _key,
    "truthy": _truthy,
    "false": _is_false,
    "falsy": _value(lambda value: not _is_truthy_value(value)),
    "boolean": _value(lambda value: isinstance(value, bool)),
    "array": _value(lambda value: isinstance(value, list)),
    "non-empty": _value(lambda value: isinstance(value, list) and bool(value)),
    "not-true": _value(lambda value: value is not True),
    "not-server": _value(lambda value: _is_truthy_value(value) and value != "server"),
    "unknown-target": _value(lambda value: value not in ("server", "serverless", "experimental-serverless-trace")),
    "with-cache-components": _with_truthy(_present),
    "without-cache-components": _without_truthy(_present),
    "export": _with(_truthy, lambda value: value == "export"),
    "both": lambda own, other: own.state != "absent" and other.state != "absent",
    "ppr-with": _with_truthy(_value(lambda value: value is False or value == "incremental")),
    "different": _different,
    "false-with-standalone": _with(_is_false, lambda value: value == "standalone"),
    "false-with-truthy": _with_truthy(_is_false),
    "truthy-without": _without_truthy(_truthy),
    "truthy-unset": lambda own, other: _both(_truthy(own, other), _absent(other)),
    "loader-file": _with(_truthy, lambda value: value not in ("default", "custom")),
    "loader-without-path": _loader_without_path,
    "not-string": _value(lambda value: value is not None and not isinstance(value, str)),
    "is-public": _value(lambda value: isinstance(value, str) and value.strip() == "public"),
    "blank": _value(lambda value: isinstance(value, str) and not value.strip()),
    "no-url": _value(_is_no_url),
    "slash": _value(lambda value: value == "/"),
    "no-leading-slash": _value(lambda value: isinstance(value, str) and value != "" and not value.startswith("/")),
    "trailing-slash": _value(lambda value: isinstance(value, str) and len(value) > 1 and value[0] == value[-1] == "/"),
    "empty-array": _value(lambda value: value == []),
    "not-array": _value(lambda value: _is_truthy_value(value) and not isinstance(value, list)),
    "not-strings": _value(lambda value: isinstance(value, list) and not all(isinstance(one, str) for one in value)),
    "not-object": _value(lambda value: _is_truthy_value(value) and not isinstance(value, (dict, list))),
    "not-boolean": _value(lambda value: not isinstance(value, bool)),
    "duplicates": _value(_has_duplicates),
    "not-included": _not_included,
    "sizes": _value(_has_other_size),
    "hostnames": _value(_has_no_hostname),
    "protocols": _value(_has_other_protocol),
}

# judged by the table's types, or by a separate rule
ELSEWHERE = frozenset({"schema", "schema-items", "app-dir", "locales-not-array", "no-default-locale"})
_OTHERS = {"with-cache-components": "cacheComponents", "without-cache-components": "cacheComponents"}


def other_of(message: Message) -> str:
    """Return the second option that a message depends on; "" if none."""
    return _OTHERS.get(message.when, message.to if message.kind in ("conflict", "invalid") else "")


def applies(message: Message, config: Config, path: str) -> bool | None:
    """Return whether Next.js prints a message: True for everything that ``path`` can be, None for some of it, else
    False.
    """
    if message.when in ELSEWHERE:
        return False
    predicate, other = PREDICATES[message.when], other_of(message)
    pairs = config.combinations(path, other) if other else [(own, ABSENT) for own in config.outcomes(path)]
    own_values = [pair for pair in pairs if pair[0].state != "unknown" or not pair[0].is_default]
    said = [bool(predicate(own, second)) for own, second in own_values]
    if not any(said):
        return False
    return True if len(said) == len(pairs) and all(said) else None
