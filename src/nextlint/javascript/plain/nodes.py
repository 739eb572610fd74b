"""ESTree nodes as esprima builds them: of any type, with the fields of that type; other fields are None."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from typing import Any

    from nextlint.javascript.plain.scanner import Tokens


class Node:
    """``type`` and ``range`` (start and end as string indices), and the fields of its type in the order of the grammar.

    One class for all types: creating some fifty classes would take longer than reading a config.
    """

    def __init__(self, type_: str, start: int, end: int, /, **fields: Any) -> None:
        fields["type"] = type_
        fields["range"] = (start, end)
        self.__dict__ = fields

    if TYPE_CHECKING:
        type: str
        range: tuple[int, int]

        def __setattr__(self, name: str, value: Any) -> None: ...

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        return None

    def __repr__(self) -> str:
        return f"Node({', '.join(f'{name}={value!r}' for name, value in vars(self).items())})"


class Fields:
    """An object in a field that is not a node: the ``regex`` of a Literal, the ``value`` of a TemplateElement."""

    def __init__(self, **fields: Any) -> None:
        self.__dict__ = fields


class Mark:
    """The range of a token or comment."""

    __slots__ = ("range",)

    def __init__(self, start: int, end: int) -> None:
        self.range = (start, end)


class Program(Node):
    """The root, with the tokens and comments of its text."""

    def __init__(self, end: int, body: list[Node], *, module: bool, tokens: Tokens) -> None:
        super().__init__(
            "Program", tokens.starts[0], end, sourceType="module" if module else "script", body=body, _read=tokens
        )

    @property
    def tokens(self) -> list[Mark]:
        read: Tokens = self._read
        return [Mark(start, end) for start, end in zip(read.starts, read.ends[:-1], strict=False)]

    @property
    def comments(self) -> list[Mark]:
        return [Mark(start, end) for start, end in self._read.comments]
