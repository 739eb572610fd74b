"""Text edits on configs: handwritten cases, and properties of edits on generated text."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from nextlint.fixing.text import textedit
from nextlint.fixing.text.errors import EditRefused
from nextlint.fixing.text.format import detect
from nextlint.fixing.text.script import Script, apply_edits, parse
from nextlint.fixing.text.style import Style
from nextlint.javascript.tree import walk
from nextlint.javascript.typescript import erase
from nextlint.model.fixes import Edit

from . import object_edits

APP_DIR = ("experimental", "appDir")


def script(text: str, *, style: Style | None = None) -> Script:
    module = any(word in text for word in ("import ", "export "))
    return Script(text, parse(text, module=module), style=style)


def typescript(text: str) -> Script:
    def reparse(text: str) -> Any:
        return parse(erase(text), module=True)

    return Script(text, reparse(text), reparse=reparse)


def objects(made: Script) -> list[Any]:
    return [node for node in walk(made.tree) if node.type == "ObjectExpression"]


def entry(node: Any, key: str) -> Any:
    return next(each for each in node.properties if getattr(each, "key", None) and key_of(each) == key)


def key_of(node: Any) -> str:
    return str(node.key.name if node.key.type == "Identifier" else node.key.value)


def option(made: Script, key: str) -> tuple[Any, Any]:
    """The first entry of that name with its object."""
    for node in objects(made):
        for each in node.properties:
            if each.type == "Property" and key_of(each) == key:
                return node, each
    raise AssertionError(key)


def edited(made: Script, *makes: Callable[[Script], list[Edit]]) -> str:
    return apply_edits(made.text, object_edits.together(made, makes))


def inserted(text: str, path: Sequence[str] = APP_DIR, value: object = False, **options: Any) -> str:
    return edited(
        script(text), lambda made: object_edits.insert_property(made, objects(made)[0], path, value, **options)
    )


def removed(text: str, key: str) -> str:
    return edited(script(text), lambda made: object_edits.remove_property(made, *option(made, key)))


def replaced(text: str, key: str, value: object = False) -> str:
    return edited(script(text), lambda made: textedit.replace_value(made, option(made, key)[1], value))


def renamed(text: str, key: str, new: str) -> str:
    return edited(script(text), lambda made: textedit.rename_key(made, option(made, key)[1], new))


# -- inserting

INSERTIONS = {
    "after the last property of an expanded object": (
        "module.exports = {\n  a: 1,\n};\n",
        "module.exports = {\n  a: 1,\n  experimental: { appDir: false },\n};\n",
    ),
    "without a trailing comma where there is none": (
        "module.exports = {\n  a: 1\n}\n",
        "module.exports = {\n  a: 1,\n  experimental: { appDir: false }\n}\n",
    ),
    "a one-line object stays on its line": (
        "module.exports = { a: 1 };\n",
        "module.exports = { a: 1, experimental: { appDir: false } };\n",
    ),
    "a one-line object without spaces": (
        "module.exports = {a: 1};\n",
        "module.exports = {a: 1, experimental: {appDir: false}};\n",
    ),
    "a one-line object with a trailing comma": (
        "module.exports = { a: 1, };\n",
        "module.exports = { a: 1, experimental: { appDir: false }, };\n",
    ),
    "an empty object": ("module.exports = {};\n", "module.exports = { experimental: { appDir: false } };\n"),
    "an empty object of two lines": (
        "module.exports = {\n};\n",
        "module.exports = {\n  experimental: { appDir: false },\n};\n",
    ),
    "a comment in an otherwise empty object": (
        "module.exports = {\n  // config options here\n};\n",
        "module.exports = {\n  // config options here\n  experimental: { appDir: false },\n};\n",
    ),
    "a block comment in an otherwise empty object": (
        "module.exports = {/* none */};\n",
        "module.exports = { /* none */ experimental: { appDir: false } };\n",
    ),
    "a comment behind the brace of an otherwise empty object": (
        "module.exports = { // options\n}\n",
        "module.exports = { // options\n  experimental: { appDir: false },\n}\n",
    ),
    "a comment behind the last property stays on its line": (
        "module.exports = {\n  a: 1, // why\n};\n",
        "module.exports = {\n  a: 1, // why\n  experimental: { appDir: false },\n};\n",
    ),
    "a comment behind the last property without a comma stays on its line": (
        "module.exports = {\n  a: 1 // why\n}\n",
        "module.exports = {\n  a: 1, // why\n  experimental: { appDir: false }\n}\n",
    ),
    "a block comment before the comma that is added": (
        "module.exports = {\n  a: 1 /* why */\n}\n",
        "module.exports = {\n  a: 1 /* why */,\n  experimental: { appDir: false }\n}\n",
    ),
    "a comment of two lines behind the last property": (
        "module.exports = {\n  a: 1, /* why\n  that */\n};\n",
        "module.exports = {\n  a: 1, /* why\n  that */\n  experimental: { appDir: false },\n};\n",
    ),
    "comments below the last property stay below": (
        "module.exports = {\n  a: 1,\n  // b: 2,\n};\n",
        "module.exports = {\n  a: 1,\n  experimental: { appDir: false },\n  // b: 2,\n};\n",
    ),
    "a comment in the middle of a one-line object": (
        "module.exports = { a: 1 /* x */ };\n",
        "module.exports = { a: 1 /* x */, experimental: { appDir: false } };\n",
    ),
    "a line comment behind a property on the brace's line": (
        "module.exports = { a: 1 // x\n}\n",
        "module.exports = { a: 1, // x\n  experimental: { appDir: false }\n}\n",
    ),
    "after a spread": (
        "module.exports = {\n  ...base,\n};\n",
        "module.exports = {\n  ...base,\n  experimental: { appDir: false },\n};\n",
    ),
    "after a method": (
        "module.exports = {\n  webpack(config) {\n    return config;\n  },\n};\n",
        "module.exports = {\n  webpack(config) {\n    return config;\n  },\n  experimental: { appDir: false },\n};\n",
    ),
    "after a parenthesised value": (
        "module.exports = {\n  a: (1),\n  b: (2)\n};\n",
        "module.exports = {\n  a: (1),\n  b: (2),\n  experimental: { appDir: false }\n};\n",
    ),
    "a parenthesised object": (
        "module.exports = ({\n  a: 1,\n});\n",
        "module.exports = ({\n  a: 1,\n  experimental: { appDir: false },\n});\n",
    ),
    "CRLF": (
        "module.exports = {\r\n  a: 1,\r\n};\r\n",
        "module.exports = {\r\n  a: 1,\r\n  experimental: { appDir: false },\r\n};\r\n",
    ),
    "tabs": (
        "module.exports = {\n\ta: 1,\n};\n",
        "module.exports = {\n\ta: 1,\n\texperimental: { appDir: false },\n};\n",
    ),
    "an indentation of its own": (
        "module.exports = {\n      a: 1,\n};\n",
        "module.exports = {\n      a: 1,\n      experimental: { appDir: false },\n};\n",
    ),
    "no final newline": (
        "module.exports = {\n  a: 1,\n}",
        "module.exports = {\n  a: 1,\n  experimental: { appDir: false },\n}",
    ),
    "emoji and CJK before the edit": (
        "/* 😀 漢字 */ const a = { '😀': '漢字' };\n",
        "/* 😀 漢字 */ const a = { '😀': '漢字', experimental: { appDir: false } };\n",
    ),
    "commas at the beginning of lines": (
        "module.exports = {\n    a: 1\n  , b: 2\n};\n",
        "module.exports = {\n    a: 1\n  , b: 2\n  , experimental: { appDir: false }\n};\n",
    ),
    "two properties on one line of an expanded object": (
        "module.exports = {\n  a: 1, b: 2\n};\n",
        "module.exports = {\n  a: 1, b: 2, experimental: { appDir: false }\n};\n",
    ),
    "a closing brace on the last property's line": (
        "module.exports = {\n  a: 1,\n  b: 2 };\n",
        "module.exports = {\n  a: 1,\n  b: 2,\n  experimental: { appDir: false } };\n",
    ),
    "names in quotes throughout": (
        "module.exports = {\n  'a': 1,\n  'b': 2,\n};\n",
        "module.exports = {\n  'a': 1,\n  'b': 2,\n  'experimental': { appDir: false },\n};\n",
    ),
    "names in quotes where they must be": (
        'module.exports = {\n  "x-a": 1,\n};\n',
        'module.exports = {\n  "x-a": 1,\n  experimental: { appDir: false },\n};\n',
    ),
    "a comment on the line of the property before it": (
        "module.exports = {\n  /** on */ a: 1,\n};\n",
        "module.exports = {\n  /** on */ a: 1,\n  experimental: { appDir: false },\n};\n",
    ),
    "an object inside of an array": (
        "x([\n  { a: 1 },\n]);\n",
        "x([\n  { a: 1, experimental: { appDir: false } },\n]);\n",
    ),
    "a one-line object that gets too long": (
        "module.exports = { reactStrictMode: true, swcMinify: true, output: 'standalone' };\n",
        "module.exports = {\n  reactStrictMode: true,\n  swcMinify: true,\n  output: 'standalone',\n"
        "  experimental: { appDir: false },\n};\n",
    ),
    "an argument that gets too long": (
        "module.exports = withBundleAnalyzer({ reactStrictMode: true, swcMinify: true });\n",
        "module.exports = withBundleAnalyzer({\n  reactStrictMode: true,\n  swcMinify: true,\n"
        "  experimental: { appDir: false },\n});\n",
    ),
    "one of two arguments that get too long": (
        "module.exports = withSentry({ reactStrictMode: true, swcMinify: true }, { silent: true });\n",
        "module.exports = withSentry({\n  reactStrictMode: true,\n  swcMinify: true,\n"
        "  experimental: { appDir: false },\n}, { silent: true });\n",
    ),
    "a line whose comment is what is long": (
        "module.exports = { reactStrictMode: true }; // and a comment that goes on for a while here\n",
        "module.exports = { reactStrictMode: true, experimental: { appDir: false } };"
        " // and a comment that goes on for a while here\n",
    ),
    "an object with a comment in it is not opened": (
        "module.exports = { reactStrictMode: true, /* why */ swcMinify: true, output: 'standalone' };\n",
        "module.exports = { reactStrictMode: true, /* why */ swcMinify: true, output: 'standalone',"
        " experimental: { appDir: false } };\n",
    ),
    "an object in a template literal is not opened": (
        "module.exports = `${JSON.stringify({ reactStrictMode: true, swcMinify: true, output: 'a' })}`;\n",
        "module.exports = `${JSON.stringify({ reactStrictMode: true, swcMinify: true, output: 'a',"
        " experimental: { appDir: false } })}`;\n",
    ),
    "a one-line object in a file that nobody formatted": (
        "module.exports={reactStrictMode:true,swcMinify:true,output:'standalone',distDir:'dist'};\n",
        "module.exports={\n  reactStrictMode:true,\n  swcMinify:true,\n  output:'standalone',\n  distDir:'dist',\n"
        "  experimental: {appDir: false},\n};\n",
    ),
    "a line that others exceed too is not broken": (
        f"const a = [{', '.join(['element'] * 20)}];\nb = {{ a, reactStrictMode: true, swcMinify: true, cccc }};\n",
        f"const a = [{', '.join(['element'] * 20)}];\nb = {{ a, reactStrictMode: true, swcMinify: true, cccc,"
        " experimental: { appDir: false } };\n",
    ),
}


@pytest.mark.parametrize(("before", "after"), INSERTIONS.values(), ids=INSERTIONS)
def test_insert_at_the_end(before: str, after: str) -> None:
    assert inserted(before) == after
    script(after)


STARTS = {
    "before the first property and its comments": (
        "a = {\n  // why\n  b: 1,\n};\n",
        "a = {\n  experimental: { appDir: false },\n  // why\n  b: 1,\n};\n",
    ),
    "behind the comment on the brace's line": (
        "a = { // options\n  b: 1,\n};\n",
        "a = { // options\n  experimental: { appDir: false },\n  b: 1,\n};\n",
    ),
    "on one line": ("a = { b: 1 };\n", "a = { experimental: { appDir: false }, b: 1 };\n"),
    "on one line without spaces": ("a = {b: 1};\n", "a = {experimental: {appDir: false}, b: 1};\n"),
    "in an empty object": ("a = {};\n", "a = { experimental: { appDir: false } };\n"),
}


@pytest.mark.parametrize(("before", "after"), STARTS.values(), ids=STARTS)
def test_insert_at_the_start(before: str, after: str) -> None:
    assert inserted(before, at="start") == after


def test_insert_between() -> None:
    before = "a = {\n  b: 1, // one\n  // two\n  c: 2\n};\n"
    after = "a = {\n  b: 1, // one\n  experimental: { appDir: false },\n  // two\n  c: 2\n};\n"
    assert inserted(before, at=1) == after
    assert inserted("a = { b, c };\n", at=1) == "a = { b, experimental: { appDir: false }, c };\n"


def test_what_is_still_too_long_for_its_line_is_opened_in_turn() -> None:
    made = script("a = { b: { c: [{ reactStrictMode: true, d }, { output: 'a', x }], e: (f) } };\n")
    assert edited(made, lambda made: object_edits.insert_property(made, objects(made)[2], APP_DIR, False)) == (
        "a = {\n  b: {\n    c: [\n      { reactStrictMode: true, d, experimental: { appDir: false } },\n"
        "      { output: 'a', x },\n    ],\n    e: (f),\n  },\n};\n"
    )


def test_insert_beyond_the_end_is_an_error() -> None:
    with pytest.raises(IndexError):
        inserted("a = { b };\n", at=2)


VALUES: dict[str, tuple[Sequence[str], object, str]] = {
    "a name": (("output",), "standalone", "  output: 'standalone',"),
    "a name with a quote in it": (("output",), "it's", '  output: "it\'s",'),
    "a backslash and a newline": (("a",), "\\ \n \u2028", "  a: '\\\\ \\n \\u2028',"),
    "null": (("a",), None, "  a: null,"),
    "numbers": (("a",), [1, 2.5, -3, 1e21, 1e-7], "  a: [1, 2.5, -3, 1e21, 1e-07],"),
    "nothing in it": (("a",), {"b": {}, "c": []}, "  a: { b: {}, c: [] },"),
    "names that need quotes": (("x-y", "1", "01"), True, "  'x-y': { 1: { '01': true } },"),
    "the name that sets a prototype": (("__proto__",), True, "  ['__proto__']: true,"),
    "a long list": (
        ("transpilePackages",),
        ["a package"] * 6,
        "  transpilePackages: [\n" + "    'a package',\n" * 6 + "  ],",
    ),
    "a long object": (
        ("images",),
        {"domains": ["cdn.example.org", "img.example.org"], "formats": ["image/avif", "image/webp"]},
        "  images: {\n    domains: ['cdn.example.org', 'img.example.org'],\n"
        "    formats: ['image/avif', 'image/webp'],\n  },",
    ),
    "a long text": (("assetPrefix",), "x" * 70, "  assetPrefix:\n    '" + "x" * 70 + "',"),
    "a table": (
        ("a",),
        [{"b": 1, "c": 2}, {"b": 3, "c": 4}],
        "  a: [\n    { b: 1, c: 2 },\n    { b: 3, c: 4 },\n  ],",
    ),
}


@pytest.mark.parametrize(("path", "value", "line"), VALUES.values(), ids=VALUES)
def test_insert_a_value(path: Sequence[str], value: object, line: str) -> None:
    after = inserted("a = {\n  b: 'b',\n};\n", path, value)
    assert after == f"a = {{\n  b: 'b',\n{line}\n}};\n"
    script(after)


@pytest.mark.parametrize("value", [float("nan"), float("inf"), {1, 2}, b"x"])
def test_a_value_that_json_does_not_have_is_an_error(value: object) -> None:
    with pytest.raises(TypeError):
        inserted("a = {\n  b,\n};\n", ("a",), value)


# -- removing

REMOVALS = {
    "a line": ("a = {\n  x: 1,\n  b: 2,\n};\n", "a = {\n  b: 2,\n};\n"),
    "the last line, which has no comma": ("a = {\n  b: 2,\n  x: 1\n};\n", "a = {\n  b: 2\n};\n"),
    "the last line, which has a comma": ("a = {\n  b: 2,\n  x: 1,\n};\n", "a = {\n  b: 2,\n};\n"),
    "the last line after one with a comment": (
        "a = {\n  b: 2, // why\n  x: 1\n};\n",
        "a = {\n  b: 2 // why\n};\n",
    ),
    "with the comment on its line": ("a = {\n  x: 1, // gone\n  b: 2,\n};\n", "a = {\n  b: 2,\n};\n"),
    "with the comments directly above": (
        "a = {\n  b: 2,\n  // gone\n  /* gone\n     too */\n  x: 1,\n  c: 3,\n};\n",
        "a = {\n  b: 2,\n  c: 3,\n};\n",
    ),
    "but not with a comment above a blank line": (
        "a = {\n  // section\n\n  x: 1,\n  b: 2,\n};\n",
        "a = {\n  // section\n\n  b: 2,\n};\n",
    ),
    "but not with a comment on the line of the property before": (
        "a = {\n  b: 2, // stays\n  x: 1,\n};\n",
        "a = {\n  b: 2, // stays\n};\n",
    ),
    "but not with a comment that is about more": (
        "a = {\n  /* eslint-disable camelcase */\n  x: 1,\n  b_c: 2,\n  /* eslint-enable camelcase */\n};\n",
        "a = {\n  /* eslint-disable camelcase */\n  b_c: 2,\n  /* eslint-enable camelcase */\n};\n",
    ),
    "with a comment for the next line": (
        "a = {\n  // eslint-disable-next-line camelcase\n  x: 1,\n  b: 2,\n};\n",
        "a = {\n  b: 2,\n};\n",
    ),
    "and one of two blank lines": ("a = {\n  b: 2,\n\n  x: 1,\n\n  c: 3,\n};\n", "a = {\n  b: 2,\n\n  c: 3,\n};\n"),
    "and the blank line before the end": ("a = {\n  b: 2,\n\n  x: 1,\n};\n", "a = {\n  b: 2,\n};\n"),
    "and the blank line at the start": ("a = {\n  x: 1,\n\n  b: 2,\n};\n", "a = {\n  b: 2,\n};\n"),
    "a blank line with CRLF": (
        "a = {\r\n  b: 2,\r\n\r\n  x: 1,\r\n\r\n  c: 3,\r\n};\r\n",
        "a = {\r\n  b: 2,\r\n\r\n  c: 3,\r\n};\r\n",
    ),
    "several lines": (
        "a = {\n  x: {\n    y: 1,\n  },\n  b: 2,\n};\n",
        "a = {\n  b: 2,\n};\n",
    ),
    "a method": ("a = {\n  async x() {\n    return [];\n  },\n  b: 2,\n};\n", "a = {\n  b: 2,\n};\n"),
    "the only line": ("a = {\n  x: 1,\n};\n", "a = {};\n"),
    "the only line with its comment": ("a = {\n  // gone\n  x: 1, // gone\n};\n", "a = {};\n"),
    "the only line below a comment that stays": (
        "a = {\n  // stays\n\n  x: 1,\n};\n",
        "a = {\n  // stays\n};\n",
    ),
    "the first words": ("a = { x: 1, b: 2 };\n", "a = { b: 2 };\n"),
    "the words between": ("a = { b: 2, x: 1, c: 3 };\n", "a = { b: 2, c: 3 };\n"),
    "the last words": ("a = { b: 2, x: 1 };\n", "a = { b: 2 };\n"),
    "the last words and a comma": ("a = { b: 2, x: 1, };\n", "a = { b: 2, };\n"),
    "the only words": ("a = { x: 1 };\n", "a = {};\n"),
    "words without spaces": ("a = {b:2,x:1,c:3};\n", "a = {b:2,c:3};\n"),
    "words with their comment": ("a = { b: 2, /* gone */ x: 1, c: 3 };\n", "a = { b: 2, c: 3 };\n"),
    "words but not the comment of others": ("a = { b: 2 /* b */, x: 1 };\n", "a = { b: 2 /* b */ };\n"),
    "words of a longer line": ("a = {\n  x: 1, b: 2,\n};\n", "a = {\n  b: 2,\n};\n"),
    "a line that begins with its comma": ("a = {\n    b: 2\n  , x: 1\n};\n", "a = {\n    b: 2\n};\n"),
    "the line that begins with the next one's comma": (
        "a = {\n    x: 1\n  , b: 2\n};\n",
        "a = {\n    b: 2\n};\n",
    ),
    "the last line with the brace behind it": ("a = {\n  b: 2,\n  x: 1 };\n", "a = {\n  b: 2 };\n"),
    "a parenthesised value": ("a = {\n  x: (1),\n  b: 2,\n};\n", "a = {\n  b: 2,\n};\n"),
}


@pytest.mark.parametrize(("before", "after"), REMOVALS.values(), ids=REMOVALS)
def test_remove(before: str, after: str) -> None:
    assert removed(before, "x") == after
    script(after)


def test_remove_a_spread() -> None:
    made = script("a = {\n  ...base,\n  b: 1,\n};\n")
    node = objects(made)[0]
    edits = object_edits.remove_property(made, node, node.properties[0])
    assert apply_edits(made.text, edits) == "a = {\n  b: 1,\n};\n"


# -- replacing and renaming

REPLACEMENTS = {
    "a value": ("a = { x: true };\n", "a = { x: false };\n"),
    "a shorthand": ("a = { x, y };\n", "a = { x: false, y };\n"),
    "a quoted name": ("a = { 'x': true };\n", "a = { 'x': false };\n"),
    "a value in parentheses": ("a = { x: (true) };\n", "a = { x: false };\n"),
    "a sequence": ("a = { x: (b, c) };\n", "a = { x: false };\n"),
    "a value behind a comment": ("a = { x: /* why */ true };\n", "a = { x: /* why */ false };\n"),
    "a value with a comment in its parentheses": ("a = { x: (/* why */ true) };\n", "a = { x: (/* why */ false) };\n"),
    "a value before a comment": ("a = {\n  x: true, // why\n};\n", "a = {\n  x: false, // why\n};\n"),
    "an object": ("a = {\n  x: {\n    y: 1,\n  },\n  b,\n};\n", "a = {\n  x: false,\n  b,\n};\n"),
    "a computed name": ("a = { ['x']: true };\n", "a = { ['x']: false };\n"),
    "a value on its own line": (
        "a = {\n  [x]:\n    process.env.SOME_VARIABLE_WITH_A_LONG_NAME === 'production' && isDeployed,\n};\n",
        "a = {\n  [x]: false,\n};\n",
    ),
}


@pytest.mark.parametrize(("before", "after"), REPLACEMENTS.values(), ids=REPLACEMENTS)
def test_replace(before: str, after: str) -> None:
    assert replaced(before, "x") == after
    script(after)


@pytest.mark.parametrize("text", ["a = { x() {} };", "a = { get x() { return 1 } };", "a = { async *x() {} };"])
def test_a_method_is_not_replaced(text: str) -> None:
    with pytest.raises(EditRefused, match="a method or an accessor"):
        replaced(text, "x")


def test_a_value_that_is_too_long_for_the_line_of_its_object() -> None:
    assert replaced("a = { x: true, y: 1 };\n", "x", ["a package"] * 6) == (
        "a = {\n  x: [\n" + '    "a package",\n' * 6 + "  ],\n  y: 1,\n};\n"
    )


RENAMES = {
    "a name": ("a = { x: 1 };\n", "a = { newName: 1 };\n"),
    "a shorthand": ("a = { x };\n", "a = { newName: x };\n"),
    "a name in quotes": ("a = { 'x': 1 };\n", "a = { 'newName': 1 };\n"),
    "a computed name": ("a = { ['x']: 1 };\n", "a = { newName: 1 };\n"),
    "a method": ("a = { async x() {} };\n", "a = { async newName() {} };\n"),
    "an accessor": ("a = { get x() { return 1 } };\n", "a = { get newName() { return 1 } };\n"),
    "a line that gets too long": (
        "a = { x: process.env.SOME_VARIABLE_WITH_A_LONG_NAME === 'production' && b };\n",
        "a = {\n  newName: process.env.SOME_VARIABLE_WITH_A_LONG_NAME === 'production' && b,\n};\n",
    ),
}


@pytest.mark.parametrize(("before", "after"), RENAMES.values(), ids=RENAMES)
def test_rename(before: str, after: str) -> None:
    assert renamed(before, "x", "newName") == after
    script(after)


def test_rename_to_a_name_that_needs_quotes() -> None:
    assert renamed("a = { x: 1 };\n", "x", "new-name") == 'a = { "new-name": 1 };\n'


# -- several edits at once


def test_two_edits_of_one_object_open_it_once() -> None:
    text = "a = w({ experimental: { mdxRs: true }, images: { unoptimized: true }, output: 'a' });\n"
    after = edited(
        script(text),
        lambda made: object_edits.insert_property(made, option(made, "experimental")[1].value, ("appDir",), False),
        lambda made: textedit.rename_key(made, option(made, "output")[1], "distDir"),
    )
    assert after == (
        "a = w({\n  experimental: { mdxRs: true, appDir: false },\n  images: { unoptimized: true },\n"
        "  distDir: 'a',\n});\n"
    )


def test_two_objects_of_one_line_are_opened() -> None:
    text = "module.exports = process.env.X ? { reactStrictMode: true } : { swcMinify: true };\n"
    after = edited(
        script(text),
        lambda made: object_edits.insert_property(made, objects(made)[0], APP_DIR, False),
        lambda made: object_edits.insert_property(made, objects(made)[1], APP_DIR, False),
    )
    assert after == (
        "module.exports = process.env.X ? {\n  reactStrictMode: true,\n  experimental: { appDir: false },\n} : {\n"
        "  swcMinify: true,\n  experimental: { appDir: false },\n};\n"
    )


def test_two_edits_of_different_statements() -> None:
    text = "const a = { b: 1 };\nconst c = withSentryConfig({ reactStrictMode: true, swcMinify: true, d });\n"
    after = edited(
        script(text),
        lambda made: textedit.rename_key(made, entry(objects(made)[0], "b"), "longer"),
        lambda made: object_edits.insert_property(made, objects(made)[1], APP_DIR, False),
    )
    assert after == (
        "const a = { longer: 1 };\nconst c = withSentryConfig({\n"
        "  reactStrictMode: true,\n  swcMinify: true,\n  d,\n  experimental: { appDir: false },\n});\n"
    )


def test_two_insertions_at_one_place_are_refused() -> None:
    made = script("a = {\n  b,\n};\n")
    make = lambda made: object_edits.insert_property(made, objects(made)[0], APP_DIR, False)  # noqa: E731
    with pytest.raises(ValueError, match="overlap"):
        apply_edits(made.text, object_edits.together(made, [make, make]))


@pytest.mark.parametrize(
    "edits",
    [
        [Edit(0, 3, ""), Edit(2, 4, "")],
        [Edit(1, 1, "a"), Edit(1, 1, "b")],
        [Edit(1, 2, "a"), Edit(1, 1, "b")],
    ],
)
def test_edits_that_overlap_are_refused(edits: list[Edit]) -> None:
    with pytest.raises(ValueError, match="overlap"):
        apply_edits("abcdef", edits)


def test_edits_are_applied_in_any_order() -> None:
    assert apply_edits("abc", [Edit(2, 3, "C"), Edit(0, 1, ""), Edit(1, 1, "-")]) == "-bC"


# -- types stay

TYPED = {
    "satisfies": (
        "const c = {\n  a: 1,\n} satisfies NextConfig;\n",
        "const c = {\n  a: 1,\n  experimental: { appDir: false },\n} satisfies NextConfig;\n",
    ),
    "the type of the last value": (
        "const c: NextConfig = {\n  a: 'x' as const\n};\n",
        "const c: NextConfig = {\n  a: 'x' as const,\n  experimental: { appDir: false }\n};\n",
    ),
    "the type of the last value on one line": (
        "export default { a: b as any } satisfies C;\n",
        "export default { a: b as any, experimental: { appDir: false } } satisfies C;\n",
    ),
    "a line that gets too long": (
        "const nextConfig: NextConfig = { reactStrictMode: true as boolean, a: b! };\n",
        "const nextConfig: NextConfig = {\n  reactStrictMode: true as boolean,\n  a: b!,\n"
        "  experimental: { appDir: false },\n};\n",
    ),
}


@pytest.mark.parametrize(("before", "after"), TYPED.values(), ids=TYPED)
def test_insert_among_types(before: str, after: str) -> None:
    insert = lambda made: object_edits.insert_property(made, objects(made)[0], APP_DIR, False)  # noqa: E731
    assert edited(typescript(before), insert) == after


def test_replace_and_remove_among_types() -> None:
    text = "const c = { x: true as boolean, y: (<any>z) as any };\n"
    made = typescript(text)
    edits = textedit.replace_value(made, option(made, "x")[1], False)
    assert apply_edits(text, edits) == "const c = { x: false as boolean, y: (<any>z) as any };\n"
    edits = object_edits.remove_property(made, *option(made, "y"))
    assert apply_edits(text, edits) == "const c = { x: true as boolean };\n"
    edits = object_edits.remove_property(made, *option(made, "x"))
    assert apply_edits(text, edits) == "const c = { y: (<any>z) as any };\n"


# -- files


def test_a_new_config_file() -> None:
    assert textedit.new_config_file({"experimental": {"appDir": False}}, esm=False) == (
        "/** @type {import('next').NextConfig} */\nconst nextConfig = {\n  experimental: { appDir: false },\n};\n\n"
        "module.exports = nextConfig;\n"
    )
    style = Style(quote="'", semicolons=False, indent="\t", newline="\r\n", trailing_comma="none")
    assert textedit.new_config_file({"output": "export", "env": {}}, esm=True, style=style) == (
        "/** @type {import('next').NextConfig} */\r\nconst nextConfig = {\r\n\toutput: 'export',\r\n\tenv: {}\r\n}"
        "\r\n\r\nexport default nextConfig\r\n"
    )


def test_a_snippet() -> None:
    assert textedit.snippet(APP_DIR, False) == "experimental: { appDir: false },"


# -- properties of edits on generated text

UNTIMED = settings(deadline=None)  # a loaded machine is no failure

NAMES = st.sampled_from(["alpha", "beta", "'x-gamma'", "'delta'", "epsilon", "images", "env"])
BLANKS = st.sampled_from(
    ["", " ", "  ", "\n", "\n  ", "\n\t", "\n\n    ", " /* c */ ", " // line\n  ", "/* two\n lines */"],
)
ATOMS = st.sampled_from(
    """true|1|'text'|"漢字 😀"|`t${1}`|(2)|[]|{}|f(a, b)|a ? b : c|a && {}|() => ({})|function () { return 1 }|[1, 2]
    |/[,}]/|'it\\'s, }'|({ a: (1, 2) })|new X({ a: 1 })|a?.b""".replace("\n    ", "").split("|")
)


