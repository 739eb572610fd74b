"""Mutations of realistic files: cut, doubled, swapped, spliced, with words of the format in wrong places."""

from __future__ import annotations

# ruff: noqa: E501 - a kind of words a line
import re
from collections.abc import Sequence
from typing import NamedTuple

from hypothesis import strategies as st

from .trees import Tree, configs, projects

SCRIPT = [
    *("'", '"', "`", "${", "}", "{", "(", ")", "[", "]", "...", "=>", "?.", "??", "=", ",", ";", ":", "/*", "*/", "//"),
    *("\n", "\r", "\r\n", "\u2028", "\ufeff", "\0", "\x1b[31m", "\u202e", "😀", "é", "\\", "\\u{110000}", "\\x", "#!"),
    *("module.exports", "exports.", "export default ", "import x from './x'", "require('./next.config.js')", "await "),
    *("process.env.X", "process.env", "process.exit()", "async ", "function f() {", "class A {", "new ", "delete "),
    *("experimental", "appDir", "'appDir'", "experimental: {appDir: true},", "false", "true", "null", "undefined"),
    *(
        "...process.env,",
        "__proto__: ",
        "get a() { return this.a },",
        "[process.env.A]: ",
        "if (process.env.A) ",
        "else ",
    ),
    *(
        "for (;;) ",
        "while (true) {",
        "try {",
        "} catch {",
        "} finally {",
        "return ",
        "throw ",
        "yield ",
        "let ",
        "const a = ",
    ),
    *("Object.assign(", "Object.freeze(", "JSON.parse(", ".map(", ".reduce(", ".concat(", ".repeat(1e9)", "Array(1e9)"),
    *(" as const", " satisfies NextConfig", "<T>", ": any", "enum A {", "declare ", "type A = ", "interface A {", "!"),
    *(
        "// nextlint-ignore[",
        "// nextlint-ignore[render-workers]: why",
        "/* nextlint-ignore */",
        "nextlint-ignore",
        "]:",
    ),
    *("0x", "1e999", "99999999999999999999", "1n", "0b", ".5.", "/a/", "/[/", "/(a+)+$/.test('aaaaaaaaaaaaaaaaaaaa!')"),
]
JSON = [
    *(
        "{",
        "}",
        "[",
        "]",
        '"',
        ",",
        ":",
        "null",
        "[]",
        "{}",
        "true",
        "-1",
        "1e999",
        "NaN",
        '""',
        '"\\ud800"',
        '"\\u0000"',
    ),
    *(
        '"next"',
        '"13.4.4"',
        '"^13.4.0 || 12"',
        '"npm:next@13.4.4"',
        '"workspace:*"',
        '"catalog:"',
        '"latest"',
        '"*"',
        '"x"',
    ),
    *(
        '"__proto__"',
        '"node_modules/next"',
        '"../../next"',
        '"link:../next"',
        '"file:../../../../etc/passwd"',
        '"git+ssh://x"',
    ),
    *(
        '"dependencies"',
        '"workspaces"',
        '"packages"',
        '"overrides"',
        '"version"',
        '"lockfileVersion"',
        '"nextlint"',
        '"**"',
    ),
    *(
        '"{a,b}{c,d}{e,f}{g,h}{i,j}{k,l}{m,n}{o,p}{q,r}{s,t}{u,v}{w,x}"',
        '"**/**/**/**/**/**/**/**"',
        '"!(a|b)"',
        '"[a-"',
        '"\\\\"',
    ),
    *("\ufeff", "\0", "//", "/*", "😀", "9" * 400, "[" * 300, '{"a":' * 300, "\n", "\r\n", "\x1b", "\u202e"),
]
YAML = [
    *(
        ":",
        "- ",
        "  ",
        "\t",
        "'",
        '"',
        "&a ",
        "*a",
        "!!python/object:os.system",
        "!!binary x",
        "? ",
        "|",
        ">",
        "---\n",
        "...",
        "%TAG",
    ),
    *(
        "next@13.4.4",
        "/next/13.4.4",
        "/next@13.4.4(react@18.2.0)",
        "version: 13.4.4",
        "specifier: ^13",
        "link:../x",
        "npm:next@1",
    ),
    *(
        "lockfileVersion: '9.0'",
        "importers:",
        "packages:",
        "snapshots:",
        "catalogs:",
        "__metadata:",
        "resolution:",
        "{",
        "}",
        "[",
        "]",
    ),
    *(
        "<<: *a",
        "null",
        "~",
        "1e999",
        "2001-01-01",
        "0o7",
        "!",
        "😀",
        "\0",
        "\ufeff",
        "\r\n",
        "\x1b",
        "\u0085",
        "\u2028",
        "a: " * 200,
        "[" * 300,
    ),
]
SETTINGS = [
    *(
        "[",
        "]",
        "[[",
        "]]",
        "=",
        '"',
        "'",
        '"""',
        "{",
        "}",
        ",",
        "\n",
        "#",
        "\0",
        "\ufeff",
        "true",
        "1e999",
        "2001-01-01",
        "-",
    ),
    *(
        "[tool.nextlint]",
        "select = ",
        "ignore = ",
        "exclude = ",
        "severity",
        "[severity]",
        "next-version = ",
        "fail-on = ",
        "output-format = ",
    ),
    *(
        '"render-workers"',
        '"all"',
        '"**/*"',
        '"[!"',
        '"../"',
        '"13.4.4"',
        '"error"',
        '["',
        "render-workers = 'because'",
        "a.b.c = 1",
        "nextlint",
    ),
    *(
        "!",
        "*",
        "**",
        "**/",
        "/**",
        "\\",
        "[z-a]",
        "[[:alpha:]]",
        " ",
        "a" * 300,
        "**/" * 60,
        "*a" * 60,
        "{a,b}" * 30,
        "[" * 300,
    ),
]
PRETTIER = [
    "singleQuote",
    "tabWidth",
    "1000",
    "useTabs: true",
    "overrides:",
    "files:",
    '"*.{js,ts}"',
    "endOfLine: cr",
    "printWidth: 1",
    "semi = false",
    "[*]",
    "=",
    "indent_size = 8",
    *YAML,
    *JSON,
]
CONFIG = b"module.exports = {\n  reactStrictMode: true,\n};\n"
NEXT = '"dependencies": {"next": "13.4.4"}'


