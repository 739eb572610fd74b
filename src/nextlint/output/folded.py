"""The findings about advisories of one project as one block: what they share is said once, each id stands once."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from nextlint.advisories import table
from nextlint.model.findings import SEVERITIES
from nextlint.model.fixes import RequireNext
from nextlint.output.escape import cells, indented, visible, wrap
from nextlint.output.filters import plural
from nextlint.output.finding_view import INDENT, how, place, rules_page, whole
from nextlint.output.styled import Piece
from nextlint.release.versions import precedence

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from nextlint.model.findings import Finding, Upgrade
    from nextlint.model.fixes import Fix
    from nextlint.output.options import RenderOptions
    from nextlint.output.styled import Line

INNER = 4
SENTENCE_END = r"(?<=\.) (?=[A-Z])"

Notes = list[tuple[str, str]]  # labels and sentences


def block_of(finding: Finding) -> tuple[str, str] | None:
    """What findings that may share a block have in common; None of one that stands alone."""
    if finding.exposure is None or finding.suppressed is not None:
        return None
    return finding.project, finding.exposure.subject


def folded_lines(findings: Sequence[Finding], *, cwd: str, options: RenderOptions) -> Iterator[Line]:
    """One block for two or more findings of a project, the worst first."""
    worst_first = sorted(findings, key=lambda finding: -SEVERITIES.index(finding.severity))
    upgraded = _by_one_upgrade(worst_first)
    notes = [_notes(finding, options) for finding in upgraded]
    shared = _shared(notes)
    said = {*shared, *(note for own in notes for note in own if _is_answered(note, shared))}
    for exposure in (finding.exposure for finding in findings[:1] if finding.exposure):
        yield (Piece(f"{visible(exposure.subject)}: an attacker can", "label"),)
    for finding, own in zip(worst_first, notes, strict=True):
        yield from _finding(finding, cwd=cwd, options=options)
        yield from _said([note for note in own if note not in said], options.width, INNER)
    yield from _said(shared, options.width, INDENT)
    yield from rules_page(findings)
    if hidden := sum(_ids(finding, options)[1] for finding in findings):
        yield (Piece(" " * INDENT + f"{plural(hidden, 'more id')}: {whole(options)} shows all"),)


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


def _finding(finding: Finding, *, cwd: str, options: RenderOptions) -> Iterator[Line]:
    """Where, what, and the ids on a line of their own, as many as it holds."""
    where = place(finding.span._replace(path=finding.path), cwd)
    what = f"{finding.severity}[{visible(finding.rule)}]"
    attack = finding.exposure.attack if finding.exposure else finding.message
    taken = INDENT + cells(where) + 1 + cells(what) + 1
    text, *rest = wrap(visible(attack), width=options.width, first=taken, indent=INNER)
    yield Piece(" " * INDENT), Piece(where, "path"), Piece(" "), Piece(what, finding.severity), Piece(f" {text}")
    for line in rest:
        yield (Piece(line),)
    for line in indented(_ids(finding, options)[0], width=options.width, indent=INNER):
        yield (Piece(line, "faint"),)


def _ids(finding: Finding, options: RenderOptions) -> tuple[str, int]:
    """The ids that a message names, one of each advisory, as many as a line holds, and how many those leave out."""
    named = [one for one in finding.advisories if one in finding.message]
    shown = len(named)
    while shown > 1 and not options.verbose and cells(_listed(named, shown)) > options.width - INNER:
        shown -= 1
    return visible(_listed(named, shown)), len(named) - shown


def _listed(ids: Sequence[str], shown: int) -> str:
    return ", ".join(ids[:shown]) + (f" and {len(ids) - shown} more" if shown < len(ids) else "")


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


def _is_answered(note: tuple[str, str], shared: Notes) -> bool:
    """Whether a note says that there is no fix where one is offered for all."""
    return note[0] == "no fix: " and any(label == "fix: " for label, _ in shared)


def _said(notes: Notes, width: int, indent: int) -> Iterator[Line]:
    for label in dict.fromkeys(label for label, _ in notes):
        text = " ".join(sentence for one, sentence in notes if one == label)
        start, *rest = wrap(visible(text), width=width, first=indent + cells(label), indent=indent + cells(label))
        yield Piece(" " * indent), Piece(label, "label"), Piece(start)
        for line in rest:
            yield (Piece(line),)