@st.composite
def object_text(draw: st.DrawFn, depth: int = 2) -> str:
    parts = ["{", draw(BLANKS)]
    names = draw(st.lists(NAMES, max_size=4, unique=True))
    for at, name in enumerate(names):
        parts += [draw(entry_text(name, depth)), draw(BLANKS)]
        if at < len(names) - 1 or draw(st.booleans()):
            parts += [",", draw(BLANKS)]
    return "".join([*parts, "}"])


@st.composite
def entry_text(draw: st.DrawFn, name: str, depth: int) -> str:
    kind = draw(st.sampled_from(["value", "value", "value", "object", "spread", "method", "shorthand"]))
    if kind == "object" and depth:
        return f"{name}:{draw(BLANKS)}{draw(object_text(depth - 1))}"
    if kind == "spread":
        return f"...{draw(ATOMS)}"
    if kind == "method":
        return f"{name}() {{ return {draw(ATOMS)} }}"
    if kind == "shorthand" and not name.startswith("'"):
        return name
    return f"{name}:{draw(BLANKS)}{draw(ATOMS)}"


WRAPPERS = st.sampled_from(
    [
        "module.exports = §;",
        "const a = §",
        "w(§)",
        "w(§, { b: 1 })",
        "w(x)(§)",
        "x = a ? § : b;",
        "x = a && §",
        "f(() => (§))",
        "if (a) {\n    b = §\n}",
        "x = [§]",
        "x = {\n  y: 1,\n  z: §,\n};",
        "/* 😀 */ x = (§) // end",
    ]
)


