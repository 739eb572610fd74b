"""``URL``, for addresses that the URL parser leaves (nearly) unchanged; others are unknown."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from nextlint.evaluator.library.base import at
from nextlint.evaluator.properties import taint
from nextlint.evaluator.values import NULL, UNDEFINED, JSObject, Slot

if TYPE_CHECKING:
    from nextlint.evaluator.library.base import Method
    from nextlint.evaluator.run import Run
    from nextlint.evaluator.values import Place, Value


_ADDRESS = (  # compiled by ``re`` at its first use
    r"(?a)(?P<scheme>https?|wss?|ftp)://(?:(?P<user>[\w.~-]+)(?::(?P<password>[\w.~-]*))?@)?"
    r"(?P<host>[A-Za-z0-9_-]+(?:\.[A-Za-z0-9_-]+)*)(?::(?P<port>[0-9]{1,5}))?"
    r"(?P<path>/[\w.~!$&'()*+,;=:@/%-]*)?(?:\?(?P<query>[\w.~!$&()*+,;=:@/?%-]*))?(?:#(?P<hash>[\w.~!$&*+,;=:@/?%-]*))?"
)
_RELATIVE = r"(?a)(?!//)[\w.~!$&()*+,;=@/%-]*(?:[?#][\w.~!$&()*+,;=:@/?%#-]*)?"
_PORTS = {"http": "80", "ws": "80", "https": "443", "wss": "443", "ftp": "21"}


def construct(run: Run, arguments: list[Value], place: Place) -> Value:
    """``new URL(address, base)``."""
    made = JSObject(run.serial(), class_name="URL")
    parts = _parsed(_text(run, at(arguments, 0)), _text(run, at(arguments, 1)), has_base=len(arguments) > 1)
    if parts is None:
        run.may_throw("it parses a URL", place)
        made.unseen = run.opaque("it depends on a URL", place)
    for name, part in (parts or {}).items():
        made.slots[name] = Slot(part, place, enumerable=False)
    if parts is not None:
        parameters = JSObject(run.serial(), class_name="URLSearchParams")
        parameters.data = made
        made.slots["searchParams"] = Slot(parameters, place, enumerable=False)
    return made


def _text(run: Run, value: Value) -> str | None:
    value = run.force(value)
    if isinstance(value, JSObject) and value.class_name == "URL" and "href" in value.slots:
        value = value.slots["href"].value
    return value if isinstance(value, str) else None


def _parsed(text: str | None, base: str | None, *, has_base: bool) -> dict[str, str] | None:
    """Return the parts of an address; None if it is not supported."""
    if text is None or (has_base and base is None):
        return None
    if not has_base or re.fullmatch(_ADDRESS, text):
        return _parts(text)
    above = _parts(base or "")
    if above is None or not re.fullmatch(_RELATIVE, text):
        return None
    root = above["href"][: len(above["href"]) - len(above["pathname"] + above["search"] + above["hash"])]
    if text.startswith("/"):
        return _parts(root + text)
    if text[:1] in ("?", "#", ""):
        kept = above["pathname"] + ("" if text[:1] == "?" else above["search"])
        return _parts(root + kept + text)
    return _parts(root + above["pathname"].rpartition("/")[0] + "/" + text)


def _parts(text: str) -> dict[str, str] | None:
    match = re.fullmatch(_ADDRESS, text)
    if match is None or "%2e" in text.lower():
        return None
    scheme, host, port = match["scheme"], match["host"].lower(), match["port"] or ""
    if "xn--" in host or not _is_plain_host(host) or int(port or 0) > 65_535:
        return None
    port = str(int(port)) if port else ""
    port = "" if port == _PORTS[scheme] else port
    path = _without_dots(match["path"] or "/")
    search, fragment = f"?{match['query']}" if match["query"] else "", f"#{match['hash']}" if match["hash"] else ""
    netloc = host + (f":{port}" if port else "")
    user, password = match["user"] or "", match["password"] or ""
    login = user + (f":{password}" if password else "") + "@" if user else ""
    ends = ("?" if match["query"] == "" else search) + ("#" if match["hash"] == "" else fragment)
    return {
        "protocol": f"{scheme}:",
        "username": user,
        "password": password,
        "host": netloc,
        "hostname": host,
        "port": port,
        "origin": f"{scheme}://{netloc}",
        "pathname": path,
        "search": search,
        "hash": fragment,
        "href": f"{scheme}://{login}{netloc}{path}{ends}",
    }


def _is_plain_host(host: str) -> bool:
    """Return whether a host is a name or four decimal numbers; others that end in a number are changed or rejected."""
    labels = host.split(".")
    if not labels[-1][:1].isdigit():
        return True
    return len(labels) == 4 and all(one.isdigit() and str(int(one)) == one and int(one) < 256 for one in labels)


def _without_dots(path: str) -> str:
    kept: list[str] = []
    parts = path.split("/")[1:]
    for index, part in enumerate(parts):
        is_last = index == len(parts) - 1
        if part == "..":
            del kept[-1:]
        if part in (".", ".."):
            kept += [""] if is_last else []
        else:
            kept.append(part)
    return "/" + "/".join(kept)


def _to_string(run: Run, this: Value, arguments: list[Value], place: Place) -> Value:
    text = _text(run, this)
    return run.opaque("it depends on a URL", place, type="string", truthy=True) if text is None else text


def _url_of(parameters: Value) -> JSObject | None:
    """Return the URL that URLSearchParams belong to."""
    data = parameters.data if isinstance(parameters, JSObject) else None
    return data if isinstance(data, JSObject) else None


def _pairs(this: Value) -> list[tuple[str, str]] | None:
    """Return the parameters of a URL; None if they contain an escape."""
    url = _url_of(this)
    query = None if url is None else url.slots["search"].value
    if not isinstance(query, str) or "%" in query or "+" in query:
        return None
    parts = [part.partition("=") for part in query[1:].split("&") if part]
    return [(name, value) for name, _, value in parts]


def _get(run: Run, this: Value, arguments: list[Value], place: Place) -> Value:
    pairs, name = _pairs(this), run.force(at(arguments, 0))
    if pairs is None or not isinstance(name, str):
        return run.opaque("it depends on a URL", place)
    return next((value for key, value in pairs if key == name), NULL)


def _has(run: Run, this: Value, arguments: list[Value], place: Place) -> Value:
    found = _get(run, this, arguments[:1], place)
    return found is not NULL if isinstance(found, str) or found is NULL else run.opaque("it depends on a URL", place)


def _change(run: Run, this: Value, arguments: list[Value], place: Place) -> Value:
    url = _url_of(this)
    if url is not None:
        run.record_change(url)
        taint(run, url, "the parameters of a URL are changed", place)
    return UNDEFINED


METHODS: dict[str, dict[str, Method]] = {
    "URL": {"toString": _to_string, "toJSON": _to_string},
    "URLSearchParams": {"get": _get, "has": _has, **dict.fromkeys(("set", "append", "delete", "sort"), _change)},
}
