"""Edits on what a config says: set, remove or rename an option, each with a proof or refused.

A value knows which literal made it. So an edit is planned where the executions found the option, or the object that
should hold it; the edited text is then evaluated again, and the edit stands only if the option has the promised value
on every outcome and every other option is what it was.
"""

from __future__ import annotations

import json
import os
from typing import TYPE_CHECKING, NamedTuple

from nextlint.config.loader import load
from nextlint.config.model import Config
from nextlint.config.outcome import ABSENT, Outcome
from nextlint.config.outcomes import PLAIN, Options, are_compatible, comparable, conditioned, expand
from nextlint.evaluator.modules import package_type
from nextlint.evaluator.values import MISSING, NULL, UNDEFINED, JSObject, Opaque
from nextlint.fixing.text import textedit
from nextlint.fixing.text.prettierrc import style_for
from nextlint.fixing.text.script import Script, TextEdit, apply_edits
from nextlint.javascript.erasure import erase
from nextlint.javascript.errors import ParseError
from nextlint.javascript.syntax import parse_for_edit
from nextlint.model.findings import Position, Span
from nextlint.model.fixes import Edit, Fix

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from typing import Any

    from nextlint.evaluator.modules import Module
    from nextlint.evaluator.run import Facts
    from nextlint.evaluator.values import Node, Place, Value
    from nextlint.files.reader import Reader
    from nextlint.model.project import Project

MAX_PLANS = 4
MAX_PAIRS = 10_000  # of outcomes before and after, for one option
MAX_OUTCOMES = 40_000  # that are compared, over all options and executions
MAX_OBJECTS = 1_000  # of one config that an edit may have to change
MAX_CHARACTERS = 100_000  # of a file that is edited: it is parsed several times; real configs stay below 50 KB


class Refusal(NamedTuple):
    """An edit that could not be proven: why, and text to paste instead (or None)."""

    reason: str
    snippet: str | None = None


class _Refused(Exception):
    """This plan does not work; ``str()`` is the reason, a clause."""


class _Step(NamedTuple):
    """One change of one literal: ``make`` gives the text edits on its file."""

    module: Module
    target: tuple[int, int, str]  # range and what is done there: equal targets are the same change
    make: Callable[[Script], list[TextEdit]]


class _Request(NamedTuple):
    """What is asked for; ``value`` is None for a removal."""

    option: str
    is_removal: bool
    value: Any
    title: str

    @property
    def path(self) -> tuple[str, ...]:
        return tuple(self.option.split("."))


def set_option(
    project: Project,
    config: Config,
    option: str,
    value: Any,
    *,
    next_version: str | None,
    reader: Reader,
) -> Fix | Refusal:
    """A fix that gives ``option`` the JSON value ``value`` on every outcome, or why there is none."""
    request = _Request(option, False, value, f"Set {option} to {_json(value)}")
    if config.kind == "none":
        return _create(project, config.ignored, request, next_version, reader)
    return _attempt(project, config, request, next_version, reader, lambda objects: _set_steps(objects, request))


def remove_option(
    project: Project,
    config: Config,
    option: str,
    *,
    next_version: str | None,
    reader: Reader,
) -> Fix | Refusal:
    """A fix that takes ``option`` out, with an object that it leaves empty, or why there is none."""
    request = _Request(option, True, None, f"Remove {option}")
    steps = lambda objects: _remove_steps(objects, request)  # noqa: E731 - read like its neighbour above
    return _attempt(project, config, request, next_version, reader, steps)