def _written(*files: tuple[str, str]) -> list[Tree]:
    """Return a tree for each of the files, with a plain config."""
    return [{"next.config.js": CONFIG, name: text.encode()} for name, text in files]


def settings() -> list[Tree]:
    return _written(
        (
            "nextlint.toml",
            'select = ["all"]\nignore = ["removed-option"]\nexclude = ["legacy/**"]\nfail-on = "error"\n[severity]\nrender-workers = "warning"\n',
        ),
        (
            "nextlint.toml",
            '[ignore]\nrender-workers = "we know"\n[per-file-ignores]\n"next.config.*" = ["all"]\n"apps/**" = ["stability"]\n',
        ),
        (
            "pyproject.toml",
            '[project]\nname = "a"\n[tool.nextlint]\nnext-version = "13.4.4"\nexclude = ["a", "!b"]\noutput-format = "concise"\n',
        ),
        ("package.json", "{" + NEXT + ', "nextlint": {"ignore": {"render-workers": "we know"}, "exclude": ["x"]}}'),
        (
            "package.json",
            "{"
            + NEXT
            + ', "nextlint": {"select": ["stability"], "severity": {"all": "info"}, "per-file-ignores": {"*.js": ["all"]}}}',
        ),
        (
            "package.json",
            "{" + NEXT + ', "scripts": {"start": "PORT=1 node server.js", "build": "next build && next export"}}',
        ),
        (".npmrc", "legacy-peer-deps=true\nregistry=https://example.com\nlockfile=false\n"),
        (
            "server.js",
            "const next = require('next');\nconst app = next({ dev: false });\napp.prepare().then(() => app.listen(3000));\n",
        ),
    )


def suppressed() -> list[Tree]:
    """Return configs with suppressions in every position, besides those of the rules' cases."""
    comments = (
        "// nextlint-ignore[render-workers]: we know\nmodule.exports = {};\n",
        "// nextlint-ignore-file[render-workers, removed-option]: we know\nmodule.exports = {};\n",
        "/*\n * nextlint-ignore[all]: more\n * than a line\n */\nmodule.exports = {};\n",
        "module.exports = { // nextlint-ignore[stability]\n  experimental: { appDir: true }, // nextlint-ignore[render-workers]: here\n};\n",
        "module.exports = {\n  // nextlint-ignore[no-such-rule]: typo\n  // another comment\n\n  a: 1, /* nextlint-ignore */\n};\n",
    )
    found = [
        tree for tree in configs(".js", ".mjs", ".ts") if any(b"nextlint-ignore" in data for data in tree.values())
    ]
    return [{"next.config.js": text.encode()} for text in comments] + found


