"""Settings in nextlint.toml and pyproject.toml."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nextlint.files import tomltext
from nextlint.model.errors import NextlintError

if TYPE_CHECKING:
    from typing import Any

    from nextlint.files.source import Source


def parse(source: Source) -> Any:
    """Return the file's table. Raises NextlintError."""
    try:
        return tomltext.parse(source.text)
    except tomltext.TOMLError as error:
        raise NextlintError(str(error), path=source.path, line=error.line) from None


def line_of(source: Source, keys: tuple[str | int, ...], value: Any) -> int | None:
    return tomltext.line_of(source.text, keys, value)