def rename_option(
    project: Project,
    config: Config,
    option: str,
    new_name: str,
    *,
    next_version: str | None,
    reader: Reader,
) -> Fix | Refusal:
    """A fix that gives ``option`` another last name in the same object, or why there is none."""
    before = config.outcomes(option)
    if any(outcome.state == "unknown" for outcome in before):
        return Refusal("not every value of the option can be seen")
    new_path = ".".join([*option.split(".")[:-1], new_name])
    if any(outcome.state != "absent" for outcome in config.outcomes(new_path)):
        return Refusal(f"{new_path} is set as well")
    request = _Request(option, True, None, f"Rename {option} to {new_path}")

    def is_renamed(after: Config) -> bool:
        return _facts(after.outcomes(new_path)) == _facts(before)

    return _attempt(
        project,
        config,
        request,
        next_version,
        reader,
        lambda objects: _rename_steps(objects, request, new_name),
        also=is_renamed,
        created=new_path,
    )


# ── plans ────────────────────────────────────────────────────────────────────────────────────────────────────────


def _holders(value: Value, path: tuple[str, ...], facts: dict[Any, Any]) -> Iterator[tuple[list[JSObject], Value]]:
    """For one execution: the chain of objects that leads to the option's holder, and what stands behind it.

    The chain ends early where an object on the way is not there; the value is then MISSING.
    """
    for leaf, more in expand(value, facts):
        if not isinstance(leaf, JSObject) or leaf.class_name not in PLAIN:
            yield [], leaf
            continue
        if len(path) == 1:
            yield [leaf], leaf
            continue
        slot = leaf.slots.get(path[0])
        if slot is None:
            yield [leaf], MISSING if leaf.unseen is None or leaf.unseen.origin == "defaults" else leaf.unseen
            continue
        for chain, end in _holders(slot.value, path[1:], more):
            yield [leaf, *chain], end


def _objects(config: Config, path: tuple[str, ...]) -> list[tuple[list[JSObject], Value]]:
    found: dict[tuple[int, ...], tuple[list[JSObject], Value]] = {}
    for number, world in enumerate(config.worlds):
        for chain, end in _holders(world.value, path, world.facts):
            found[(number, *map(id, chain), id(end))] = (chain, end)
            if len(found) > MAX_OBJECTS:
                raise _Refused("the config is put together in too many ways")
    return list(found.values())


def _set_steps(objects: list[tuple[list[JSObject], Value]], request: _Request) -> list[list[_Step]]:
    """For every place that has to change the ways to do it, the most natural first."""
    path = request.path
    steps = []
    for chain, end in objects:
        if not chain:
            raise _Refused(_why(end))
        holder = chain[-1]
        rest = path[len(chain) - 1 :]
        if len(chain) < len(path) and end is not MISSING and end is not UNDEFINED and end is not NULL:
            raise _Refused(_why(end) if isinstance(end, Opaque) else f"{path[len(chain) - 1]} is not an object")
        ways: list[_Step] = []
        slot = holder.slots.get(rest[0])
        if slot is not None and slot.place is not None:
            ways.extend(_replacements(slot.place, _nested(rest[1:], request.value)))
        if holder.site is not None and not _has_key(holder.site, rest[0]):
            ways.append(_insertion(holder.site, rest, request.value))
        outer = chain[-2].site if holder.site is None and len(chain) > 1 else None
        if outer is not None and not _has_key(outer, path[len(chain) - 2]):
            ways.append(_insertion(outer, path[len(chain) - 2 :], request.value))
        if not ways:
            raise _Refused("the object that holds the option is not written as a literal")
        steps.append(ways)
    return steps


def _nested(path: tuple[str, ...], value: Any) -> Any:
    """``value`` inside of an object for each name of ``path``."""
    for name in reversed(path):
        value = {name: value}
    return value


def _json(value: Any) -> str:
    if value is None or isinstance(value, bool):
        return {None: "null", True: "true", False: "false"}[value]
    return json.dumps(value)


def _has_key(site: Place, key: str) -> bool:
    """Whether a literal names a key already: a second one beside it would be right, and look like a mistake."""
    names = (
        entry.key.name if entry.key.type == "Identifier" else entry.key.value
        for entry in site.node.properties
        if entry.type == "Property" and not entry.computed
    )
    return key in names


def _why(value: Value) -> str:
    return value.reason if isinstance(value, Opaque) else "what it exports is no object literal"