def ignored() -> list[Tree]:
    deep = {"apps/web/package.json": b'{"dependencies": {"next": "13.4.4"}}', "apps/web/next.config.js": CONFIG}
    lines = (
        "node_modules\n*.log\n!keep.log\n/dist/**\n**/cache/*\n[a-z]?.txt\n\\#x\n",
        "apps/*\n!apps/web\n/apps/web/next.config.*\n!/apps/**/*.js\n",
        "**/web\n!**/web/\napps/**/package.json\n",
    )
    return [{**deep, ".gitignore": text.encode(), "apps/.gitignore": b"web/*.mjs\n!web\n"} for text in lines]


def pnpm_workspaces() -> list[Tree]:
    trees = [
        {
            "package.json": b'{"private": true}',
            "pnpm-workspace.yaml": text.encode(),
            "apps/web/package.json": b'{"dependencies": {"next": "catalog:"}}',
            "apps/web/next.config.js": CONFIG,
        }
        for text in (
            "packages:\n  - 'apps/*'\n  - '!**/test/**'\ncatalog:\n  next: ^13.4.0\ncatalogs:\n  a:\n    next: 12\noverrides:\n  next: 13.4.4\n",
            "packages: ['{apps,libs}/**', \"!apps/+(a|b)\"]\ncatalog: {next: 13.4.4}\n",
        )
    ]
    return trees + projects(lambda tree: "pnpm-workspace.yaml" in tree)


def formatting() -> list[Tree]:
    return _written(
        (
            ".prettierrc",
            '{"singleQuote": true, "tabWidth": 4, "overrides": [{"files": "*.js", "options": {"semi": false}}]}',
        ),
        (
            ".prettierrc",
            "singleQuote: true\ntabWidth: 8\noverrides:\n  - files: ['*.js', 'next.*']\n    options: {semi: false}\n",
        ),
        (
            ".prettierrc.toml",
            'singleQuote = true\nprintWidth = 20\n[[overrides]]\nfiles = "*.js"\n[overrides.options]\nuseTabs = true\n',
        ),
        ("package.json", "{" + NEXT + ', "prettier": {"trailingComma": "none", "endOfLine": "crlf"}}'),
        (
            ".editorconfig",
            "root = true\n[*]\nindent_style = space\nindent_size = 4\n[*.{js,ts}]\nend_of_line = crlf\nmax_line_length = 40\n",
        ),
    )


class Target(NamedTuple):
    """Seed trees, the files of them to change, and the words to insert."""

    seeds: list[Tree]
    files: re.Pattern[str]
    words: list[str]


def _lock(name: str, mark: bytes, words: list[str]) -> Target:
    """Return the sample projects whose lockfile's name contains a string."""
    seeds = projects(lambda tree: any(path.endswith(name) and mark in data for path, data in tree.items()))
    return Target(seeds, re.compile(rf"(^|/){re.escape(name)}$"), words)


