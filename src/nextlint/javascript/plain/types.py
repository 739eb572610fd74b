"""An eraser of the types of plain TypeScript, as in most next.config.ts files.

``import type``, ``type`` in an import, annotations of a variable and of the parameters and the result of a function,
``as``, ``satisfies`` and ``!``. As in :func:`nextlint.javascript.plain.parse`, an accepted text gives the result of
:mod:`nextlint.javascript.typescript`, and anything else is left to that module.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from nextlint.javascript import plain
from nextlint.javascript.plain.scanner import END, HEADS, NAME, NUMBER, STRING, TEMPLATE, TEMPLATE_REST, NotPlain, scan

if TYPE_CHECKING:
    from nextlint.javascript.plain.scanner import Tokens

DECLARING = frozenset({"const", "let", "var"})
MODIFIERS = frozenset({"abstract", "declare", "global", "interface", "namespace", "override", "readonly", "type"})
PRIMITIVES = frozenset(
    {"any", "bigint", "boolean", "never", "number", "object", "string", "symbol", "undefined", "unknown"}
)
BEGINNING = frozenset({NAME, "const", "export", "function", "if", "import", "let", "throw", "try", "var"})
KEYWORD_TYPES = frozenset({"null", "void", "true", "false", "this"})
NO_TYPES = frozenset({"asserts", "infer", "is", "keyof", "readonly", "unique", "abstract", "out"})  # words before types
CLOSING = frozenset({";", ",", ")", "]", TEMPLATE_REST})
BEFORE_AN_OBJECT = frozenset({"(", ",", "=", "[", "default", "return"})
VALUES = frozenset({NAME, STRING, NUMBER, TEMPLATE, "}", "]", ")", "true", "false", "null"})
PREFIXES = frozenset({"await", "of", "async", "yield"})  # keywords after which ``!`` negates


@lru_cache(maxsize=64)  # a config is read, edited and proven
def erase(text: str) -> str | None:
    """Return plain TypeScript as JavaScript of the same length and line breaks; None for other texts."""
    try:
        erased = _Eraser(text, scan(text)).erase()
    except (NotPlain, RecursionError, IndexError):  # as in plain.parse
        return None
    return erased if plain.parse(erased, module=True) is not None else None


class _Eraser:
    """Reads tokens. A method that takes a token index returns the index after what it read."""

    def __init__(self, text: str, tokens: Tokens) -> None:
        self.text = text
        self.kinds = tokens.kinds
        self.values = tokens.values
        self.starts = tokens.starts
        self.ends = tokens.ends
        self.breaks = tokens.breaks
        self.closing = tokens.closing
        self.comments = [start for start, _ in tokens.comments]
        closed = text + "\n"
        for start, end in tokens.comments:
            if "\n" in text[start:end] and text[end : closed.index("\n", end)].strip():
                raise NotPlain  # it may end a statement, which tree-sitter does not support
        self.opening = {closing: opening for opening, closing in self.closing.items()}
        self.imported = -1  # the token after the import erased last
        self.outer: list[int | None] = []  # filled on demand
        self.erased: list[tuple[int, int, str]] = []  # start, end, and the replacement of the first character

    def erase(self) -> str:
        at, count = 0, len(self.kinds) - 1
        while at < count:
            at = self._next(at)
        parts, last = [], 0
        comments = iter([*self.comments, len(self.text)])
        comment = next(comments)
        for start, end, head in sorted(self.erased):
            while comment < start:
                comment = next(comments)
            if comment < end:
                raise NotPlain
            blank = "".join(char if char in "\r\n" else " " for char in self.text[start + len(head) : end])
            parts += [self.text[last:start], head, blank]
            last = end
        return "".join([*parts, self.text[last:]])

    def _next(self, at: int) -> int:
        kind = self.kinds[at]
        if kind == "import":
            return self._import(at)
        if kind == "export":
            return self._export(at)
        if kind in DECLARING and self.kinds[at + 1] == NAME and self.kinds[at + 2] == ":":
            if self.breaks[at + 1]:
                raise NotPlain  # tree-sitter does not support it
            return self._annotation(at + 2, {"=", ";", ","})
        if kind == "(" and self._has_parameters(at):
            return self._parameters(at)
        if kind == ")":
            return self._result(at)
        if kind == NAME and self.values[at] in ("as", "satisfies"):
            return self._assertion(at)
        if kind == "!" and self._is_non_null(at):
            self._blank(at, at + 1)
        if kind == "<" or (kind == NAME and self._is_modifier(at)):
            raise NotPlain  # ``a < b > (c)`` is a call with a type argument, and ``abstract`` may begin a class
        return at + 1

    def _is_modifier(self, at: int) -> bool:
        """Return whether a word may be special in TypeScript: it is neither a key nor the name of a member."""
        is_member = at > 0 and self.kinds[at - 1] in (".", "?.")
        return self.values[at] in MODIFIERS and self.kinds[at + 1] != ":" and not is_member

    def _blank(self, start: int, end: int, head: str = "") -> None:
        """Erase a range of tokens."""
        self.erased.append((self.starts[start], self.ends[end - 1], head))

    # ── imports and exports ────────────────────────────────────────────────────────────────────────────────────

    def _export(self, at: int) -> int:
        if self.breaks[at + 1]:
            raise NotPlain  # tree-sitter's eraser does not support it
        if self.kinds[at + 1] != "{":
            return at + 1
        behind = self.closing[at + 1] + 1  # ``as`` renames within
        if self._is_word(behind, "as") or self._is_word(behind, "satisfies"):
            raise NotPlain
        return behind

    def _import(self, at: int) -> int:
        if self._is_word(at + 1, "type") and (
            self.kinds[at + 2] == "{" or (self.kinds[at + 2] == NAME and not self._is_word(at + 2, "from"))
        ):
            return self._type_import(at)
        names = at + 1
        if self.kinds[names] == NAME and self.kinds[names + 1] == ",":
            names += 2
        if self.kinds[names] != "{":
            return at + 1
        self._names(names)
        return self.closing[names] + 1

    def _type_import(self, at: int) -> int:
        if at and self.kinds[at - 1] in ("}", ")"):
            raise NotPlain  # it must be known whether a statement ends there
        if self.kinds[at + 2] == "{":
            self._names(at + 2, blank=False)
        end = (self.closing[at + 2] if self.kinds[at + 2] == "{" else at + 2) + 1
        if not self._is_word(end, "from") or self.kinds[end + 1] != STRING:
            raise NotPlain
        end += 2
        if self.kinds[end] == ";":
            end += 1
        elif self.kinds[end] != END and not (self.breaks[end] and self.kinds[end] in BEGINNING):
            raise NotPlain
        is_open = at > 0 and self.kinds[at - 1] != ";" and at != self.imported
        if is_open and not self.breaks[at]:
            raise NotPlain
        self._blank(at, end, ";" if is_open else "")
        self.imported = end
        return end

    def _names(self, at: int, *, blank: bool = True) -> None:
        """Read the names in the braces of an import, with ``type`` and ``as``."""
        close = self.closing[at]
        at += 1
        while at < close:
            is_type = blank and self._is_word(at, "type") and self.kinds[at + 1] == NAME
            end = at + is_type + 1
            if self._is_word(end, "as"):
                end += 2
            names = range(at, end)
            if any(self.kinds[one] != NAME for one in names) or (is_type and self._is_word(at + 1, "as")):
                raise NotPlain
            if self.kinds[end] not in (",", "}"):
                raise NotPlain
            behind = end + (self.kinds[end] == ",")
            if is_type:
                self._blank(at, behind)
            at = behind

    # ── annotations ──────────────────────────────────────────────────────────────────────────────────────────────

    def _annotation(self, at: int, following: set[str]) -> int:
        """Read a colon and a type."""
        end = self._type(at + 1)
        if self.kinds[end] not in following and not (";" in following and self.breaks[end]):
            raise NotPlain
        self._blank(at, end)
        return end

    def _has_parameters(self, at: int) -> bool:
        """Return whether parentheses contain the parameters of a function or arrow function."""
        behind = self.closing[at] + 1
        if self.kinds[behind] == "=>":
            return True
        if self.kinds[behind] == ":" and self._ends_in_arrow(behind):
            return True
        return "function" in (self.kinds[at - 1] if at else "", self.kinds[at - 2] if at > 1 else "")

    def _ends_in_arrow(self, at: int) -> bool:
        try:
            return self.kinds[self._type(at + 1)] == "=>"
        except NotPlain:
            return False

    def _parameters(self, at: int) -> int:
        close = self.closing[at]
        at += 1
        while at < close:
            target = at + (self.kinds[at] == "...")
            behind = target + 1
            if self.kinds[target] in ("{", "["):
                behind = self.closing[target] + 1
                if "=" in self.kinds[target:behind]:
                    raise NotPlain  # a default may contain anything
            elif self.kinds[target] != NAME:
                raise NotPlain
            if self.kinds[behind] == ":":
                behind = self._annotation(behind, {",", ")"})
            if self.kinds[behind] not in (",", ")"):
                raise NotPlain
            at = behind + 1
        return close

    def _result(self, at: int) -> int:
        """Read the return type after parameters."""
        if self.kinds[at + 1] != ":":
            return at + 1
        if not self._has_parameters(self.opening[at]):
            return at + 1
        end = self._annotation(at + 1, {"=>", "{"})
        if self.breaks[at] or "\n" in self.text[self.ends[at] : self.starts[end]]:
            raise NotPlain  # a parenthesis has to move
        return end

    # ── assertions ───────────────────────────────────────────────────────────────────────────────────────────────

    def _assertion(self, at: int) -> int:
        if (at and self.kinds[at - 1] in (".", "?.", "*")) or self.kinds[at + 1] == ":":
            return at + 1  # a member, a key, or ``* as name``
        if at < 2 or self.breaks[at] or self.kinds[at - 1] not in VALUES or self._is_word(at - 2, "from"):
            raise NotPlain
        if not self._is_operand(at - 1):
            raise NotPlain
        end = at + 2 if self.kinds[at + 1] == "const" and self._is_word(at, "as") else self._type(at + 1)
        is_double = not self.breaks[end] and (self._is_word(end, "as") or self._is_word(end, "satisfies"))
        if is_double:
            end = self._type(end + 1)
        is_last = not is_double and self._ends_statement(end)
        if not is_last and not self._closes(end):
            raise NotPlain  # an operator, which might bind differently, or the end of a block, which needs a semicolon
        self.erased.append((self.ends[at - 1], self.ends[end - 1], ";" if is_last else ""))
        return end

    def _is_operand(self, at: int) -> bool:
        """Return whether a token certainly ends an expression, and not a shorthand, declared name or statement head."""
        kind, before = self.kinds[at], self.kinds[at - 1] if at else ""
        if kind == ")":
            opening = self.opening[at]
            return not opening or self.kinds[opening - 1] not in HEADS
        if kind == "}":
            return self._is_object(self.opening[at])
        if before == ",":
            outer = self._outer(at)
            return outer is not None and self.kinds[outer] in ("(", "[")
        return before != "{" and before not in DECLARING

    def _closes(self, at: int) -> bool:
        """Return whether an expression ends before a token, and needs no semicolon there."""
        kind = self.kinds[at]
        if kind == "}":
            return self._is_object(self.opening[at])
        return kind in CLOSING and (kind != ";" or self.starts[at] == self.ends[at - 1])

    def _is_object(self, at: int) -> bool:
        """Return whether a brace certainly opens an object, not a block."""
        before = self.kinds[at - 1] if at else ""
        if before == ":":
            outer = self._outer(at)
            return outer is not None and self.kinds[outer] == "{" and self._is_object(outer)
        return before in BEFORE_AN_OBJECT

    def _ends_statement(self, at: int) -> bool:
        """Return whether a statement certainly ends before a token without a semicolon: at the top level, by line."""
        if self.kinds[at] != END and not (self.breaks[at] and self.kinds[at] in BEGINNING):
            return False
        return self._outer(at) is None

    def _outer(self, at: int) -> int | None:
        """Return the index of the innermost open bracket at a token; None at the top level."""
        if not self.outer:
            open_: list[int] = []
            for number, kind in enumerate(self.kinds):
                if kind in (")", "]", "}", TEMPLATE_REST):
                    open_.pop()
                self.outer.append(open_[-1] if open_ else None)
                if kind in ("(", "[", "{") or (kind in (TEMPLATE, TEMPLATE_REST) and not self.values[number][1]):
                    open_.append(number)
        return self.outer[at]

    def _is_non_null(self, at: int) -> bool:
        before = self.kinds[at - 1] if at else ""
        return (
            not self.breaks[at]
            and self._is_operand(at - 1)
            and (before == "]" or (before == NAME and self.values[at - 1] not in PREFIXES))
            and self.kinds[at + 1] in (*CLOSING, "}", ".")
        )

    # ── types ────────────────────────────────────────────────────────────────────────────────────────────────────

    def _is_word(self, at: int, word: str) -> bool:
        return self.kinds[at] == NAME and self.values[at] == word

    def _type(self, at: int) -> int:
        """Read a union of plain types."""
        at = self._operand(at)
        while self.kinds[at] == "|":
            at = self._operand(at + 1)
        return at

    def _operand(self, at: int) -> int:
        kind = self.kinds[at]
        if kind in (STRING, NUMBER) or kind in KEYWORD_TYPES:
            at += 1
        elif kind == "{":
            at = self._members(at)
        elif kind == NAME and self.values[at] not in NO_TYPES:
            at = self._reference(at)
        else:
            raise NotPlain
        while self.kinds[at] == "[" and not self.breaks[at]:
            at += 1 + (self.kinds[at + 1] == STRING)  # an array, or the type of a member
            if self.kinds[at] != "]":
                raise NotPlain
            at += 1
        return at

    def _reference(self, at: int) -> int:
        if self.values[at] in PRIMITIVES and self.kinds[at + 1] in (".", "<"):
            raise NotPlain
        at += 1
        while self.kinds[at] == "." and self.kinds[at + 1] == NAME:
            at += 2
        if self.kinds[at] != "<":
            return at
        if self.starts[at] != self.ends[at - 1]:
            raise NotPlain
        at = self._type(at + 1)
        while self.kinds[at] == ",":
            at = self._type(at + 1)
        if self.kinds[at] != ">":
            raise NotPlain
        return at + 1

    def _members(self, at: int) -> int:
        """Read an object type with plain members."""
        close = self.closing[at]
        at += 1
        while at < close:
            if self.kinds[at] != NAME:
                raise NotPlain
            at += 1 + (self.kinds[at + 1] == "?")
            if self.kinds[at] != ":":
                raise NotPlain
            at = self._type(at + 1)
            if self.kinds[at] in (";", ","):
                at += 1
            elif at != close and not self.breaks[at]:
                raise NotPlain
        return close + 1