def _replacements(place: Place, value: Any) -> list[_Step]:
    start, end = place.node.range
    if place.node.type == "Property":

        def replace(script: Script) -> list[TextEdit]:
            try:
                return textedit.replace_value(script, _same(script, place.node), value)
            except textedit.EditRefused as error:
                raise _Refused(str(error)) from None

        return [_Step(place.module, (start, end, "replace"), replace)]
    if place.node.type == "AssignmentExpression" and place.node.operator == "=":
        right = place.node.right.range

        def assign(script: Script) -> list[TextEdit]:
            return [TextEdit(right[0], right[1], _json(value))]

        return [_Step(place.module, (start, end, "replace"), assign)]
    return []


def _insertion(site: Place, path: tuple[str, ...], value: Any) -> _Step:
    start, end = site.node.range

    def insert(script: Script) -> list[TextEdit]:
        return textedit.insert_property(script, _same(script, site.node), path, value)

    return _Step(site.module, (start, end, "insert"), insert)


def _remove_steps(objects: list[tuple[list[JSObject], Value]], request: _Request) -> list[list[_Step]]:
    path = request.path
    steps = []
    for chain, _ in objects:
        if len(chain) < len(path):
            continue
        slot = chain[-1].slots.get(path[-1])
        if slot is None:
            continue
        if slot.place is None:
            raise _Refused("the option is not written as a literal")
        ways = [_removal(slot.place)]
        if len(chain) > 1 and len(chain[-1].slots) == 1 and chain[-1].unseen is None:
            outer = chain[-2].slots[path[-2]].place
            if outer is not None and outer.node.type == "Property":
                ways.insert(0, _removal(outer))
        steps.append(ways)
    return steps


def _removal(place: Place) -> _Step:
    start, end = place.node.range

    def remove(script: Script) -> list[TextEdit]:
        if place.node.type == "AssignmentExpression":
            return _remove_statement(script, start, end)
        node = _same(script, place.node)
        for holder in script.nodes:
            if holder.type == "ObjectExpression" and any(entry is node for entry in holder.properties):
                return textedit.remove_property(script, holder, node)
        raise _Refused("the option is not a property of an object literal")

    return _Step(place.module, (start, end, "remove"), remove)


def _remove_statement(script: Script, start: int, end: int) -> list[TextEdit]:
    statement = next(
        (node for node in script.nodes if node.type == "ExpressionStatement" and node.expression.range[0] == start),
        None,
    )
    if statement is None or statement.expression.range[1] != end:
        raise _Refused("the option is set inside of a larger expression")
    line_start, line_end = script.line_start(start), script.line_end(statement.range[1])
    if script.text[line_start:start].strip() or script.text[statement.range[1] : line_end].strip():
        raise _Refused("the option is set on a line that holds more")
    after = line_end + len("\r\n" if script.text.startswith("\r\n", line_end) else script.text[line_end : line_end + 1])
    return [TextEdit(line_start, after, "")]


def _rename_steps(objects: list[tuple[list[JSObject], Value]], request: _Request, new_name: str) -> list[list[_Step]]:
    steps = []
    for chain, _ in objects:
        slot = chain[-1].slots.get(request.path[-1]) if len(chain) == len(request.path) else None
        if slot is None:
            continue
        place = slot.place
        if place is None or place.node.type != "Property":
            raise _Refused("the option is not a property of an object literal")
        start, end = place.node.range

        def rename(script: Script, node: Node = place.node) -> list[TextEdit]:
            return textedit.rename_key(script, _same(script, node), new_name)

        steps.append([_Step(place.module, (start, end, "rename"), rename)])
    return steps


def _same(script: Script, node: Node) -> Node:
    """The node of the script's own tree for one of the evaluated tree: same type, same range."""
    start, end = node.range
    for other in script.nodes:
        if other.range[0] == start and other.range[1] == end and other.type == node.type:
            return other
    raise _Refused("the place of the option cannot be found again")


