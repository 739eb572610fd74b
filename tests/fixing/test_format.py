"""The habits that a config shows, and those that its project asks for."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from nextlint.files.reader import Reader
from nextlint.fixing.text.format import detect
from nextlint.fixing.text.prettierrc import style_for, with_options
from nextlint.fixing.text.script import Script, parse
from nextlint.fixing.text.style import DEFAULT, ENDLESS, Style, columns


def shown(text: str, default: Style | None = None) -> Style:
    module = any(word in text for word in ("import ", "export "))
    return detect(Script(text, parse(text, module=module), style=default))


def test_an_empty_text_shows_nothing() -> None:
    assert shown("") == DEFAULT
    other = Style("'", False, "\t", "\r\n", "none", False, 100)
    assert shown("", other) == other


LONG = "a" * 70

HABITS: dict[str, tuple[str, str, Any]] = {
    "single quotes": ("a('x', 'y', \"z\")", "quote", "'"),
    "double quotes": ('a(\'x\', "y", "z")', "quote", '"'),
    "quotes that avoid escapes show nothing": ('a("it\'s", "it\'s")', "quote", '"'),
    "semicolons": ("a();\nb();\nc()\n", "semicolons", True),
    "no semicolons": ("import a from 'a'\nconst b = 1\na();\nexport default b\n", "semicolons", False),
    "a semicolon before a bracket is none": ("const a = 1\n;[a].map(b)\n", "semicolons", False),
    "functions and classes take no semicolon": (
        "function a() {}\nclass B {}\nexport default function c() {}",
        "semicolons",
        True,
    ),
    "statements in blocks count": ("if (a) {\n  b()\n  c()\n}\nd();\n", "semicolons", False),
    "two spaces": ("a = {\n  b: {\n    c: 1,\n  },\n};", "indent", "  "),
    "four spaces": ("a = {\n    b: {\n        c: 1,\n    },\n};", "indent", "    "),
    "tabs": ("a = [\n\t1,\n];", "indent", "\t"),
    "tabs in a block only": ("function a() {\n\treturn 1;\n}", "indent", "\t"),
    "what most lines do": ("a = {\n   b,\n};\nc = {\n    d,\n};\ne = {\n    f,\n};", "indent", "    "),
    "one indented line that holds no container's entry": ("a = () =>\n    b;", "indent", "    "),
    "an aligned comment is no indentation": ("/*\n * a\n */\na = {\n\tb,\n};", "indent", "\t"),
    "LF": ("a\nb\r\nc\nd", "newline", "\n"),
    "CRLF": ("a\r\nb\r\nc\nd", "newline", "\r\n"),
    "CR": ("a\rb", "newline", "\r"),
    "trailing commas": ("a = {\n  b,\n};", "trailing_comma", "all"),
    "no trailing commas": ("a = {\n  b\n};\nc(\n  d\n)", "trailing_comma", "none"),
    "no trailing commas in calls": ("a = {\n  b,\n};\nc(\n  d\n)", "trailing_comma", "es5"),
    "trailing commas in calls": ("a = {\n  b,\n};\nc(\n  d,\n)", "trailing_comma", "all"),
    "one line has no trailing commas anyway": ("a = { b };\nc(d);", "trailing_comma", "all"),
    "a hugged argument has no trailing comma anyway": ("a({\n  b,\n});", "trailing_comma", "all"),
    "spaces in braces": ("a = { b: 1 };", "bracket_spacing", True),
    "no spaces in braces": ("a = {b: 1};", "bracket_spacing", False),
    "braces of several lines show no spaces": ("a = {b: {\n c: 1 }};", "bracket_spacing", True),
    "short lines": ("a = { b: 1 };", "width", 80),
    "a line of 81 columns": (f"a = {{ b, {LONG} }};", "width", 100),
    "a call of 110 columns": (f"a('{LONG}', '{'b' * 30}');", "width", 120),
    "a line of 200 columns is not wrapped at all": (f"a({', '.join('x' * 66)});", "width", ENDLESS),
    "a long text cannot be wrapped": (f"const a = '{LONG}{LONG}';", "width", 80),
    "a long require cannot be wrapped": (f"const a = require('{LONG}{LONG}');", "width", 80),
    "a long template cannot be wrapped": (f"a(`{LONG}{LONG} ${{b({LONG})}}`);", "width", 80),
    "a long comment cannot be wrapped": (f"a({{ b }}); // {LONG}{LONG}", "width", 80),
}


@pytest.mark.parametrize(("text", "habit", "value"), HABITS.values(), ids=HABITS)
def test_a_text_shows_a_habit(text: str, habit: str, value: object) -> None:
    assert getattr(shown(text), habit) == value


def test_habits_that_are_shown_outrank_those_that_are_asked_for() -> None:
    asked = Style("'", False, "\t", "\r\n", "none", False, 60)
    text = 'a("x", {\n  b: { c },\n});\na(\n  "x",\n);\na("y");\n'
    assert shown(text, asked) == Style(width=60)


@pytest.mark.parametrize(
    ("text", "width"),
    [("abc", 3), ("\ta", 3), ("漢字", 4), ("😀", 2), ("e\u0301", 1), ("👍\ufe0f", 2), ("é", 1), ("", 0)],
)
def test_columns(text: str, width: int) -> None:
    assert columns(text, 2) == width


def test_columns_of_a_tab() -> None:
    assert columns("\ta", 4) == 5
    assert columns("\t漢", 8) == 10


# -- the project's settings

FOUR = DEFAULT._replace(indent="    ", tab_width=4)

SETTINGS: dict[str, tuple[str, str, Style]] = {
    "JSON": (".prettierrc", '{"semi": false, "singleQuote": true}', DEFAULT._replace(semicolons=False, quote="'")),
    "JSON with comments": (".prettierrc", '{\n  // why\n  "tabWidth": 4,\n}', FOUR),
    "YAML": (".prettierrc", "useTabs: true\nprintWidth: 100\n", DEFAULT._replace(indent="\t", width=100)),
    "a .json file": (".prettierrc.json", '{"trailingComma": "none"}', DEFAULT._replace(trailing_comma="none")),
    "a .yml file": (".prettierrc.yml", "bracketSpacing: false\n", DEFAULT._replace(bracket_spacing=False)),
    "a .toml file": (".prettierrc.toml", 'endOfLine = "crlf"\n', DEFAULT._replace(newline="\r\n")),
    "package.json": ("package.json", '{"prettier": {"trailingComma": "es5"}}', DEFAULT._replace(trailing_comma="es5")),
    "package.json that names a package": ("package.json", '{"prettier": "@company/prettier"}', DEFAULT),
    "overrides for the file": (
        ".prettierrc",
        '{"semi": true, "overrides": [{"files": "*.{js,mjs}", "options": {"semi": false}}]}',
        DEFAULT._replace(semicolons=False),
    ),
    "overrides for other files": (
        ".prettierrc",
        '{"overrides": [{"files": ["*.md", "src/**"], "options": {"semi": false}}, {"files": 1}, 2]}',
        DEFAULT,
    ),
    "an .editorconfig": (
        ".editorconfig",
        "root = true\n[*]\nindent_style = tab\nend_of_line = crlf\n# indent_size = 8\n[*.js]\nmax_line_length = 100\n",
        DEFAULT._replace(indent="\t", newline="\r\n", width=100),
    ),
    "an .editorconfig for other files": (".editorconfig", "[*.py]\nindent_size = 8\n", DEFAULT),
    "the width of a tab in an .editorconfig": (
        ".editorconfig",
        "[*]\nindent_size = tab\ntab_width = 8\n",
        DEFAULT._replace(indent=" " * 8, tab_width=8),
    ),
    "options that nobody knows": (
        ".prettierrc",
        '{"semi": "no", "tabWidth": -1, "printWidth": true, "endOfLine": "auto", "trailingComma": 1, "x": []}',
        DEFAULT,
    ),
    "settings that do not parse": (".prettierrc", "{: :", DEFAULT),
    "a .json file that does not parse": (".prettierrc.json", "semi: false", DEFAULT),
    "a .toml file that does not parse": (".prettierrc.toml", "semi = ", DEFAULT),
    "settings that are no object": (".prettierrc", "[1]", DEFAULT),
    "bytes that are no text": (".prettierrc", "\ud800", DEFAULT),
}


@pytest.mark.parametrize(("name", "text", "style"), SETTINGS.values(), ids=SETTINGS)
def test_a_project_asks_for_a_style(tmp_path: Path, name: str, text: str, style: Style) -> None:
    (tmp_path / name).write_bytes(text.encode("utf-8", "surrogatepass"))
    assert style_for(Reader(), str(tmp_path / "next.config.js"), str(tmp_path)) == style


def test_the_nearest_settings_count(tmp_path: Path) -> None:
    app = tmp_path / "apps" / "web"
    app.mkdir(parents=True)
    config = str(app / "next.config.js")
    (tmp_path / ".prettierrc").write_text('{"semi": false}')
    assert style_for(Reader(), config, str(tmp_path)) == DEFAULT._replace(semicolons=False)
    (app / ".prettierrc").write_text('{"singleQuote": true}')
    assert style_for(Reader(), config, str(tmp_path)) == DEFAULT._replace(quote="'")


def test_settings_in_code_hide_those_above(tmp_path: Path) -> None:
    (tmp_path / "app").mkdir()
    (tmp_path / ".prettierrc").write_text('{"semi": false}')
    (tmp_path / "app" / "prettier.config.mjs").write_text("export default { semi: true }")
    assert style_for(Reader(), str(tmp_path / "app" / "next.config.js"), str(tmp_path)) == DEFAULT


def test_settings_of_prettier_outrank_those_of_editors(tmp_path: Path) -> None:
    (tmp_path / ".editorconfig").write_text("[*]\nindent_style = tab\nmax_line_length = 120\n")
    (tmp_path / ".prettierrc").write_text('{"useTabs": false, "tabWidth": 4}')
    assert style_for(Reader(), str(tmp_path / "a.js"), str(tmp_path)) == FOUR._replace(width=120)


def test_a_nearer_editorconfig_outranks_a_farther_one_up_to_the_root(tmp_path: Path) -> None:
    app = tmp_path / "app"
    app.mkdir()
    (tmp_path / ".editorconfig").write_text("[*]\nindent_size = 8\nmax_line_length = 120\n")
    (app / ".editorconfig").write_text("[*]\nindent_size = 4\n")
    config = str(app / "next.config.js")
    assert style_for(Reader(), config, str(tmp_path)) == FOUR._replace(width=120)
    (app / ".editorconfig").write_text("root = true\n[*]\nindent_size = 4\n")
    assert style_for(Reader(), config, str(tmp_path)) == FOUR


def test_nothing_outside_of_the_repository_is_read(tmp_path: Path) -> None:
    inside = tmp_path / "repository"
    inside.mkdir()
    (tmp_path / ".prettierrc").write_text('{"semi": false}')
    assert style_for(Reader(), str(inside / "next.config.js"), str(inside)) == DEFAULT
    (inside / ".prettierrc").symlink_to(tmp_path / ".prettierrc")
    assert style_for(Reader(), str(inside / "next.config.js"), str(inside)) == DEFAULT
    assert style_for(Reader(), str(tmp_path / "next.config.js"), str(inside)) == DEFAULT


def test_settings_that_are_no_file_are_passed_over(tmp_path: Path) -> None:
    (tmp_path / ".prettierrc").mkdir()
    (tmp_path / ".prettierrc.json").write_text(" " * 200_000 + '{"semi": false}')
    assert style_for(Reader(), str(tmp_path / "next.config.js"), str(tmp_path)) == DEFAULT


def test_options_over_a_style() -> None:
    assert with_options(Style(indent="\t"), {"useTabs": False}) == DEFAULT
    assert with_options(DEFAULT, {"useTabs": True, "tabWidth": 4}).indent == "\t"