@st.composite
def program_text(draw: st.DrawFn) -> str:
    text = draw(WRAPPERS).replace("§", draw(object_text()))
    return text.replace("\n", "\r\n") if draw(st.booleans()) else text


def words(made: Script) -> list[str]:
    """The tokens without those that another wrapping may add or take away."""
    return [word for word in map(made.slice, made.tokens) if word not in (",", "(", ")")]


def comments(made: Script) -> list[str]:
    return [made.slice(comment) for comment in made.comments]


def outcome(made: Script, make: Callable[[Script], list[Edit]]) -> Script:
    return script(edited(made, make))


@UNTIMED
@given(program_text(), st.data())
def test_an_insertion_adds_its_words_and_nothing_else(text: str, data: st.DataObject) -> None:
    before = script(text)
    node = data.draw(st.sampled_from(objects(before)))
    index = data.draw(st.integers(0, len(node.properties)))
    after = outcome(
        before, lambda made: object_edits.insert_property(made, node, ("newOption", "inner"), [1, "two"], at=index)
    )
    old, new = words(before), words(after)
    at = next(at for at, word in enumerate(new) if word.strip("'\"") == "newOption")
    added = [word.strip("'\"") for word in new[at : at + 10]]
    assert added == ["newOption", ":", "{", "inner", ":", "[", "1", "two", "]", "}"]
    assert new[:at] + new[at + 10 :] == old
    assert comments(after) == comments(before)
    assert sum(key_of(each) == "newOption" for each in objects_with(after, "newOption")) == 1


