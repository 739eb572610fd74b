"""The pages of docs/ generated from the code: the rules, the command line, the settings and others.

The prose of such a page is in docs/_parts/; ``<!-- generated: NAME -->`` in it is replaced.
"""

from __future__ import annotations

import argparse
import difflib
import json
import re
import textwrap
from collections.abc import Callable, Iterable, Iterator, Sequence
from importlib import import_module
from itertools import chain, groupby
from math import prod
from pathlib import Path
from typing import TYPE_CHECKING, Any

import comparison_page
from packaging.version import Version

if TYPE_CHECKING:
    from nextlint.rules.base import Rule
    from nextlint.wrappers import Wrapper

ROOT = Path(__file__).resolve().parent.parent
PARTS = ROOT / "docs" / "_parts"
CASES = ROOT / "tests" / "rules"
EVIDENCE = ROOT / "evidence"
RESULTS = EVIDENCE / "render_workers" / "RESULTS.md"
NOTICE = "<!-- Made by scripts/generate.py. Do not edit. -->\n"
MARK = re.compile(r"<!-- generated: ([a-z-]+) -->")

# Cases whose fix a rule's page shows, the most instructive first, each with a caption.
SHOWN = {
    "render-workers": {
        "wrapped-with-options-first": "Behind a wrapper:",
        "both-branches-are-fixed": "On both sides of a condition:",
        "comment-in-an-empty-object-stays": "Comments stay:",
        "no-config-gets-a-commonjs-one": "A project without a config gets one, CommonJS or an ES module by its type:",
    },
    "removed-option": {
        "thirteen-five-with-other-options": "Other options stay:",
        "thirteen-five-with-only-that-option": "What is empty then goes too:",
    },
    "unused-suppression": {"one-rule-of-several-in-a-comment": "A comment that hides nothing:"},
}


def pages() -> dict[str, Callable[[], str]]:
    """Return the generated pages by path."""
    from nextlint.rules import all_rules

    made: dict[str, Callable[[], str]] = {
        f"docs/rules/{rule.id}.md": lambda rule=rule: rule_page(rule)  # type: ignore[misc] # the rule of now
        for rule in all_rules().values()
    }
    return {
        **made,
        "docs/rules/index.md": rules_index,
        "docs/command-line.md": lambda: filled("command-line", {"options": options}),
        "docs/settings.md": lambda: filled("settings", {"keys": settings_keys}),
        "docs/affected.md": lambda: filled("affected", {"versions": affected_versions}),
        "docs/changelog.md": changelog,
        "docs/oracles.md": lambda: filled("oracles", {"kinds": oracles_kinds, "loaders": oracles_loaders}),
        "docs/comparison.md": lambda: filled("comparison", comparison_page.makers(table)),
        "docs/wrappers.md": lambda: filled("wrappers", {"table": wrappers_table, "phases": wrappers_phases}),
    }


def filled(name: str, makers: dict[str, Callable[[], str]]) -> str:
    """Return a page of docs/_parts with its generated parts. Raises KeyError for an unknown name."""
    text = (PARTS / f"{name}.md").read_text(encoding="utf-8")
    return NOTICE + MARK.sub(lambda match: makers[match[1]]().rstrip("\n"), text)


