"""--explain and --list-rules: the rules' descriptions, for the terminal, as Markdown and as JSON."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from nextlint.advisories.table import advisories as table_of_advisories
from nextlint.options.listing import listed, named, note_of
from nextlint.output.escape import indented, wrap
from nextlint.output.styled import Piece, draw

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from typing import Any

    from nextlint.advisories.model import Advisory
    from nextlint.options.life import Life
    from nextlint.options.listing import Row
    from nextlint.output.options import RenderOptions
    from nextlint.output.styled import Line
    from nextlint.rules.base import Rule

INDENT = 2


def explain(rule: Rule, *, options: RenderOptions) -> str:
    """Describe one rule: what, why, when, versions, fix, example, sources."""
    return draw(explain_lines(rule, options.width), options)


def explain_option(found: Life, *, options: RenderOptions) -> str:
    """Describe the life of one option."""
    lines: list[Line] = [(Piece(found.path, "label"),)]
    lines += [(Piece(line),) for text in found.lines for line in indented(text, width=options.width, indent=INDENT)]
    return draw(lines, options)


def explain_option_json(found: Life) -> str:
    known = {"path": found.path, "sentences": list(found.lines), "replacements": list(found.replacements)}
    return json.dumps(known, indent=2) + "\n"


def explain_json(rule: Rule) -> str:
    rows = [{"path": row.path, "note": row.to, "where": row.when} for row in options_of(rule)]
    return json.dumps({**as_json(rule), "options": rows}, indent=2) + "\n"


def list_rules(rules: Sequence[Rule], *, options: RenderOptions) -> str:
    """Return a table: id, category, severity, whether there is a fix, versions; the title below."""
    return draw(table(rules, options.width), options)


def list_rules_json(rules: Sequence[Rule]) -> str:
    return json.dumps([as_json(rule) for rule in rules], indent=2) + "\n"


def as_json(rule: Rule) -> dict[str, Any]:
    found: dict[str, Any] = {
        name: getattr(rule, name)
        for name in ("id", "title", "category", "severity", "affected", "since", "summary", "applies", "fix")
    }
    found["advisories"] = list(rule.advisories)
    return {**found, "bad": rule.bad, "good": rule.good, "sources": list(rule.sources), "url": rule.url}


def facts(rule: Rule) -> list[tuple[str, str]]:
    """Return a rule's short facts."""
    return [
        ("category", rule.category),
        ("severity", rule.severity),
        ("Next.js", rule.affected or "any version"),
        ("since", f"nextlint {rule.since}"),
    ]


def sections(rule: Rule) -> list[tuple[str, str]]:
    """Return a rule's descriptions."""
    said = [("", rule.summary), ("When it applies", rule.applies), ("Fix", rule.fix or "None.")]
    rows = [advisory(row) for row in rows_of(rule)]
    return [*said, ("Advisories", "\n".join(rows))] if rows else said


def options_of(rule: Rule) -> tuple[Row, ...]:
    """Return the options that a rule is about, where they can be listed."""
    return listed(rule.id) or named(rule.options)


def rows_of(rule: Rule) -> list[Advisory]:
    """Return the advisories that a rule reports."""
    return [row for row in table_of_advisories() if set(row.ids) <= set(rule.advisories)]


def advisory(row: Advisory) -> str:
    """Return an advisory in a sentence or two, with its link."""
    note = f" Note that {row.note}." if row.note else ""
    doubt = f" Not certain: {row.doubt}." if row.doubt else ""
    told = f" No rule reports it: no file shows {row.told}." if row.told else ""
    return (
        f"{' / '.join(row.ids)}: an attacker can {row.effect}. Next.js {' or '.join(row.affected)}, where "
        f"{', '.join(row.when)}.{note}{told}{doubt} {row.sources[0]}"
    )