def objects_with(made: Script, key: str) -> list[Any]:
    """All entries of that name: so does a caller see that an option is there, or there twice."""
    return [
        each
        for node in objects(made)
        for each in node.properties
        if each.type == "Property" and not each.computed and key_of(each) == key
    ]


@UNTIMED
@given(program_text(), st.data())
def test_a_removal_takes_an_entry_and_its_comments_and_nothing_else(text: str, data: st.DataObject) -> None:
    before = script(text)
    node = data.draw(st.sampled_from([each for each in objects(before) if each.properties] or [None]))
    assume(node is not None)
    each = data.draw(st.sampled_from(node.properties))
    after = outcome(before, lambda made: object_edits.remove_property(made, node, each))
    start, end = each.range
    kept = [token for token in before.tokens if not start <= token.start < end]
    assert words(after) == [word for word in map(before.slice, kept) if word not in (",", "(", ")")]
    lost = list(comments(before))
    for comment in comments(after):
        lost.remove(comment)
    near = {
        before.slice(comment)
        for comment in before.comments_in(before.token_before(start).start, next_code(before, end))
    }
    assert set(lost) <= near


def next_code(made: Script, offset: int) -> int:
    following = made.token_from(offset)
    return made.token_from(following.end).start if made.slice(following) == "," else following.start


