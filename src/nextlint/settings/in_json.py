"""Settings in package.json."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nextlint.files.jsonfile import JSONError, locate
from nextlint.files.jsonfile import parse as parse_json
from nextlint.model.errors import NextlintError

if TYPE_CHECKING:
    from typing import Any

    from nextlint.files.source import Source


def parse(source: Source) -> Any:
    """Return the file's value. Raises NextlintError."""
    try:
        return parse_json(source.text)
    except JSONError as error:
        line = source.position(error.offset).line
        raise NextlintError(f"it is not JSON: {error}", path=source.path, line=line) from None


def line_of(source: Source, keys: tuple[str | int, ...], _: Any) -> int | None:
    place = locate(source.text, keys)
    return source.position(place.key_start or place.start).line if place else None