def explain_lines(rule: Rule, width: int) -> Iterator[Line]:
    yield Piece(rule.id, rule.severity), Piece(f": {rule.title}", "label")
    yield ()
    for name, value in facts(rule):
        yield Piece(" " * INDENT), Piece(f"{name:<9}", "faint"), Piece(f" {value}")
    for title, prose in sections(rule):
        yield ()
        yield from section(title, prose, width)
    rows = options_of(rule)
    if rows:
        yield ()
        columns = f" ({note_of(rule.id)}; Next.js)" if any(row.to for row in rows) else ""
        yield Piece("Options", "label"), Piece(columns, "faint")
        for row in rows:
            yield from option_lines(row, width)
    for title, code in (("Reported", rule.bad), ("Not reported", rule.good)):
        if code.strip():
            yield ()
            yield (Piece(title, "label"),)
            yield ()
            yield from ((Piece(f"    {line}".rstrip()),) for line in code.strip("\n").split("\n"))
    yield ()
    yield (Piece("Read more", "label"),)
    for link in (rule.url, *rule.sources):
        yield Piece(" " * INDENT), Piece(link, "url", link=link)


def option_lines(row: Row, width: int) -> Iterator[Line]:
    said = "; ".join(filter(None, (row.to, row.when)))
    first, *rest = wrap(f"{row.path}: {said}", width=width, first=INDENT, indent=3 * INDENT)
    start, begin = " " * INDENT + first[: len(row.path)], first[len(row.path) :]
    yield Piece(start), Piece(begin, "faint")
    yield from ((Piece(line, "faint"),) for line in rest)


def section(title: str, prose: str, width: int) -> Iterator[Line]:
    if title:
        yield (Piece(title, "label"),)
    for paragraph in prose.split("\n"):
        yield from ((Piece(line),) for line in indented(paragraph, width=width, indent=INDENT))


def table(rules: Sequence[Rule], width: int) -> Iterator[Line]:
    rows = [
        (rule.id, rule.category, rule.severity, "fix" if rule.fix else "-", rule.affected or "any") for rule in rules
    ]
    heads = ("rule", "category", "severity", "fix", "Next.js")
    sizes = [max(map(len, column)) for column in zip(heads, *rows, strict=True)]
    yield (Piece("  ".join(f"{head:<{size}}" for head, size in zip(heads, sizes, strict=True)).rstrip(), "label"),)
    for rule, row in zip(rules, rows, strict=True):
        padded = [f"{cell:<{size}}" for cell, size in zip(row, sizes, strict=True)]
        yield (
            Piece(padded[0], "path"),
            Piece(f"  {padded[1]}  "),
            Piece(padded[2], rule.severity),
            Piece(f"  {'  '.join(padded[3:])}".rstrip()),
        )
        yield from ((Piece(line, "faint"),) for line in indented(rule.title, width=width, indent=INDENT))


def plain(rule: Rule) -> str:
    """Return the rule's help as plain text."""
    parts = [f"{title}: {prose}" if title else prose for title, prose in sections(rule)]
    return "\n\n".join([rule.title, *parts, "\n".join((rule.url, *rule.sources))])


def markdown(rule: Rule) -> str:
    """Return the rule's help as Markdown, as alerts and the rule's page show it below the title."""
    parts = [f"**{title}**\n\n{prose}" if title else prose for title, prose in sections(rule)]
    examples = [
        f"**{title}**\n\n{fenced(code)}"
        for title, code in (("Reported", rule.bad), ("Not reported", rule.good))
        if code.strip()
    ]
    links = "\n".join(f"- <{link}>" for link in (rule.url, *rule.sources))
    return "\n\n".join([*parts, *examples, f"**Read more**\n\n{links}"]) + "\n"


def fenced(code: str) -> str:
    """Return a code block, with a fence longer than any in the code."""
    fence = "```"
    while fence in code:
        fence += "`"
    language = "json" if code.lstrip().startswith("{") else "js"
    return f"{fence}{language}\n{code.strip(chr(10))}\n{fence}"