@UNTIMED
@given(program_text(), st.data())
def test_a_replacement_changes_one_value(text: str, data: st.DataObject) -> None:
    before = script(text)
    entries = [each for node in objects(before) for each in node.properties if each.type == "Property"]
    assume(entries)
    each = data.draw(st.sampled_from(entries))
    if each.method or each.kind != "init":
        with pytest.raises(EditRefused):
            textedit.replace_value(before, each, False)
        return
    after = outcome(before, lambda made: textedit.replace_value(made, each, "NEW"))
    start, end = each.value.range
    head = [before.slice(token) for token in before.tokens if token.start < start]
    tail = [before.slice(token) for token in before.tokens if token.start >= end]
    middle = [before.slice(each.key), ":", "NEW"] if each.shorthand else ["NEW"]
    expected = [word for word in [*head, *middle, *tail] if word not in (",", "(", ")")]
    assert [word.replace("'NEW'", "NEW").replace('"NEW"', "NEW") for word in words(after)] == expected


@UNTIMED
@given(program_text(), st.data())
def test_a_new_name_changes_one_name(text: str, data: st.DataObject) -> None:
    before = script(text)
    entries = [each for node in objects(before) for each in node.properties if each.type == "Property"]
    assume(entries)
    each = data.draw(st.sampled_from(entries))
    after = outcome(before, lambda made: textedit.rename_key(made, each, "newOption"))
    assert len(objects_with(after, "newOption")) == 1
    assert comments(after) == comments(before)
    assert len(words(after)) == len(words(before)) + (2 if each.shorthand else 0)


