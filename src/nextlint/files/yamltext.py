"""YAML, read by the C loader if available (the one in Python is twenty times slower), or refused."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any

DEEPEST = 500  # nested brackets or indentation levels; the C loader recurses without a limit
_NESTED = rf"(?m)^[ \t?:-]{{{DEEPEST}}}"


class YAMLError(Exception):
    """The text is not YAML, or may be nested so deeply that reading it would end the process.

    ``str()`` is the reason, a clause; ``offset`` is an index into the text.
    """

    def __init__(self, message: str, offset: int = 0) -> None:
        super().__init__(message)
        self.offset = offset


def parse(text: str) -> Any:
    """Return the value of a YAML text; None if empty. Raises YAMLError."""
    import yaml  # here, because few runs read YAML

    _refuse_depth(text)
    try:
        return yaml.load(text, Loader=_loader())  # noqa: S506 # both are safe loaders
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        raise _described(error) from None


def node_at(text: str, keys: Sequence[str]) -> Any:
    """Return the node at ``keys``, with its position; None if there is none. Raises YAMLError."""
    import yaml  # here, because few runs read YAML

    _refuse_depth(text)
    try:
        node: Any = yaml.compose(text, Loader=_loader())
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        raise _described(error) from None
    for key in keys:
        if node is None or node.id != "mapping":
            return None
        node = next((value for name, value in reversed(node.value) if name.value == key), None)
    return node


def _described(error: Exception) -> YAMLError:
    mark = getattr(error, "problem_mark", None)
    said = [text for name in ("context", "problem") if isinstance(text := getattr(error, name, None), str)]
    message = ", ".join(said) or str(error).partition("\n")[0]
    return YAMLError(message, mark.index if mark is not None else 0)


def _loader() -> Any:
    import yaml  # here, because few runs read YAML

    return getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def _refuse_depth(text: str) -> None:
    if text.count("[") + text.count("{") > DEEPEST or re.search(_NESTED, text) is not None:
        raise YAMLError("it may be nested too deeply")