# ── proof ────────────────────────────────────────────────────────────────────────────────────────────────────────


def _attempt(
    project: Project,
    config: Config,
    request: _Request,
    next_version: str | None,
    reader: Reader,
    find_steps: Callable[[list[tuple[list[JSObject], Value]]], list[list[_Step]]],
    *,
    also: Callable[[Config], bool] = lambda after: True,
    created: str | None = None,
) -> Fix | Refusal:
    """The first plan that can be proven, else the reason why the first one cannot."""
    if config.kind != "object":
        reason = config.problem.reason if config.problem else "there is no config"
        return _refusal(request, f"the config cannot be read: {reason}")
    reason = "nothing that is seen sets it"
    try:
        steps = find_steps(_objects(config, request.path))
    except _Refused as error:
        return _refusal(request, str(error))
    for number in range(min(MAX_PLANS, max(map(len, steps), default=0))):
        try:
            edits = _edits([ways[min(number, len(ways) - 1)] for ways in steps], project.repository, reader)
            texts = {module.path: apply_edits(module.source.text, changes) for module, changes in edits.items()}
            after = _prove(project, config, request, next_version, reader.with_overlay(texts), created)
            if not also(after):
                raise _Refused("the option would not keep its value")
        except _Refused as error:
            reason = str(error) if number == 0 else reason
        except ValueError:
            reason = "two changes would overlap" if number == 0 else reason
        else:
            return _fix(project, config, request, edits)
    return _refusal(request, reason)


def _refusal(request: _Request, reason: str) -> Refusal:
    """With the text to paste, where something was to be set."""
    return Refusal(reason, None if request.is_removal else textedit.snippet(request.path, request.value))


def _edits(steps: list[_Step], repository: str, reader: Reader) -> dict[Module, list[TextEdit]]:
    by_module: dict[Module, dict[tuple[int, int, str], _Step]] = {}
    for step in steps:
        by_module.setdefault(step.module, {})[step.target] = step
    edits: dict[Module, list[TextEdit]] = {}
    for module, wanted in by_module.items():
        if module.kind == "json":
            raise _Refused("the option is set in a JSON file")
        if len(module.source.text) > MAX_CHARACTERS:
            raise _Refused(f"the file is too large to be edited (more than {MAX_CHARACTERS:,} characters)")
        script = _script(reader, module, repository)
        makes = [step.make for step in wanted.values()]
        edits[module] = textedit.together(script, makes)
    return edits


def _script(reader: Reader, module: Module, repository: str) -> Script:
    """The module's text with a tree that has tokens and comments."""
    is_typescript = module.path.endswith((".ts", ".mts", ".cts"))

    def parsed(text: str) -> Node:
        if is_typescript:
            text = erase(text)
        return parse_for_edit(text, "module" if module.kind == "module" else "script")

    try:
        style = style_for(reader, module.path, repository)
        return Script(module.source.text, parsed(module.source.text), reparse=parsed, style=style)
    except ParseError as error:
        raise _Refused(str(error)) from None


def _prove(
    project: Project,
    before: Config,
    request: _Request,
    next_version: str | None,
    reader: Reader,
    created: str | None = None,
) -> Config:
    """What the edited texts say. Raises _Refused unless that is what was promised and nothing else changed."""
    after = load(reader, project, next_version)
    if after.kind != "object":
        raise _Refused("the config could not be read after the edit")
    wanted = _facts(after.outcomes(request.option))
    promised = _fact(ABSENT if request.is_removal else Outcome("value", request.value))
    if {fact[:3] for fact in wanted} != {promised[:3]}:
        raise _Refused(_override_reason(after.outcomes(request.option), request))
    if any(isinstance(one.options, Options) and one.options.is_cut for one in (before, after)):
        raise _Refused("the config has too many options to be compared")
    mine = {".".join(request.path[: depth + 1]) for depth in range(len(request.path))} | {created}
    room = MAX_OUTCOMES
    for option in sorted({*before.options, *after.options}.difference(mine, (None,))):
        old, new = conditioned(before, option), conditioned(after, option)
        room -= len(old) + len(new)
        if room < 0:
            raise _Refused("the config is put together in too many ways")
        if not _is_unchanged(old, new):
            raise _Refused(f"the edit would change {option} as well")
    return after