@UNTIMED
@given(program_text(), st.data())
def test_what_is_inserted_and_removed_again_leaves_no_trace(text: str, data: st.DataObject) -> None:
    before = script(text)
    node = data.draw(st.sampled_from(objects(before)))
    assume(not any(before.slice(token) == "," and before.starts_line(token.start) for token in before.tokens))
    assume(not comments_taken_for_its_own(before, node))
    style = detect(before)._replace(width=10**6)
    edits = object_edits.insert_property(before, node, ("newOption",), False, style=style)
    after = script(apply_edits(text, edits))
    holder, each = option(after, "newOption")
    again = apply_edits(after.text, object_edits.remove_property(after, holder, each))
    if node.properties:
        assert again == text
    else:
        assert "".join(again.split()) == "".join(text.split())  # but for the blanks in it


def comments_taken_for_its_own(made: Script, node: Any) -> bool:
    """Whether a comment will stand next to an entry at the end of the object so that it seems to be about it."""
    start = node.properties[-1].range[1] if node.properties else node.range[0]
    end = node.range[1] - 1
    return any(
        not node.properties or not made.has_line_break(comment.end, end) for comment in made.comments_in(start, end)
    )


@UNTIMED
@given(program_text(), st.data())
def test_a_second_insertion_can_be_seen(text: str, data: st.DataObject) -> None:
    before = script(text)
    node = data.draw(st.sampled_from(objects(before)))
    once = outcome(before, lambda made: object_edits.insert_property(made, node, ("newOption",), 1))
    holder, _ = option(once, "newOption")
    twice = outcome(once, lambda made: object_edits.insert_property(made, holder, ("newOption",), 1))
    assert len(objects_with(once, "newOption")) == 1
    assert len(objects_with(twice, "newOption")) == 2


@UNTIMED
@given(program_text())
def test_everything_outside_of_the_edited_object_stays_byte_for_byte(text: str) -> None:
    marked = f"// before: 'x' ;\n\n\n{text}\n\n  ;(( after  ) )\n"
    made = script(marked)
    after = apply_edits(marked, object_edits.insert_property(made, objects(made)[0], APP_DIR, False))
    assert after.startswith("// before: 'x' ;\n\n\n")
    assert after.endswith("\n\n  ;(( after  ) )\n")
