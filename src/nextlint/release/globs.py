"""The glob patterns of workspaces, as regular expressions over paths that are relative to the workspace root."""

from __future__ import annotations

from itertools import pairwise

from nextlint.memo import remembered

TYPE_CHECKING = False  # typing's own would import typing
if TYPE_CHECKING:
    import re

_BRACE_LIMIT = 256  # alternatives that one pattern may expand to
_MAGIC = frozenset("*?[]{}")
_EXTENDED = ("!(", "+(", "@(")
_OPENERS = {"!": "(?:(?!(?:"}
_CLOSERS = {"!": r")\Z)[^/]*)", "?": ")?", "*": ")*", "+": ")+", "@": ")"}


def is_magic(segment: str) -> bool:
    """Whether a path segment holds anything but a plain name."""
    return not _MAGIC.isdisjoint(segment) or any(opener in segment for opener in _EXTENDED)


def expand_braces(pattern: str) -> list[str]:
    """``a/{b,c}`` -> ``a/b``, ``a/c``; nested braces too. A pattern of too many alternatives stays as it is."""
    done: list[str] = []
    todo = [pattern]
    while todo:
        if len(done) + len(todo) > _BRACE_LIMIT:
            return [pattern]
        current = todo.pop()
        found = _first_brace(current)
        if found is None:
            done.append(current)
            continue
        start, commas, end = found
        edges = [start, *commas, end]
        pieces = [current[left + 1 : right] for left, right in pairwise(edges)]
        todo += [current[:start] + piece + current[end + 1 :] for piece in reversed(pieces)]
    return done


def _first_brace(pattern: str) -> tuple[int, list[int], int] | None:
    """Offsets of the first ``{`` that has a comma inside, of its commas and of its ``}``."""
    opened: list[tuple[int, list[int]]] = []
    for at, char in enumerate(pattern):
        if char == "{":
            opened.append((at, []))
        elif char == "," and opened:
            opened[-1][1].append(at)
        elif char == "}" and opened:
            start, commas = opened.pop()
            if commas and not any(outer for _, outer in opened):
                return start, commas, at
    return None


@remembered(4096)
def compile_segment(segment: str) -> re.Pattern[str]:
    """A regular expression that a whole folder name matches; ``*`` does not match a leading dot."""
    import re

    dot = "" if segment.startswith(".") else r"(?!\.)"
    try:
        return re.compile(dot + _translate(segment) + r"\Z", re.DOTALL)
    except (re.error, RecursionError):
        return re.compile(re.escape(segment) + r"\Z")


def _translate(segment: str) -> str:
    from re import escape

    out: list[str] = []
    closers: list[str] = []
    at = 0
    while at < len(segment):
        char, following = segment[at], segment[at + 1 : at + 2]
        at += 1
        if following == "(" and char in _CLOSERS:
            out.append(_OPENERS.get(char, "(?:"))
            closers.append(_CLOSERS[char])
            at += 1
        elif char == ")" and closers:
            out.append(closers.pop())
        elif char == "|" and closers:
            out.append("|")
        elif char == "*":
            out.append("[^/]*")
        elif char == "?":
            out.append("[^/]")
        elif char == "[" and (end := segment.find("]", at + 1)) > 0:
            body = segment[at:end].replace("\\", "\\\\").replace("[", "\\[")
            out.append(f"[^{body[1:]}]" if body[0] in "!^" else f"[{body}]")
            at = end + 1
        else:
            out.append(escape(char))
    return "".join(out)


def matches(pattern: str, path: str) -> bool:
    """Whether a relative path (segments joined by ``/``, no leading ``./``) matches a pattern without braces."""
    return _matches(pattern.split("/"), path.split("/") if path else [])


def _matches(pattern: list[str], path: list[str]) -> bool:
    """Segment by segment; the set holds how many of the path's segments the pattern's beginning can have used up."""
    reached = {0}
    for segment in pattern:
        if segment == "**":
            reached = {later for at in reached for later in range(at, _run_end(path, at) + 1)}
        else:
            reached = {at + 1 for at in reached if at < len(path) and _holds(segment, path[at])}
    return len(path) in reached


def _holds(segment: str, name: str) -> bool:
    """Whether a segment of a pattern fits a name; most are ``*`` or a name, and take no regular expression."""
    if segment == "*":
        return not name.startswith(".")
    if is_magic(segment):
        return compile_segment(segment).match(name) is not None
    return segment == name


def _run_end(path: list[str], at: int) -> int:
    """How far ``**`` reaches: not into hidden folders."""
    while at < len(path) and not path[at].startswith("."):
        at += 1
    return at
