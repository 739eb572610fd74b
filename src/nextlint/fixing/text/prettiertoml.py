"""Parses a .prettierrc.toml."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nextlint.files.tomltext import TOMLError, parse

if TYPE_CHECKING:
    from typing import Any


def parsed(text: str) -> dict[str, Any] | None:
    """Return the options; None if the text is not TOML."""
    try:
        return parse(text)
    except TOMLError:
        return None
