"""Which paths a middleware file covers: ``export const config = { matcher: ... }``, which has to be a literal.

Next.js reads it at build time without running the file (``dist/build/analysis/get-page-static-info.js``) and compiles
each source as path-to-regexp 6 does. Next.js rejects anything but a literal; what is not understood here is unknown.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from nextlint.javascript.erasure import erase
from nextlint.javascript.errors import ParseError, TypeScriptSyntaxError
from nextlint.javascript.syntax import parse_either
from nextlint.model.record import Record

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

    from nextlint.files.reader import Reader

    Node = Any  # an ESTree node

MAX_BYTES = 256 * 1024
LONGEST = 200  # characters of a source, and of a path matched against it
MOST_REPEATED = 8  # quantifiers per source: each may multiply the matching time by the length of a path
_TYPED = (".ts", ".tsx", ".mts", ".cts")
_TOKEN = re.compile(r"\\(?P<escaped>.)|:(?P<name>\w+)|(?P<open>\()|(?P<brace>[{}])|(?P<plain>.)", re.DOTALL)
_NESTED = re.compile(r"[*+}]\)*[*+{]")  # nested repetition: matching may take forever
_SEGMENT = r"[^/#?]+?"
_PREFIXES = "./"


class Matcher(Record):
    """The sources of a matcher; None if the file has none, and every path is matched."""

    sources: tuple[str, ...] | None
    certain: bool = True


UNKNOWN = Matcher(None, certain=False)


def matcher_of(reader: Reader, path: str) -> Matcher:
    """Return the matcher that a middleware file exports; not certain if it cannot be read."""
    source = reader.source_or_none(path, limit=MAX_BYTES)
    if source is None:
        return UNKNOWN
    try:
        text = erase(source.text) if path.endswith(_TYPED) else source.text
        program, _, _ = parse_either(text, "module")
    except (ParseError, TypeScriptSyntaxError):
        return UNKNOWN
    for statement in program.body:
        if statement.type == "ExportNamedDeclaration":
            if _exports_config_otherwise(statement):
                return UNKNOWN
            value = _config(statement)
            if value is not None:
                return _matcher(value)
    return Matcher(None)


def covers(matcher: Matcher, path: str) -> bool | None:
    """Return whether a path is matched; None if unknown."""
    if not matcher.certain:
        return None
    if matcher.sources is None:
        return True
    verdicts = [_covers(source, path) for source in matcher.sources]
    return True if True in verdicts else None if None in verdicts else False


def _exports_config_otherwise(statement: Node) -> bool:
    """Return whether it is ``export { config }`` or ``export { config } from``, whose value is elsewhere."""
    return any(specifier.exported.name == "config" for specifier in statement.specifiers or ())


def _config(statement: Node) -> Node | None:
    declaration = statement.declaration
    is_variable = declaration is not None and declaration.type == "VariableDeclaration"
    for declarator in declaration.declarations if is_variable else ():
        if declarator.id.type == "Identifier" and declarator.id.name == "config":
            return declarator.init
    return None


def _matcher(config: Node) -> Matcher:
    if config.type != "ObjectExpression":
        return UNKNOWN
    for member in config.properties:
        if member.type != "Property" or member.computed:
            return UNKNOWN
        if _name(member.key) == "matcher":
            sources = list(_sources(member.value))
            return UNKNOWN if None in sources else Matcher(tuple(source for source in sources if source is not None))
    return Matcher(None)


def _sources(value: Node) -> Iterator[str | None]:
    """Yield the sources of a matcher; None for anything but a literal."""
    if value.type == "ArrayExpression":
        for element in value.elements:
            yield from _sources(element) if element is not None else (None,)
    elif value.type == "ObjectExpression":
        members = [member for member in value.properties if member.type == "Property"]
        found = [member.value for member in members if _name(member.key) == "source"]
        yield _text(found[0]) if len(found) == 1 else None
    else:
        yield _text(value)


def _name(key: Node) -> str | None:
    return key.name if key.type == "Identifier" else _text(key)


def _text(value: Node) -> str | None:
    if value.type == "Literal" and isinstance(value.value, str):
        return value.value
    if value.type == "TemplateLiteral" and not value.expressions:
        text: str = value.quasis[0].value.cooked
        return text
    return None


def _covers(source: str, path: str) -> bool | None:
    if len(source) > LONGEST or len(path) > LONGEST:
        return None
    pattern = _pattern(source)
    if pattern is None or _NESTED.search(source) or len(re.findall("[*+{]", source)) > MOST_REPEATED:
        return None
    try:
        return re.fullmatch(rf"{pattern}[/#?]?", path) is not None
    except (re.error, RecursionError):
        return None


def _pattern(source: str) -> str | None:
    """Return a source as a regular expression; None if it uses unsupported path-to-regexp syntax."""
    made, at = "", 0
    while at < len(source):
        token = _TOKEN.match(source, at)
        assert token is not None  # noqa: S101 - the last alternative takes any character
        at = token.end()
        if token["brace"]:
            return None
        if token["plain"] or token["escaped"]:
            made += re.escape(token["plain"] or token["escaped"])
            continue
        inner: str | None = _SEGMENT
        if token["open"] or source[at : at + 1] == "(":
            inner, at = _group(source, at if token["open"] else at + 1)
        if inner is None:
            return None
        modifier = source[at] if source[at : at + 1] in ("?", "*", "+") and at < len(source) else ""
        at += len(modifier)
        made = _with(made, inner, modifier)
    return made


def _group(source: str, at: int) -> tuple[str | None, int]:
    """Return the text up to the closing bracket, and where it ends; None if there is none."""
    depth, start = 1, at
    while at < len(source):
        if source[at] == "\\":
            at += 1
        else:
            depth += {"(": 1, ")": -1}.get(source[at], 0)
        at += 1
        if not depth:
            return source[start : at - 1].replace("(?<", "(?P<").replace("(?P<!", "(?<!").replace("(?P<=", "(?<="), at
    return None, at


def _with(made: str, inner: str, modifier: str) -> str:
    """Return ``made`` plus a parameter; a preceding slash or dot is repeated or omitted with it."""
    prefix = next((mark for mark in map(re.escape, _PREFIXES) if made.endswith(mark)), "")
    made = made[: len(made) - len(prefix)]
    if modifier in ("", "?"):
        return f"{made}(?:{prefix}(?:{inner})){modifier}"
    repeated = f"(?:{prefix}(?:{inner})(?:{prefix}(?:{inner}))*)"
    return made + (f"{repeated}?" if modifier == "*" else repeated)
