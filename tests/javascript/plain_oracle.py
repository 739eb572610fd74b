"""Compares the readers of plain JavaScript and TypeScript with esprima and the eraser: equal trees and texts."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from typing import Any

import esprima

from nextlint.javascript import plain, typescript
from nextlint.javascript.errors import TypeScriptSyntaxError, UnerasableError
from nextlint.javascript.plain import types
from nextlint.javascript.plain.scanner import NotPlain, scan

NOT_OF_THE_TREE = frozenset({"tokens", "comments"})


def difference(text: str, *, module: bool) -> str | None:
    """Return how the readers differ; None if they agree, or the text is not plain."""
    ours = plain.parse(text, module=module)
    if ours is None:
        return None
    options = {"range": True, "positionEncoding": "scalar", "tokens": True, "comment": True}
    try:
        theirs = esprima.parse(text, {**options, "sourceType": "module" if module else "script"})
    except esprima.Error as error:
        return f"esprima refuses: {error}"
    for name in ("tokens", "comments"):
        places = [[tuple(one.range) for one in getattr(tree, name)] for tree in (ours, theirs)]
        if places[0] != places[1]:
            return f"{name}: {places[0]}, esprima has {places[1]}"
    return _difference(ours, theirs, "program")


def difference_of_types(text: str) -> str | None:
    """Return how the erasers differ."""
    ours = types.erase(text)
    if ours is None:
        return None
    try:
        theirs = typescript.erase(text)
    except (TypeScriptSyntaxError, UnerasableError) as error:
        return f"the eraser refuses: {error}"
    return None if ours == theirs else f"{ours!r}, the eraser gives {theirs!r}"


def _difference(ours: Any, theirs: Any, path: str) -> str | None:
    if isinstance(theirs, list) and isinstance(ours, list | tuple):
        if len(ours) != len(theirs):
            return f"{path}: {len(ours)} items, esprima has {len(theirs)}"
        pairs = ((a, b, f"{path}[{index}]") for index, (a, b) in enumerate(zip(ours, theirs, strict=True)))
        return next((found for a, b, place in pairs if (found := _difference(a, b, place))), None)
    if not hasattr(theirs, "__dict__"):
        return None if type(ours) is type(theirs) and ours == theirs else f"{path}: {ours!r}, esprima has {theirs!r}"
    if not hasattr(ours, "__dict__"):
        return f"{path}: {ours!r}, esprima has a node"
    own, other = _fields(ours), _fields(theirs)
    if own.keys() != other.keys():
        return f"{path}: {sorted(own)}, esprima has {sorted(other)}"
    orders = [[name for name, value in fields.items() if _holds_nodes(name, value)] for fields in (own, other)]
    if orders[0] != orders[1]:
        return f"{path}: the order is {orders[0]}, that of esprima {orders[1]}"
    return next((found for name in other if (found := _difference(own[name], other[name], f"{path}.{name}"))), None)


def _fields(node: Any) -> dict[str, Any]:
    return {
        name: value for name, value in vars(node).items() if not name.startswith("_") and name not in NOT_OF_THE_TREE
    }


def _holds_nodes(name: str, value: Any) -> bool:
    """Return whether a walk over the tree visits a field."""
    return name != "range" and (isinstance(value, list) or hasattr(value, "__dict__"))


WORDS = (
    "( ) [ ] { } , ; : . ?. ... => = += ??= || && ?? ? + - * / % ++ -- ! ~ < > === in instanceof typeof delete void "
    "new await async function return const let var if else for while switch case default break continue try catch "
    "finally throw import export from as of this null true 'a' \"use strict\" 1 .5 0x1f `t` `a${ }b` /re/g /[a-c]/ "
    "/a{2,1}/ a b x y config module.exports yield class extends static get set arguments eval super import.meta "
    "new.target label: do with debugger enum #p \\u0061 @ ** a?.b (a,b)=>c async()=>{} [a,b]=c {a}=b ;; <!-- --> 08 "
    "1n 1_0 'a\\nb' 'a\\x41'"
)
UNUSUAL = ("\n", "\r\n", "// c\n", "/* c */", "/*\n*/", "`a\nb`", "'a\\\nb'", "\u00e9", "\u00a0", "\u2028", "\0")
VOCABULARY = (*WORDS.split(), *UNUSUAL)
BLANKS = ("", " ", "\n", "\r\n", "\r", "// x\n", "/*\n*/", "\t", "\f")
CHARACTERS = "(){}[];,.=<>+-*/\\'\"`$_aZ09 \n#@!?:"
LONGEST = 100  # tokens of a damaged text

Piece = tuple[str, str]  # a token after its leading white space


def pieces(text: str) -> list[Piece]:
    """Return the tokens of a text; empty if it cannot be tokenized."""
    try:
        tokens = scan(text)
    except NotPlain:
        return []
    ends = [0, *tokens.ends[:-1]]
    return [
        (text[before:start], text[start:end])
        for before, start, end in zip(ends, tokens.starts[:-1], tokens.ends[:-1], strict=False)
    ]


TYPES = (
    ": T", "?: T", "as T", "satisfies T", "as const", "!", ": A.B<C, D[]>", ": { a: T; b?: 'c' | null }", "import type",
    "type", "<T>", "as", "is", "keyof", "readonly", "enum", "interface", "declare", "=> T", ": void", "| T", "& T",
)  # fmt: skip


def damaged(sources: Sequence[list[Piece]], seed: int, vocabulary: Sequence[str] = VOCABULARY) -> Iterator[str]:
    """Yield endless texts: parts of a source with tokens lost, doubled, swapped or replaced."""
    dice = random.Random(seed)
    while True:
        source = dice.choice(sources)
        start = dice.randrange(max(1, len(source) - LONGEST + 1)) if dice.random() < 0.7 else 0
        text = source[start : start + dice.randrange(10, LONGEST)]
        for _ in range(dice.choice((1, 1, 1, 2, 2, 3, 5))):
            _damage(text, sources, dice, vocabulary)
        yield "".join(before + token for before, token in text) + dice.choice(("", "\n", " ", "\r\n", ";"))


def _damage(text: list[Piece], sources: Sequence[list[Piece]], dice: random.Random, vocabulary: Sequence[str]) -> None:
    at = dice.randrange(len(text)) if text else 0
    other = dice.choice(sources)
    way = dice.randrange(9) if text else 1
    if way == 0:
        del text[at]
    elif way == 1:
        text.insert(at, (" ", dice.choice(vocabulary)))
    elif way == 2:
        text[at] = (text[at][0], dice.choice(vocabulary))
    elif way == 3:
        text.insert(at, dice.choice(text))
    elif way == 4:
        swapped = dice.randrange(len(text))
        text[at], text[swapped] = text[swapped], text[at]
    elif way == 5:
        text[at] = (dice.choice(BLANKS), text[at][1])
    elif way == 6:
        start = dice.randrange(len(other))
        text[at:at] = other[start : start + dice.randrange(1, 12)]
    elif way == 7:
        text[at] = (text[at][0], dice.choice(other)[1])
    else:
        before, token = text[at]
        place = dice.randrange(len(token) + 1)
        text[at] = (before, token[:place] + dice.choice(CHARACTERS) + token[place + dice.randrange(2) :])
