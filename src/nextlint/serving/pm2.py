"""The apps in pm2's process files, as shell lines."""

from __future__ import annotations

import shlex
from typing import TYPE_CHECKING

from nextlint.files.jsonfile import JSONError
from nextlint.files.jsonfile import parse as parse_json
from nextlint.javascript.errors import ParseError
from nextlint.javascript.syntax import parse_either
from nextlint.serving.command import Command, text_of, unread, unusable

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from typing import Any

    from nextlint.files.reader import Reader
    from nextlint.javascript.estree import Node, Property

NAMES = tuple(
    f"{stem}.{extension}"
    for stem in ("ecosystem.config", "pm2.config", "ecosystem", "pm2", "process")
    for extension in ("js", "cjs", "json")
)


def pm2_apps(reader: Reader, path: str) -> list[Command]:
    """Return the commands of the apps in one of pm2's process files."""
    text = text_of(reader, path)
    if text is None:
        return [*unread(reader, path)]
    try:
        data = parse_json(text, comments=True)
    except JSONError as error:
        if path.endswith(".json"):
            return [unusable(path, f"it is not JSON: {error}")]
        return [*_written_apps(text, path)]
    apps = data.get("apps", data) if isinstance(data, dict) else data
    listed = apps if isinstance(apps, list) else [apps]
    lines = (_line(app) for app in listed if isinstance(app, dict))
    return [Command(line, path) for line in lines if line is not None]


def _line(app: Mapping[Any, object]) -> str | None:
    """Return the shell line of an app."""
    script, args, folder = app.get("script"), app.get("args"), app.get("cwd")
    if not isinstance(script, str):
        return None
    rest = " ".join(map(str, args)) if isinstance(args, list) else args if isinstance(args, str) else ""
    place = f"cd {shlex.quote(folder)} && " if isinstance(folder, str) else ""
    return f"{place}pm2-runtime {script} {rest}".strip()


def _written_apps(text: str, path: str) -> Iterator[Command]:
    """Yield the apps that a file writes out; a Command with a problem for one that it computes."""
    try:
        program, _, _ = parse_either(text, "script")
    except ParseError as error:
        yield unusable(path, str(error))
        return
    todo: list[Node] = list(program.body)
    while todo:
        node = todo.pop()
        if node.type == "ObjectExpression":
            fields = {_key(one): _written(one.value) for one in node.properties if one.type == "Property"}
            line = _line(fields)
            if "script" in fields and None in (fields["script"], fields.get("args", "")):
                yield Command("", path, problem="computes what an app runs")
            elif line is not None:
                yield Command(line, path)
        for value in list(vars(node).values()):
            items = value if isinstance(value, list) else [value]
            todo.extend(
                item for item in items if isinstance(getattr(item, "type", None), str) and hasattr(item, "range")
            )


def _key(member: Property) -> str:
    key = member.key
    if key.type == "Identifier":
        return key.name
    return str(key.value) if key.type == "Literal" else ""


def _written(node: Node) -> object:
    """Return what an expression writes out, with a shell variable for what a template inserts; None: it computes it."""
    if node.type == "ArrayExpression":
        items = [_written(one) for one in node.elements if one is not None]
        return None if None in items else items
    if node.type == "TemplateLiteral":
        return "$VALUE".join(one.value.cooked or "" for one in node.quasis)
    return node.value if node.type == "Literal" else None
