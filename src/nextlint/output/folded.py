"""The findings about advisories of one project as one block: what they share is said once, each id stands once."""

from __future__ import annotations

import os
import re
from collections import Counter
from itertools import takewhile
from typing import TYPE_CHECKING

from nextlint.advisories import table
from nextlint.model.findings import SEVERITIES
from nextlint.model.fixes import RequireNext
from nextlint.output.escape import cells, visible, wrap
from nextlint.output.finding_view import how, place
from nextlint.output.styled import Piece
from nextlint.release.versions import precedence

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from nextlint.model.findings import Finding, Upgrade
    from nextlint.model.fixes import Fix
    from nextlint.output.options import RenderOptions
    from nextlint.output.styled import Line

INDENT = 2
INNER = 4
SENTENCE_END = r"(?<=\.) (?=[A-Z])"

Notes = list[tuple[str, str]]  # labels and sentences


def folds(finding: Finding) -> bool:
    """Whether a finding may share a block with others of its kind."""
    return bool(finding.advisories) and finding.suppressed is None and not finding.related and not finding.snippet


def folded_lines(findings: Sequence[Finding], *, cwd: str, options: RenderOptions) -> Iterator[Line]:
    """One block for two or more findings of a project, the worst first."""
    lead = _lead([finding.message for finding in findings])
    worst_first = sorted(findings, key=lambda finding: -SEVERITIES.index(finding.severity))
    upgraded = _by_one_upgrade(worst_first)
    notes = [_notes(finding, options) for finding in upgraded]
    shared = _shared(notes)
    if lead:
        yield (Piece(f"{visible(lead)}:", "label"),)
    for finding, own in zip(worst_first, notes, strict=True):
        yield from _finding(finding, lead, cwd=cwd, width=options.width)
        yield from _said([note for note in own if note not in shared], options.width, INNER)
    yield from _said(shared, options.width, INDENT)
    if urls := sorted({os.path.dirname(finding.url.rstrip("/")) for finding in findings if finding.url}):
        address = f"{visible(urls[0])}/"
        yield Piece(" " * INDENT), Piece("docs: ", "label"), Piece(address, "url", link=address)


def _by_one_upgrade(findings: Sequence[Finding]) -> list[Finding]:
    """The findings with the highest of their upgrades in each, where that one ends what all of the others end."""
    ended = [(precedence(one.upgrade.version), one.upgrade, one) for one in findings if one.upgrade is not None]
    ended.sort(key=lambda entry: entry[0])
    ids = {identifier for _, _, finding in ended for identifier in finding.advisories}
    rows = [row for row in table.advisories() if row.package == "next" and not ids.isdisjoint(row.ids)]
    if not ended or any(row.affects(ended[-1][1].version) for row in rows):
        return list(findings)
    fixes = [finding.fix for _, _, finding in ended if _raises_the_range(finding)]
    return [_with_upgrade(finding, ended[-1][1], fixes[-1] if fixes else None) for finding in findings]


def _with_upgrade(finding: Finding, upgrade: Upgrade, fix: Fix | None) -> Finding:
    if finding.upgrade is None:
        return finding
    help_ = upgrade.advice + finding.help.removeprefix(finding.upgrade.advice)
    return finding._replace(help=help_, fix=fix if _raises_the_range(finding) else finding.fix)


def _raises_the_range(finding: Finding) -> bool:
    return finding.fix is not None and [*map(type, finding.fix.operations)] == [RequireNext]


def _finding(finding: Finding, lead: str, *, cwd: str, width: int) -> Iterator[Line]:
    """Where, what, and the ids on a line of their own."""
    where = place(finding.span._replace(path=finding.path), cwd)
    what = f"{finding.severity}[{visible(finding.rule)}]"
    named = ", ".join(one for one in finding.advisories if one in finding.message)
    message = finding.message.removeprefix(lead).replace(f" ({named})", "", 1).strip()
    taken = INDENT + cells(where) + 1 + cells(what) + 1
    text, *rest = wrap(visible(message), width=width, first=taken, indent=INNER)
    yield Piece(" " * INDENT), Piece(where, "path"), Piece(" "), Piece(what, finding.severity), Piece(f" {text}")
    for line in rest:
        yield (Piece(line),)
    if f"({named})" in finding.message:
        for number, line in enumerate(wrap(visible(named), width=width, first=INNER, indent=INNER)):
            yield (Piece(line if number else " " * INNER + line, "faint"),)


def _notes(finding: Finding, options: RenderOptions) -> Notes:
    """What is to be said below a finding, each sentence with its label."""
    notes = [("help: ", sentence) for sentence in re.split(SENTENCE_END, finding.help) if sentence]
    notes += [("assumed: ", clause) for clause in finding.assumptions]
    if finding.fix is not None:
        notes.append(("fix: ", f"{finding.fix.title} ({how(finding, options)})"))
    elif finding.no_fix:
        notes.append(("no fix: ", finding.no_fix))
    return notes


def _shared(notes: Sequence[Notes]) -> Notes:
    """For each label the sentence that most findings have, where it is more than one; the first of several."""
    counts = Counter(note for one in notes for note in dict.fromkeys(one))
    shared: dict[str, tuple[str, str]] = {}
    for note in counts:
        label = note[0]
        if counts[note] > max(1, counts[shared[label]] if label in shared else 0):
            shared[label] = note
    return [shared[label] for label in ("help: ", "assumed: ", "fix: ", "no fix: ") if label in shared]


def _said(notes: Notes, width: int, indent: int) -> Iterator[Line]:
    for label in dict.fromkeys(label for label, _ in notes):
        text = " ".join(sentence for one, sentence in notes if one == label)
        start, *rest = wrap(visible(text), width=width, first=indent + cells(label), indent=indent + cells(label))
        yield Piece(" " * indent), Piece(label, "label"), Piece(start)
        for line in rest:
            yield (Piece(line),)


def _lead(messages: Sequence[str]) -> str:
    """The words that all messages begin with: which version of Next.js, and what says so."""
    columns = zip(*(message.split(" ") for message in messages), strict=False)
    return " ".join(words[0] for words in takewhile(lambda words: len(set(words)) == 1, columns))