def _is_unchanged(old: list[tuple[Outcome, Facts]], new: list[tuple[Outcome, Facts]]) -> bool:
    """Whether an option is what it was in every execution: not only the same set of outcomes, but each where it was."""
    facts = {_fact(outcome) for outcome, _ in [*old, *new]}
    if len(facts) == 1:
        return True
    if (pairs := _matched(old, new)) is not None:
        return all(_fact(one) == _fact(other) for one, other in pairs)
    if len(old) * len(new) > MAX_PAIRS:
        raise _Refused("the config is put together in too many ways")
    return all(
        _fact(one) == _fact(other) or not are_compatible(first, second) for one, first in old for other, second in new
    )


def _matched(
    old: list[tuple[Outcome, Facts]], new: list[tuple[Outcome, Facts]]
) -> list[tuple[Outcome, Outcome]] | None:
    """The outcomes that have the same conditions, where each has its match: then no others can be met together."""
    before, after = ({frozenset(facts.items()): one for one, facts in outcomes} for outcomes in (old, new))
    if before.keys() != after.keys() or len(before) != len(old) or len(after) != len(new):
        return None
    return [(before[conditions], after[conditions]) for conditions in before]


def _override_reason(outcomes: tuple[Outcome, ...], request: _Request) -> str:
    unknown = next((outcome for outcome in outcomes if outcome.state == "unknown"), None)
    if unknown is not None:
        return f"what is set could be overridden: {unknown.reason}"
    return f"{request.option} is changed again after the place where it could be set"


def _facts(outcomes: tuple[Outcome, ...]) -> set[tuple[Any, ...]]:
    return {_fact(outcome) for outcome in outcomes}


def _fact(outcome: Outcome) -> tuple[Any, ...]:
    """An outcome without its place. Next's own default and an absent option are the same to Next."""
    one = ABSENT if outcome.is_default else outcome
    return (one.state, comparable(one.value), one.reason, one.identity)


def _fix(project: Project, config: Config, request: _Request, edits: dict[Module, list[TextEdit]]) -> Fix:
    is_safe = True
    placed: list[Edit] = []
    for module, changes in edits.items():
        if os.path.dirname(module.path) != project.root or module.path != config.path:
            is_safe = False  # other projects may use that file as well
        placed.extend(one._replace(span=module.source.span(one.start, one.end)) for one in changes)
    return Fix(request.title, (), is_safe, tuple(placed))


# ── a new file ───────────────────────────────────────────────────────────────────────────────────────────────────


def _create(
    project: Project,
    ignored: tuple[str, ...],
    request: _Request,
    next_version: str | None,
    reader: Reader,
) -> Fix | Refusal:
    """A config file for a project that has none: CommonJS or an ES module as package.json's ``type`` says."""
    options = _nested(request.path, request.value)
    path = os.path.join(project.root, "next.config.js")
    text = textedit.new_config_file(options, esm=package_type(reader, project.root, project.repository) == "module")
    if os.path.lexists(path):
        return _refusal(request, "there is something named next.config.js that is no file")
    if ignored:
        return _refusal(request, f"{os.path.basename(ignored[0])} is there, and this Next does not read it")
    try:
        nothing = Config(None, "none", {})
        _prove(project, nothing, request, next_version, reader.with_overlay({path: text}))
    except _Refused as error:
        return _refusal(request, str(error))
    start = Position(1, 1)
    edit = Edit(0, 0, text, Span(path, start, start))
    return Fix(f"Create next.config.js with {request.option}", (), True, (edit,))
