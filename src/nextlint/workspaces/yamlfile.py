"""The small YAML files that people keep next to their lockfiles: pnpm-workspace.yaml and .yarnrc.yml."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nextlint.files.source import Source
from nextlint.files.yamltext import YAMLError, node_at, parse

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any

    from nextlint.files.reader import Reader
    from nextlint.model.findings import Span

LIMIT = 4_000_000  # bytes


def packages(reader: Reader, path: str) -> list[Any] | None:
    """Return the list under ``packages`` in a pnpm-workspace.yaml; [] without one, None if the file cannot be read."""
    value = read(reader, path)
    if value is None:
        return None
    if not value:
        return ["**"]  # pnpm up to 8: an empty file makes every package below a member
    listed = value.get("packages") if isinstance(value, dict) else None
    return listed if isinstance(listed, list) else []


def mentions(reader: Reader, path: str, word: str) -> bool:
    """Return whether a word occurs anywhere in the file: if not, no parser is needed."""
    return word in (_text(reader, path) or "")


def read(reader: Reader, path: str) -> Any:
    """Return the value of the file (``{}`` for an empty one), None if it cannot be read or parsed."""
    return reader.per_file(_read, path)


def _read(reader: Reader, path: str) -> Any:
    text = _text(reader, path)
    if text is None:
        return None
    try:
        value = parse(text)
    except YAMLError:
        return None
    return {} if value is None else value


def span(reader: Reader, path: str, keys: Sequence[str]) -> Span | None:
    """Return the place of the scalar under ``keys``, without its quotes, in a file that ``read`` accepts."""
    text = _text(reader, path)
    if text is None:
        return None
    node = node_at(text, keys)
    if node is None or node.id != "scalar":
        return None
    is_quoted = node.style in ("'", '"')
    return Source(path, text).span(node.start_mark.index + is_quoted, node.end_mark.index - is_quoted)


def _text(reader: Reader, path: str) -> str | None:
    source = reader.source_or_none(path, limit=LIMIT)
    return source.text if source else None
