"""Regular expressions that are compiled when they are first used: a run uses few of those that its modules define."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from re import Pattern


class _Lazy:
    """Stands for a compiled pattern: the first attribute that is asked for compiles it, and later ones are its own."""

    def __init__(self, text: str, flags: int) -> None:
        self._text = text
        self._flags = flags

    def __getattr__(self, name: str) -> object:
        import re

        found: object = getattr(re.compile(self._text, self._flags), name)
        setattr(self, name, found)
        return found


def compiled(text: str, flags: int = 0) -> Pattern[str]:
    """As ``re.compile``, which it calls when the pattern is first used."""
    return _Lazy(text, flags)  # type: ignore[return-value] # it has whatever a pattern has
