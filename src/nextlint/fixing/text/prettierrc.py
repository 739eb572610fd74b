"""The formatting that a project configures for prettier or its editors, where a config itself shows no style.

Only files without code are read: ``.prettierrc`` and its JSON, YAML and TOML forms, "prettier" in package.json, and
.editorconfig, each the nearest one upwards (https://prettier.io/docs/configuration).
"""

from __future__ import annotations

import os
import re
from fnmatch import fnmatchcase
from importlib import import_module
from typing import TYPE_CHECKING

from nextlint.files import jsonfile
from nextlint.files.paths import is_inside, upwards
from nextlint.files.yamltext import YAMLError, parse
from nextlint.fixing.text.style import DEFAULT

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from typing import Any

    from nextlint.files.reader import Reader
    from nextlint.fixing.text.style import Style

MAX_SIZE = 100_000  # bytes of a settings file
_SCRIPTS = ("js", "cjs", "mjs", "ts", "cts", "mts")
_FILES = ("package.json", ".prettierrc", ".prettierrc.json", ".prettierrc.yaml", ".prettierrc.yml", ".prettierrc.toml")
_CODE = frozenset(f"{stem}.{kind}" for stem in (".prettierrc", "prettier.config") for kind in _SCRIPTS)
_NEWLINES = {"lf": "\n", "crlf": "\r\n", "cr": "\r"}


def style_for(reader: Reader, path: str, repository: str) -> Style:
    """Return the style configured in the folders from ``path`` up to the repository. Never raises."""
    options = {**_editorconfig(reader, path, repository), **_prettierrc(reader, path, repository)}
    return with_options(DEFAULT, options)


def with_options(style: Style, options: Mapping[str, Any]) -> Style:
    """Return a style with prettier's options applied; options that are not understood are ignored."""
    changes: dict[str, Any] = {}
    for name, field in (("semi", "semicolons"), ("bracketSpacing", "bracket_spacing")):
        if isinstance(options.get(name), bool):
            changes[field] = options[name]
    if isinstance(options.get("singleQuote"), bool):
        changes["quote"] = "'" if options["singleQuote"] else '"'
    if options.get("trailingComma") in ("none", "es5", "all"):
        changes["trailing_comma"] = options["trailingComma"]
    if options.get("endOfLine") in _NEWLINES:
        changes["newline"] = _NEWLINES[options["endOfLine"]]
    if _is_count(options.get("printWidth")):
        changes["width"] = options["printWidth"]
    if _is_count(options.get("tabWidth")):
        changes["tab_width"] = options["tabWidth"]
    if options.get("useTabs") is True:
        changes["indent"] = "\t"
    elif _is_count(options.get("tabWidth")):
        changes["indent"] = " " * options["tabWidth"]
    elif options.get("useTabs") is False and style.indent == "\t":
        changes["indent"] = DEFAULT.indent
    return style._replace(**changes)