def table(heads: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    lines = [heads, ["---"] * len(heads), *rows]
    return "".join("| " + " | ".join(cell.replace("|", "\\|") for cell in line) + " |\n" for line in lines)


# ── rules ────────────────────────────────────────────────────────────────────────────────────────────────────────


def rules_index() -> str:
    from nextlint.rules import all_rules

    rules = list(all_rules().values())
    rows = [
        [
            f"[{rule.id}]({rule.id}.md)",
            rule.title,
            rule.category,
            rule.severity,
            "yes" if rule.fix else "-",
            versions(rule),
        ]
        for rule in rules
    ]
    heads = ["rule", "what it reports", "category", "severity", "fix", "Next.js"]
    names = "\n".join(rule.id for rule in rules)
    text = (PARTS / "rules.md").read_text(encoding="utf-8")
    left_out = (PARTS / "hazards-without-a-rule.md").read_text(encoding="utf-8")
    return f"{NOTICE}{text}\n{table(heads, rows)}\n{left_out}\n```{{toctree}}\n:hidden:\n\n{names}\n```\n"


def versions(rule: Rule) -> str:
    return f"`{rule.affected}`" if rule.affected else "any"


def rule_page(rule: Rule) -> str:
    from nextlint.output.explain import facts, fenced

    rows = [[versions(rule) if name == "Next.js" else value for name, value in facts(rule)]]
    sections = [
        f"{NOTICE}# {rule.id}",
        f"**{rule.title}.** {rule.summary}",
        *printed(rule),
        what_to_do(rule),
        f"## When it applies\n\n{rule.applies}",
        table([name for name, _ in facts(rule)], rows),
        f"## Example\n\nReported:\n\n{fenced(rule.bad)}\n\nNot reported:\n\n{fenced(rule.good)}",
        *fixes(rule),
        *advisories(rule),
        *own_part(rule),
        *seen(rule),
        *options_of(rule),
        *cases(rule),
        "## Sources\n\n" + "\n".join(f"- <{link}>" for link in rule.sources),
    ]
    return "\n\n".join(section.rstrip("\n") for section in sections) + "\n"


def printed(rule: Rule) -> Iterator[str]:
    """Yield nextlint's output for a finding of the rule, from one of its cases."""
    shown = [CASES / rule.id / name for name in SHOWN.get(rule.id, ())]
    for case in (*shown, *sorted(path.parent for path in (CASES / rule.id).glob("*/expected.txt"))):
        expected = (case / "expected.txt").read_text(encoding="utf-8").splitlines()
        lines = [line for line in expected if f"[{rule.id}] " in line]
        if lines:
            yield f"## What you see\n\n```text\n{wrapped(lines[0])}\n```"
            return


def wrapped(line: str) -> str:
    return "\n".join(textwrap.wrap(line, 100, subsequent_indent="  ", break_long_words=False, break_on_hyphens=False))


def what_to_do(rule: Rule) -> str:
    """Return the section on how to fix or suppress a finding."""
    cure = (
        "`nextlint --fix` applies the fix where it is safe, `--unsafe-fixes` where it needs your eyes, and "
        f"`nextlint --diff` shows it first. What it does:\n\n> {rule.fix}"
        if rule.fix
        else "There is no fix to apply: the finding says what to change."
    )
    comment = f"```js\n// nextlint-ignore[{rule.id}]: the reason\n```\n\non the line that is reported or above it."
    entry = f'```toml\n# nextlint.toml\n[ignore]\n{rule.id} = "the reason"\n```'
    way = entry if rule.category == "project" else comment
    return f"## What to do\n\n{cure}\n\nTo suppress it:\n\n{way}\n\nThere are [more ways](../suppressions.md)."


def fixes(rule: Rule) -> Iterator[str]:
    shown = SHOWN.get(rule.id)
    if shown:
        diffs = "\n\n".join(f"{line}\n\n{diff(CASES / rule.id / name)}" for name, line in shown.items())
        yield f"## What `--fix` changes\n\nFrom the cases that test the rule.\n\n{diffs}"


def advisories(rule: Rule) -> Iterator[str]:
    """Yield the table of advisories that the rule reports."""
    from nextlint.output.explain import rows_of

    rows = [
        [
            f"[{row.id}]({row.sources[0]})",
            f"an attacker can {row.effect}",
            "<br>".join(f"`{range_}`" for range_ in row.affected),
            "<br>".join(f"`{name}`" for name in row.when) + (f"<br>no rule reports it: {row.told}" if row.told else ""),
            ", ".join(row.evidence) + (f"; {row.doubt}" if row.doubt else ""),
        ]
        for row in rows_of(rule)
    ]
    if rows:
        heads = ["advisory", "effect", "Next.js", "reachable where", "evidence"]
        yield f"## Advisories\n\n{table(heads, rows)}\n[How rows are added](../advisories.md)"


def diff(case: Path) -> str:
    """Return what the fix changes in a case, as a unified diff."""
    lines: list[str] = []
    for after in sorted(path for path in (case / "after").rglob("*") if path.is_file()):
        name = after.relative_to(case / "after").as_posix()
        before = case / "before" / name
        old = before.read_text(encoding="utf-8") if before.exists() else ""
        new = after.read_text(encoding="utf-8")
        names = (name if before.exists() else "/dev/null", name)
        lines += difflib.unified_diff(old.splitlines(), new.splitlines(), *names, lineterm="")
    if not lines:
        raise FileNotFoundError(f"{case} has no fix to show")
    return "```diff\n" + "\n".join(lines) + "\n```"


def own_part(rule: Rule) -> Iterator[str]:
    """Yield the rule's own text: docs/_parts/rules/<rule-id>.md."""
    part = PARTS / "rules" / f"{rule.id}.md"
    if part.exists():
        makers = {"decisions": decisions, "measured": measured}
        yield MARK.sub(lambda match: makers[match[1]]().rstrip("\n"), part.read_text(encoding="utf-8"))


def seen(rule: Rule) -> Iterator[str]:
    """Yield the results of the rule's experiment."""
    results = EVIDENCE / rule.id.replace("-", "_") / "RESULTS.md"
    if (results.parent / "experiment.py").exists() and results.exists():
        yield f"## Measured\n\n{results.read_text(encoding='utf-8')}"


def options_of(rule: Rule) -> Iterator[str]:
    """Yield the options that the rule is about, if they can be listed."""
    from nextlint.options.listing import note_of
    from nextlint.output import explain

    found = explain.options_of(rule)
    rows = [[f"`{row.path}`", code(row.to), row.when] for row in found]
    if any(row.to for row in found):
        yield f"## Options\n\n{table(['option', note_of(rule.id), 'Next.js'], rows)}"
    elif found:
        yield f"## Options\n\n{table(['option', 'where'], [[path, when] for path, _, when in rows])}"


def code(text: str) -> str:
    """Return the path of an option as code, a sentence unchanged."""
    return f"`{text}`" if text and " " not in text else text


def cases(rule: Rule) -> Iterator[str]:
    """Yield the names of the rule's cases, which are sentences."""
    folders = sorted(path.parent for path in (CASES / rule.id).glob("*/before"))
    kinds: dict[str, list[str]] = {"Reported, and fixed": [], "Reported": [], "Not reported": []}
    for folder in folders:
        expected = folder / "expected.txt"
        is_found = expected.exists() and expected.read_text(encoding="utf-8") != ""
        kind = "Not reported" if not is_found else "Reported, and fixed" if (folder / "after").exists() else "Reported"
        kinds[kind].append(sentence(folder.name))
    if folders:
        lists = [folded(f"{kind} ({len(names)})", names) for kind, names in kinds.items() if names]
        yield f"## Cases\n\nWhat the rule is tested with (`tests/rules/{rule.id}/`).\n\n" + "\n\n".join(lists)


def folded(title: str, items: Sequence[str]) -> str:
    """Return a list that unfolds when its title is clicked."""
    lines = "\n".join(f"- {item}" for item in items)
    return f"<details>\n<summary>{title}</summary>\n\n{lines}\n\n</details>"


def sentence(name: str) -> str:
    """``standalone-13-4-12-unset`` -> ``standalone 13.4.12 unset``."""
    return re.sub(r"(?<=\d)-(?=\d)", ".", name).replace("-", " ")


WAYS = ("next start", "the standalone server", "a custom server")
SPANS = (
    ("13.3.1–13.3.4", "13.3.4"),
    ("13.4.0–13.4.12", "13.4.4"),
    ("13.4.13", "13.4.13"),
    ("13.4.15–13.4.19", "13.4.19"),
    ("13.5.1 and later", "13.5.11"),
)


def decisions() -> str:
    """Return what render-workers reports for each setup, by running the rule."""
    rows: list[list[str]] = []
    for label, version in SPANS:
        by_setting = [
            (name, decision(version, value)) for name, value in (("unset", None), ("`true`", True), ("`false`", False))
        ]
        for cells, same in groupby(by_setting, key=lambda pair: pair[1]):
            rows.append([label, ", ".join(name for name, _ in same), *cells])
    return table(["Next.js", "`experimental.appDir`", "`next start`", "standalone", "custom server"], rows)


def decision(version: str, app_dir: bool | None) -> list[str]:
    from nextlint.rules._workers import Setup, workers
    from nextlint.rules.render_workers import severity

    cells = []
    for way in WAYS:
        setup = Setup(way, app_dir)  # type: ignore[arg-type] # WAYS are its ways
        count, level = workers(version, setup), severity(version, setup)
        count_said = f"{count} worker{'s' if count != 1 else ''}" if count else "no worker"
        cells.append(f"{count_said}: **{level}**" if level else count_said)
    return cells


def measured() -> str:
    return RESULTS.read_text(encoding="utf-8")


# ── versions and changes ────────────────────────────────────────────────────────────────────────────────────────


def affected_versions() -> str:
    """Return a row for each line of Next.js: its hazards, and the advisories of its first and last release."""
    from nextlint.advisories.table import advisories
    from nextlint.release.affected import is_affected
    from nextlint.release.published import versions as published
    from nextlint.rules import all_rules

    stable = sorted((one for one in published() if "-" not in one and Version(one) >= Version("12")), key=Version)
    lines = {key: list(group) for key, group in groupby(stable, key=lambda one: ".".join(one.split(".")[:2]))}
    rules = [rule for rule in all_rules().values() if rule.category == "stability" and rule.affected]

    def count(version: str) -> int:
        return sum(any(is_affected(range_, version) for range_ in row.affected) for row in advisories())

    rows = []
    for line, members in reversed(lines.items()):
        hazards = [rule.id for rule in rules if any(is_affected(rule.affected or "", one) for one in members)]
        links = ", ".join(f"[{name}](rules/{name}.md)" for name in hazards)
        rows.append([line, members[-1], f"{count(members[0])}", f"{count(members[-1])}", links or "-"])
    advised = [f"advisories, {which} release" for which in ("first", "last")]
    heads = ["line", "last release", *advised, "what its configs can run into"]
    return table(heads, rows)


def changelog() -> str:
    """Return CHANGELOG.md, with links relative to docs/."""
    return NOTICE + (ROOT / "CHANGELOG.md").read_text(encoding="utf-8").replace("](docs/", "](")


# ── the command line and the settings ────────────────────────────────────────────────────────────────────────────


def options() -> str:
    """Return all options of the parser, by group."""
    from nextlint.cli.arguments import parser

    parts = []
    for group in parser()._action_groups:
        actions = [action for action in group._group_actions if not isinstance(action, argparse._HelpAction)]
        if actions:
            title = {"positional arguments": "Paths", "options": "About itself"}.get(
                group.title or "", group.title or ""
            )
            rows = [[spelled(action), prose(action)] for action in actions]
            parts.append(f"### {title[0].upper()}{title[1:]}\n\n{table(['option', 'meaning'], rows)}")
    return "\n".join(parts)


def spelled(action: argparse.Action) -> str:
    value = action.metavar or ("{" + ",".join(map(str, action.choices)) + "}" if action.choices else "")
    if not action.option_strings:
        return f"`{value} ...`"
    return "<br>".join(f"`{name}{f' {value}' if action.nargs != 0 else ''}`" for name in action.option_strings)


def prose(action: argparse.Action) -> str:
    text = action.help or ""
    return f"when to use colour {text}" if text.startswith("(") else text


def settings_keys() -> str:
    """Return all keys of the settings, from their schema."""
    from nextlint.settings.schema import settings_schema

    rows = [[f"`{key}`", kind(about), about["description"]] for key, about in settings_schema()["properties"].items()]
    return table(["key", "value", "meaning"], rows)


def kind(about: dict[str, Any]) -> str:
    if "enum" in about:
        return "one of " + ", ".join(f"`{value}`" for value in about["enum"])
    names = {"array": "list", "object": "table", "string": "string"}
    types = [about["type"]] if isinstance(about["type"], str) else about["type"]
    return " or ".join(names[name] for name in types)


# ── wrappers ─────────────────────────────────────────────────────────────────────────────────────────────────────


FORMS = {
    "direct": "`x(config, …)`",
    "curried": "`x(options)(config)`",
    "either": "`x(config)` or `x(options, config)`",
    "last": "`x(plugins, config)`",
}


def wrappers_table() -> str:
    from nextlint.wrappers import table as rows

    heads = ["import", "versions", "call", "function", "async function", "promise", "may set", "takes out"]
    return table(heads, [wrapper_cells(row) for row in rows()])


def wrapper_cells(row: Wrapper) -> list[str]:
    name = row.module if row.export == "default" else f"{row.module} {row.export}"
    call = "`x(plugins…)(config)`" if row.composes and row.form == "curried" else FORMS[row.form]
    if row.off:
        call += f"; returns what it is given where `{row.off}` is false"
    touched = dict.fromkeys((*row.adds, *row.sets, *row.merges))
    more = ", ".join(f"`{key}` (where `{option}` is given)" for option, key in row.more)
    touched_or_more = ", ".join(filter(None, (listed(touched), more)))
    fates = [row.function, row.async_function, row.promise]
    return [f"`{name}`", f"`{row.versions}`", call, *fates, touched_or_more, listed(row.takes)]


def listed(paths: Iterable[str]) -> str:
    return ", ".join(f"`{path}`" for path in sorted(paths))


def wrappers_phases() -> str:
    """Return in which phases of Next.js the packages were run, and whether that mattered."""
    found: dict[str, list[dict[str, Any]]] = {}
    for row in _json(ROOT / "evidence/wrappers/results.json"):
        if row["behaviour"]:
            found.setdefault(row["package"], []).append(row)
    both = {name: [row for row in rows if "build" in row.get("phases", ())] for name, rows in found.items()}
    others = [name for name, rows in both.items() if any(row.get("in_build") for row in rows)]
    partly = [name for name, rows in both.items() if 0 < len(rows) < len(found[name])]
    never = [name for name, rows in both.items() if not rows]
    parts = [
        f"{len(found) - len(never)} packages were run as in a build, too: they do the same there as on the server"
        + (f", except in {listed(others)}." if others else ".")
    ]
    if partly:
        parts.append(f"Of these, some versions of {listed(partly)} were run in the phase of the server alone.")
    if never:
        parts.append(f"In that phase alone were run {listed(never)}.")
    reasons: dict[str, list[str]] = {}
    for row in chain.from_iterable(found.values()):
        if "no_build" in row:
            reasons.setdefault(f"`{row['package']}`: {row['no_build']}", []).append(row["version"])
    if reasons:
        why = "; ".join(f"{reason} ({', '.join(dict.fromkeys(versions))})" for reason, versions in reasons.items())
        parts.append(f"What cannot be run in a build, with its reason: {why}.")
    return " ".join(parts)


# ── oracles ──────────────────────────────────────────────────────────────────────────────────────────────────────

CONFORMANCE = ROOT / "tests" / "conformance"


def oracles_kinds() -> str:
    from evidence.options.configs import OBJECTS
    from tests.options.test_oracle import PRERELEASES

    from nextlint.workspaces.names import LOCKFILES

    typed = _json(CONFORMANCE / "typed_answers.json")
    typed_versions = dict.fromkeys(key.partition(" ")[2] for answers in typed.values() for key in answers)
    answers, derived = _json(CONFORMANCE / "loader_answers.json"), _json(CONFORMANCE / "derived_cases.json")
    wrappers = [row for row in _json(ROOT / "evidence/wrappers/results.json") if row["behaviour"]]
    packages = {row["package"] for row in wrappers}
    versions = {(row["package"], row["version"]) for row in wrappers}
    tree = ROOT / "tests" / "release"
    locks = [path for path in tree.glob("samples*/**/*") if path.name in LOCKFILES]
    configs = list((CONFORMANCE / "cases").iterdir())
    loaders = ", ".join(_loader_versions(answers))
    heads = ["kind", "cases", "judged by"]
    rows = [
        ["configs of every habit", f"{len(configs)}", "Node, which runs them in every environment that they look at"],
        ["the same, where no package is needed", f"{len(answers) - len(derived)}", f"the loaders of Next.js {loaders}"],
        ["options that the loader derives from others", f"{len(derived)}", f"the loaders of Next.js {loaders}"],
        [
            "typed configs, each under both values of `type`",
            f"{len(typed)}",
            f"the loaders of Next.js {', '.join(typed_versions)}",
        ],
        [
            "options of prereleases",
            f"{len(OBJECTS)} configs, each at {len(PRERELEASES)} versions",
            f"the loaders of Next.js {', '.join(PRERELEASES)}: nothing is reported that they do not report",
        ],
        [
            "wrappers",
            f"{len(versions)} versions of {len(packages)} packages",
            "the packages, which were called with four kinds of configs in six ways ([the table](wrappers.md))",
        ],
        [
            "lockfiles",
            f"{len(locks)} files",
            "the package managers that wrote them, with the version they installed",
        ],
        ["manifests in place of package.json", "6 folders", "pnpm 9 and 10; Deno's by hand"],
        [
            "lockfiles in other places: Rush in three layouts, vlt, branches of pnpm, submodules, Deno's imports",
            _cases_of("tests.release.test_places_npm"),
            "the tools, which a marked test runs again",
        ],
        [
            "ways of serving",
            _cases_of(*(f"tests.serving.test_{name}" for name in ("serving", "processes", "elsewhere", "followed"))),
            "what the tools' documentation and the executors of Nx say; custom servers, `@fastify/nextjs` and render "
            "workers were run, and their processes counted",
        ],
        ["hooks", _cases_of("tests.test_hooks"), "pre-commit, in repositories made for it"],
    ]
    return table(heads, rows)


def _cases_of(*modules: str) -> str:
    """Return the number of test cases in some modules, including parameters."""
    found = 0
    for module in map(import_module, modules):
        for name, test in vars(module).items():
            if name.startswith("test_") and callable(test) and test.__module__ == module.__name__:
                marks = [mark for mark in getattr(test, "pytestmark", ()) if mark.name == "parametrize"]
                found += prod(len(list(mark.args[1])) for mark in marks)
    return f"{found:,}"


def oracles_loaders() -> str:
    answers, derived = _json(CONFORMANCE / "loader_answers.json"), _json(CONFORMANCE / "derived_cases.json")
    rows = []
    for version in _loader_versions(answers):
        names = [name for name, groups in answers.items() if any(version in group.split() for group in groups)]
        own = [name for name in names if name in derived]
        typed = [name for name in names if name.endswith(".ts")]
        rows.append([version, *(f"{count}" for count in (len(names) - len(own) - len(typed), len(typed), len(own)))])
    return table(["Next.js", "configs in JavaScript", "typed", "derived options"], rows)


def _loader_versions(answers: dict[str, Any]) -> list[str]:
    listed = dict.fromkeys(version for groups in answers.values() for group in groups for version in group.split())
    return sorted(listed, key=lambda version: [int(part) for part in version.split(".")])


def _json(path: Path) -> Any:
    return json.loads(path.read_text(encoding="utf-8"))
