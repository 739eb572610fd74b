"""A project's findings about advisories as one block: shared texts and ids appear once."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from nextlint.advisories import table
from nextlint.model.findings import SEVERITIES, Ending
from nextlint.model.fixes import RequireNext
from nextlint.output.escape import cells, visible, wrap
from nextlint.output.finding_view import INDENT, place
from nextlint.output.styled import Piece
from nextlint.release.versions import precedence

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from nextlint.model.findings import Exposure, Finding
    from nextlint.output.options import RenderOptions
    from nextlint.output.styled import Line

    Exposed = Sequence[tuple[Finding, Exposure]]

INNER = 4
DEEPER = 6


def block_of(finding: Finding) -> tuple[str, str] | None:
    """Return a key that is equal for findings of the same block; None for a finding with its own block."""
    if finding.exposure is None or finding.suppressed is not None:
        return None
    return finding.project, finding.exposure.subject


def folded_lines(findings: Sequence[Finding], *, cwd: str, options: RenderOptions) -> Iterator[Line]:
    """Yield one block for two or more findings of a project, the worst first."""
    worst_first = sorted(findings, key=lambda finding: -SEVERITIES.index(finding.severity))
    exposed = _by_one_upgrade([(finding, finding.exposure) for finding in worst_first if finding.exposure])
    shared, count = Counter(exposure.ending for _, exposure in exposed).most_common(1)[0]
    yield (Piece(f"{visible(exposed[0][1].subject)}: an attacker can", "label"),)
    for finding, exposure in exposed:
        yield from _entry(finding, exposure, cwd=cwd, options=options)
        alone = exposure.ending != shared or count == 1
        if alone:
            yield from _note("help: ", exposure.ending.briefly or exposure.ending.advice, options.width, INNER)
        if exposure.meanwhile and (alone or finding.fix or finding.severity != "info"):
            yield from _note("meanwhile: ", exposure.meanwhile + _own_fix(finding), options.width, INNER)
        if exposure.perhaps:
            yield from _note("possibly also: ", exposure.perhaps, options.width, INNER)
    if count > 1:
        yield from _note("help: ", shared.advice, options.width, INDENT)
    yield from _shared_notes(exposed, options.width)


def hidden_ids(findings: Sequence[Finding], *, cwd: str, options: RenderOptions) -> int:
    """Return the number of ids that a block omits."""
    exposed = [(finding, finding.exposure) for finding in findings if finding.exposure]
    return sum(_fitting(finding, exposure, cwd=cwd, options=options)[1] for finding, exposure in exposed)


def _by_one_upgrade(exposed: Exposed) -> Exposed:
    """Give each finding the highest of the upgrades, if that fixes all of them."""
    ended = [finding for finding, _ in exposed if finding.upgrade is not None]
    ids = {identifier for finding in ended for identifier in finding.advisories}
    rows = [row for row in table.advisories() if row.package == "next" and not ids.isdisjoint(row.ids)]
    upgrades = sorted(
        (finding.upgrade for finding in ended if finding.upgrade), key=lambda one: precedence(one.version)
    )
    if not upgrades or any(row.affects(upgrades[-1].version) for row in rows):
        return exposed
    ending = Ending(upgrades[-1].advice)
    return [
        (finding, exposure if finding.upgrade is None else exposure._replace(ending=ending))
        for finding, exposure in exposed
    ]


def _entry(finding: Finding, exposure: Exposure, *, cwd: str, options: RenderOptions) -> Iterator[Line]:
    """Yield the place, what an attacker can do, why, and as many ids as fit on the last line."""
    where, what = _where(finding, cwd), _what(finding)
    lines, _ = _fitting(finding, exposure, cwd=cwd, options=options)
    yield Piece(" " * INDENT), Piece(where, "path"), Piece(" "), Piece(what, finding.severity), Piece(f" {lines[0]}")
    for line in lines[1:]:
        yield (Piece(line),)


def _fitting(finding: Finding, exposure: Exposure, *, cwd: str, options: RenderOptions) -> tuple[list[str], int]:
    """Return the lines of an entry, with ids only as far as they need no extra line, and the number of ids omitted.

    An advisory counts once, with the id that the message names.
    """
    named = [one for one in finding.advisories if one in finding.message]
    taken = INDENT + cells(_where(finding, cwd)) + 1 + cells(_what(finding)) + 1

    def lines(shown: int) -> list[str]:
        more = f" and {len(named) - shown} more" if shown < len(named) else ""
        ids = f" ({', '.join(named[:shown])}{more})" if named else ""
        text = f"{exposure.attack}: {exposure.because}{ids}"
        return wrap(visible(text), width=options.width, first=taken, indent=INNER)

    shown = len(named)
    if not options.verbose:
        while shown > 1 and len(lines(shown)) > len(lines(1)):
            shown -= 1
    return lines(shown), len(named) - shown


def _where(finding: Finding, cwd: str) -> str:
    return place(finding.span._replace(path=finding.path), cwd)


def _what(finding: Finding) -> str:
    return f"{finding.severity}[{visible(finding.rule)}]"


def _raises_the_range(finding: Finding) -> bool:
    return finding.fix is not None and [*map(type, finding.fix.operations)] == [RequireNext]


def _target(finding: Finding) -> tuple[object, ...]:
    return precedence(finding.upgrade.version if finding.upgrade else "0.0.0")


def _own_fix(finding: Finding) -> str:
    if finding.fix is None or _raises_the_range(finding):
        return ""
    return f" ({finding.fix.applicability} fix)"


def _shared_notes(exposed: Exposed, width: int) -> Iterator[Line]:
    """Yield what applies to several findings: the fix of package.json, assumptions, and doubts about the data."""
    raising = [finding for finding, _ in exposed if _raises_the_range(finding)]
    highest = max(raising, key=_target, default=None)
    if highest is not None and highest.fix is not None:
        short = [finding.rule for finding, _ in exposed if finding.upgrade and _target(finding) > _target(highest)]
        limits = f"; not enough for {', '.join(short)}" if short else ""
        yield from _note("fix: ", f"{highest.fix.title} ({highest.fix.applicability}{limits})", width, INDENT)
    for clause in dict.fromkeys(clause for finding, _ in exposed for clause in finding.assumptions):
        yield from _note("assumed: ", clause, width, INDENT)
    doubts = [doubt for _, exposure in exposed for doubt in exposure.doubts]
    for doubt in dict.fromkeys(doubt for _, doubt in doubts):
        ids = dict.fromkeys(one for one, said in doubts if said == doubt)
        yield from _note("doubt: ", f"{', '.join(ids)}: {doubt}", width, INDENT)


def _note(label: str, text: str, width: int, indent: int) -> Iterator[Line]:
    deeper = indent + cells(label) if indent == INDENT else DEEPER
    start, *rest = wrap(visible(text), width=width, first=indent + cells(label), indent=deeper)
    yield Piece(" " * indent), Piece(label, "label"), Piece(start)
    for line in rest:
        yield (Piece(line),)