def targets() -> dict[str, Target]:
    """Return the targets of fuzzing by name."""
    script = re.compile(r"\.(?:[cm]?[jt]s|json)$")
    package = re.compile(r"(^|/)package\.json$")
    return {
        "config .js": Target(configs(".js"), script, SCRIPT),
        "config .mjs": Target(configs(".mjs"), script, SCRIPT),
        "config .ts": Target(configs(".ts", ".mts"), script, SCRIPT),
        "package.json": Target([*projects(lambda tree: True), *configs(".js")[::7]], package, JSON),
        "package-lock.json 1": _lock("package-lock.json", b'"lockfileVersion": 1', JSON),
        "package-lock.json 2": _lock("package-lock.json", b'"lockfileVersion": 2', JSON),
        "package-lock.json 3": _lock("package-lock.json", b'"lockfileVersion": 3', JSON),
        "yarn.lock v1": _lock("yarn.lock", b"# yarn lockfile v1", YAML),
        "yarn.lock berry": _lock("yarn.lock", b"__metadata:", YAML),
        "pnpm-lock.yaml": _lock("pnpm-lock.yaml", b"lockfileVersion", YAML),
        "bun.lock": _lock("bun.lock", b"lockfileVersion", JSON),
        "bun.lockb": _lock("bun.lockb", b"bun", [*JSON, "\x01\0\0\0", "\xff\xff\xff\xff", "\0" * 64]),
        "deno.lock": _lock("deno.lock", b"version", JSON),
        "settings": Target(settings(), re.compile(r"^(?!next\.config)"), SETTINGS),
        "suppressions": Target(suppressed(), re.compile(r"next\.config|package\.json"), SCRIPT),
        ".gitignore": Target(ignored(), re.compile(r"\.gitignore$"), SETTINGS),
        "pnpm-workspace.yaml": Target(pnpm_workspaces(), re.compile(r"pnpm-workspace\.yaml$"), [*YAML, *SETTINGS]),
        "formatting": Target(formatting(), re.compile(r"^(?!next\.config)"), PRETTIER),
    }


class Input(NamedTuple):
    """An input: the tree, its changed file, and nextlint's arguments."""

    tree: Tree
    changed: str
    arguments: tuple[str, ...]


ARGUMENTS = (
    ("--inspect",),
    (),
    ("--select", "all"),
    ("--next-version", "13.4.19"),
    ("--next-version", "15.0.0"),
    ("-v",),
)
_SCALARS = re.compile(rb'"(?:[^"\\]|\\.)*"|-?\d[\d.]*|\btrue\b|\bfalse\b|\bnull\b|[\[{]')


@st.composite
def inputs(draw: st.DrawFn, target: Target) -> Input:
    """Return a seed with one of its files changed one to eight times."""
    tree = draw(st.sampled_from(target.seeds))
    name = draw(st.sampled_from([name for name in tree if target.files.search(name)] or list(tree)))
    data = tree[name]
    for _ in range(draw(st.integers(1, 8))):
        data = draw(changed(data, target))
    return Input({**tree, name: data}, name, draw(st.sampled_from(ARGUMENTS)))


@st.composite
def changed(draw: st.DrawFn, data: bytes, target: Target) -> bytes:
    """Return the bytes with one change."""
    start = draw(st.integers(0, len(data)))
    end = min(len(data), start + draw(st.one_of(st.integers(0, 8), st.integers(0, 400))))
    part = data[start:end]
    change = draw(st.integers(0, 10))
    if change <= 2:
        return data[:start] + draw(_words(target)) + data[start:]
    if change == 3:
        return data[:start] + draw(_words(target)) + data[end:]
    if change == 4:
        return data[:start] + data[end:]
    if change == 5:
        return data[:end] + part * draw(st.sampled_from((1, 2, 40))) + data[end:]
    if change == 6:
        return _with_value_replaced(data, draw(st.integers(0, 400)), draw(_words(target)))
    if change == 7:
        return data[:start] + draw(st.binary(max_size=4)) + data[start + 1 :]
    if change == 8:
        return data[:start]
    if change == 9:
        return data[:start] + _lines_swapped(data[start:], draw(st.integers(1, 5)))
    return data[:start] + draw(_pieces(target)) + data[start:]


def _words(target: Target) -> st.SearchStrategy[bytes]:
    return st.sampled_from(target.words).map(lambda word: word.encode("utf-8", "surrogatepass"))


@st.composite
def _pieces(draw: st.DrawFn, target: Target) -> bytes:
    """Return a piece of a file of the same kind."""
    tree = draw(st.sampled_from(target.seeds))
    data = next((data for name, data in tree.items() if target.files.search(name)), b"")
    start = draw(st.integers(0, len(data)))
    return data[start : start + draw(st.integers(0, 300))]


def _with_value_replaced(data: bytes, number: int, word: bytes) -> bytes:
    found = list(_SCALARS.finditer(data))
    if not found:
        return data
    match = found[number % len(found)]
    return data[: match.start()] + word + data[match.end() :]


def _lines_swapped(data: bytes, number: int) -> bytes:
    lines: Sequence[bytes] = data.splitlines(keepends=True)
    return b"".join([*lines[number:], *lines[:number]])