def _is_count(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and 0 < value < 1000


def _folders(path: str, repository: str) -> Iterable[str]:
    folder = os.path.dirname(path)
    return upwards(folder, repository) if is_inside(folder, repository) else ()


def _read(reader: Reader, path: str, repository: str) -> str | None:
    folder, name = os.path.split(path)
    if name not in reader.once(_names, folder) or not reader.is_really_inside(path, repository):
        return None
    source = reader.source_or_none(path, limit=MAX_SIZE)
    return source.text if source else None


def _prettierrc(reader: Reader, path: str, repository: str) -> dict[str, Any]:
    for folder in _folders(path, repository):
        options = _options_in(reader, folder, repository)
        if options is not None:
            return _with_overrides(options, os.path.relpath(path, folder))
    return {}


def _options_in(reader: Reader, folder: str, repository: str) -> dict[str, Any] | None:
    """Return prettier's options in the files of one folder; empty if code provides them, None if there are none."""
    for name in _FILES:
        text = _read(reader, os.path.join(folder, name), repository)
        options = reader.once(_parsed, name, text) if text is not None else None
        if name == "package.json":
            options = options.get("prettier") if isinstance(options, dict) else None
        if isinstance(options, dict):
            return options
    return None if reader.once(_names, folder).isdisjoint(_CODE) else {}


def _names(folder: str) -> frozenset[str]:
    """Return the names of the folder's relevant files."""
    try:
        with os.scandir(folder) as entries:
            return frozenset(entry.name for entry in entries if _counts(entry.name))
    except OSError:
        return frozenset()


def _counts(name: str) -> bool:
    return name in ("package.json", ".editorconfig") or name.startswith((".prettier", "prettier"))


def _parsed(name: str, text: str) -> Any:
    if name.endswith(".toml"):
        return import_module(f"{__package__}.prettiertoml").parsed(text)  # by name: few projects have such a file
    try:
        return jsonfile.parse(text, comments=name != "package.json")
    except jsonfile.JSONError:
        return None if name.endswith("json") else _yaml(text)


def _yaml(text: str) -> Any:
    try:
        return parse(text)
    except YAMLError:
        return None


def _with_overrides(options: dict[str, Any], name: str) -> dict[str, Any]:
    merged = dict(options)
    overrides = options.get("overrides")
    for override in overrides if isinstance(overrides, list) else ():
        if isinstance(override, dict) and isinstance(override.get("options"), dict):
            files = override.get("files")
            patterns = files if isinstance(files, list) else [files]
            if any(isinstance(pattern, str) and _matches(name, pattern) for pattern in patterns):
                merged.update(override["options"])
    return merged


def _matches(name: str, pattern: str) -> bool:
    """Return whether a pattern (``*``, ``{a,b}``) matches a file, by its base name if the pattern has no slash."""
    subject = name.replace(os.sep, "/") if "/" in pattern else os.path.basename(name)
    return any(fnmatchcase(subject, each.removeprefix("**/")) for each in _alternatives(pattern))


def _alternatives(pattern: str) -> list[str]:
    found = re.fullmatch(r"([^{}]*)\{([^{}]*)\}([^{}]*)", pattern)
    if found is None:
        return [pattern]
    return [found[1] + each + found[3] for each in found[2].split(",")]


def _editorconfig(reader: Reader, path: str, repository: str) -> dict[str, Any]:
    settings: dict[str, str] = {}
    for folder in _folders(path, repository):
        text = _read(reader, os.path.join(folder, ".editorconfig"), repository)
        if text is not None:
            root, found = _sections(text, os.path.relpath(path, folder))
            settings = {**found, **settings}  # the nearer file wins
            if root:
                break
    return _as_prettier(settings)


def _sections(text: str, name: str) -> tuple[bool, dict[str, str]]:
    """Return whether an .editorconfig is the root, and its settings for a file; later sections win."""
    root, applies = False, False
    found: dict[str, str] = {}
    in_preamble = True
    for line in text.splitlines():
        line = line.strip()
        if line.startswith("[") and line.endswith("]"):
            in_preamble, applies = False, _matches(name, line[1:-1])
            continue
        key, equals, value = (part.strip().lower() for part in line.partition("="))
        if not equals or line.startswith(("#", ";")):
            continue
        if in_preamble:
            root = root or (key, value) == ("root", "true")
        elif applies:
            found[key] = value
    return root, found


def _as_prettier(settings: Mapping[str, str]) -> dict[str, Any]:
    options: dict[str, Any] = {}
    size = settings.get("indent_size", "")
    size = settings.get("tab_width", "") if size in ("", "tab") else size
    if size.isdecimal():
        options["tabWidth"] = int(size)
    if "indent_style" in settings:
        options["useTabs"] = settings["indent_style"] == "tab"
    if settings.get("max_line_length", "").isdecimal():
        options["printWidth"] = int(settings["max_line_length"])
    if settings.get("end_of_line") in _NEWLINES:
        options["endOfLine"] = settings["end_of_line"]
    return options
