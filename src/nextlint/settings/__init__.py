"""Settings: nextlint.toml, ``[tool.nextlint]`` in pyproject.toml, or ``"nextlint"`` in package.json.

One file applies to a project: the first one with settings, from the project's folder up to the repository root. Nothing
is merged. If ``"nextlint"`` in the project's own package.json contains only an ``"ignore"`` table, it is a suppression
(see ``suppressions.py``): it adds to the settings and does not end the search.
"""

from __future__ import annotations

import os
from importlib import import_module
from typing import TYPE_CHECKING

from nextlint.files.paths import upwards, work_tree
from nextlint.files.source import SourceError
from nextlint.model.errors import NextlintError
from nextlint.model.record import Record
from nextlint.settings.schema import settings_schema, violations

if TYPE_CHECKING:
    from collections.abc import Mapping
    from types import ModuleType
    from typing import Any

    from nextlint.files.reader import Reader
    from nextlint.files.source import Source
    from nextlint.model.findings import Severity
    from nextlint.model.project import Project

NAMES = ("nextlint.toml", "pyproject.toml", "package.json")
LIMIT = 1_000_000  # bytes; a settings file is written by hand


class Settings(Record):
    """The contents of one settings file. Patterns are as in .gitignore, relative to the folder ``base``."""

    path: str | None = None  # None: no file has settings
    base: str = ""
    select: tuple[str, ...] | None = None  # None: all
    switched_off: tuple[str, ...] = ()  # "ignore" as a list: these rules do not run
    ignore: Mapping[str, str] = {}  # "ignore" as a table: rule or category -> why its findings are suppressed
    per_file_ignores: Mapping[str, tuple[str, ...]] = {}
    severity: Mapping[str, Severity] = {}
    exclude: tuple[str, ...] = ()
    next_version: str | None = None
    output_format: str | None = None
    fail_on: Severity | None = None


_NONE = Settings()


class Finder:
    """Finds settings and caches what it read: every project needs them, and each folder is read once."""

    def __init__(self, reader: Reader, *, config: str | None = None, isolated: bool = False, cwd: str = "") -> None:
        """``config`` (absolute) applies to every project, with patterns relative to ``cwd``; ``isolated``: no settings
        apply.
        """
        self.reader = reader
        self._folders: dict[str, Settings | None] = {}
        self._only: Settings | None = None
        if isolated:
            self._only = Settings(base=cwd)
        elif config is not None:
            self._only = _read_named(reader, config, cwd)

    def of_project(self, project: Project) -> Settings:
        """Return the settings that apply to a project. Raises NextlintError."""
        if self._only is not None:
            return self._only
        own = self._of_folder(project.root, project)
        if own is not None:
            return own
        if project.root == project.repository:
            return _NONE
        return self._upwards(os.path.dirname(project.root), project.repository)

    def of_folder(self, folder: str) -> Settings:
        """Return the settings that apply to a folder such as the working directory, up to the root of its git work
        tree.
        """
        if self._only is not None:
            return self._only
        last = work_tree(folder) or folder
        self.reader.keep_within(last)
        return self._upwards(folder, last)

    def _upwards(self, folder: str, last: str) -> Settings:
        for way in upwards(folder, last):
            if way not in self._folders:
                self._folders[way] = self._of_folder(way, None)
            if (found := self._folders[way]) is not None:
                return found
        return _NONE

    def _of_folder(self, folder: str, project: Project | None) -> Settings | None:
        """Return the settings in a folder, if a file there has any; ``project`` is the one whose root this is."""
        tables = {}
        for name in NAMES:
            path = os.path.join(folder, name)
            if name == "package.json" and project is not None:
                table, source = _own_table(project), project.package.source if project.package else None
            elif self.reader.is_file(path):
                table, source = _read_table(self.reader, path, lenient=name == "package.json")
            else:
                continue
            if table is not None and source is not None:
                tables[path] = (table, source)
        if len(tables) > 1:
            first, second = list(tables)[:2]
            line = _line(tables[second][1], _prefix(second))
            raise NextlintError(
                f"{os.path.basename(first)} in the same folder has settings too; keep only one of them",
                path=second,
                line=line,
            )
        return next((_settings(path, folder, *found) for path, found in tables.items()), None)


def package_ignores(project: Project) -> Mapping[str, str]:
    """Return the table ``"nextlint": {"ignore": {...}}`` in the project's own package.json. Raises NextlintError."""
    table = project.package.data.get("nextlint") if project.package is not None else None
    if table is None or project.package is None or project.manifest_name != "package.json":
        return {}
    settings = _settings(project.package.path, project.root, table, project.package.source)
    return settings.ignore


def _own_table(project: Project) -> Any:
    table = project.package.data.get("nextlint") if project.package is not None else None
    if isinstance(table, dict) and list(table) == ["ignore"] and isinstance(table["ignore"], dict):
        return None
    return table


def _read_named(reader: Reader, path: str, cwd: str) -> Settings:
    reader.keep_within(os.path.dirname(os.path.realpath(path)))  # it was requested by name
    table, source = _read_table(reader, path)
    if table is None or source is None:
        raise NextlintError(f"it has no {'.'.join(_prefix(path))} table", path=path)
    return _settings(path, cwd, table, source)


def _prefix(path: str) -> tuple[str, ...]:
    """Return the keys under which a file keeps the settings."""
    name = os.path.basename(path)
    return ("tool", "nextlint") if name == "pyproject.toml" else ("nextlint",) if name.endswith(".json") else ()


def _read_table(reader: Reader, path: str, *, lenient: bool = False) -> tuple[Any, Source | None]:
    """Return the settings' value in a file (None if it has none), with the file's text.

    With ``lenient``, an unreadable file has no settings; a broken package.json is reported by a rule.
    """
    prefix = _prefix(path)
    try:
        source = reader.source(path, limit=LIMIT)
        if prefix and "nextlint" not in source.text:
            return None, None
        value = _format(path).parse(source)
    except SourceError as error:
        if lenient:
            return None, None
        raise NextlintError(str(error), path=path) from None
    except NextlintError:
        if lenient:
            return None, None
        raise
    for key in prefix:
        value = value.get(key) if isinstance(value, dict) else None
    return value, source


def _settings(path: str, base: str, table: Any, source: Source) -> Settings:
    """Check a table and create the record. Raises NextlintError for the first problem."""
    for wrong in violations(table, settings_schema()):
        line = _line(source, (*_prefix(path), *wrong.keys), wrong.value)
        raise NextlintError(wrong.message, path=path, line=line)
    ignore = table.get("ignore", [])
    return Settings(
        path=path,
        base=base,
        select=tuple(table["select"]) if "select" in table else None,
        switched_off=tuple(ignore) if isinstance(ignore, list) else (),
        ignore=ignore if isinstance(ignore, dict) else {},
        per_file_ignores={pattern: tuple(names) for pattern, names in table.get("per-file-ignores", {}).items()},
        severity=table.get("severity", {}),
        exclude=tuple(table.get("exclude", ())),
        next_version=table.get("next-version"),
        output_format=table.get("output-format"),
        fail_on=table.get("fail-on"),
    )


def _line(source: Source, keys: tuple[str | int, ...], value: Any = None) -> int | None:
    """Return the line of a key, or of one ``value`` in the list under it; None if unknown."""
    found: int | None = _format(source.path).line_of(source, keys, value)
    return found


def _format(path: str) -> ModuleType:
    """Return the module that reads this format, loaded by name because few folders have TOML settings."""
    return import_module(f"{__name__}.{'in_json' if path.endswith('.json') else 'in_toml'}")
