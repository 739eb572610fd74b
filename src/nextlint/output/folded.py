"""A project's findings about advisories as one block: shared texts and ids appear once."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from nextlint.advisories import table
from nextlint.files.paths import posix_relative
from nextlint.model.findings import SEVERITIES
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
    exposed = _by_one_upgrade(
        sorted(
            ((finding, finding.exposure) for finding in findings if finding.exposure),
            key=lambda one: (-SEVERITIES.index(one[0].severity), one[1].rank),
        )
    )
    shared, count = Counter(exposure.ending for _, exposure in exposed).most_common(1)[0]
    yield (Piece(f"{visible(exposed[0][1].subject)}: an attacker can", "label"),)
    for finding, exposure in exposed:
        yield from _entry(finding, exposure, cwd=cwd, options=options)
        alone = exposure.ending != shared or count == 1
        is_minor = finding.severity == "info" and not options.verbose
        if alone and not (is_minor and exposure.meanwhile):
            yield from _note("help: ", exposure.ending.briefly or exposure.ending.advice, options.width, INNER)
        if exposure.meanwhile and (alone or finding.fix or finding.severity != "info"):
            yield from _note("meanwhile: ", exposure.meanwhile + _own_fix(finding), options.width, INNER)
        if exposure.perhaps:
            yield from _note("possibly also: ", exposure.perhaps, options.width, INNER)
    fix, is_enough = _shared_fix(exposed)
    if count > 1:
        advice = shared.beside_fix if fix and is_enough and shared.beside_fix else shared.advice
        yield from _note("help: ", advice, options.width, INDENT)
    if fix:
        yield from _note("fix: ", fix, options.width, INDENT)
    yield from _shared_notes(exposed, options)


def hidden_ids(findings: Sequence[Finding], *, cwd: str, options: RenderOptions) -> int:
    """Return the number of ids that a block omits."""
    exposed = [(finding, finding.exposure) for finding in findings if finding.exposure]
    return sum(_fitting(finding, exposure, cwd=cwd, options=options)[1] for finding, exposure in exposed)


def _by_one_upgrade(exposed: Exposed) -> Exposed:
    """Give each finding the highest of the upgrades, if that fixes all of them."""
    ended = [(finding.upgrade.version, finding, exposure) for finding, exposure in exposed if finding.upgrade]
    ids = {identifier for _, finding, _ in ended for identifier in finding.advisories}
    rows = [row for row in table.advisories() if row.package == "next" and not ids.isdisjoint(row.ids)]
    version, ending = max(
        ((version, exposure.ending) for version, _, exposure in ended),
        key=lambda one: precedence(one[0]),
        default=("", None),
    )
    if ending is None or any(row.affects(version) for row in rows):
        return exposed
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
        more = f" +{len(named) - shown}" if shown < len(named) else ""
        ids = f" ({', '.join(named[:shown])}{more})" if named else ""
        text = f"{exposure.attack}: {_because(finding, exposure)}{ids}"
        return wrap(visible(text), width=options.width, first=taken, indent=INNER)

    shown = len(named)
    if not options.verbose:
        while shown > 1 and len(lines(shown)) > len(lines(1)):
            shown -= 1
    return lines(shown), len(named) - shown


def _because(finding: Finding, exposure: Exposure) -> str:
    """Return why, without the path that the place of the entry names."""
    path = posix_relative(finding.path, finding.project)
    return re.sub(rf"(?<![^ ]){re.escape(path)} ", "the file ", exposure.because)


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


def _shared_fix(exposed: Exposed) -> tuple[str, bool]:
    """Return the fix of package.json that ends most, and whether it ends everything that an upgrade ends."""
    raising = [finding for finding, _ in exposed if _raises_the_range(finding)]
    highest = max(raising, key=_target, default=None)
    if highest is None or highest.fix is None:
        return "", False
    short = [finding.rule for finding, _ in exposed if finding.upgrade and _target(finding) > _target(highest)]
    limits = f"; not enough for {', '.join(short)}" if short else ""
    return f"{highest.fix.title} ({highest.fix.applicability}{limits})", not short


def _shared_notes(exposed: Exposed, options: RenderOptions) -> Iterator[Line]:
    """Yield what applies to several findings: assumptions, and doubts about the data."""
    for clause in dict.fromkeys(clause for finding, _ in exposed for clause in finding.assumptions):
        yield from _note("assumed: ", clause, options.width, INDENT)
    notes = [one for _, exposure in exposed for one in exposure.notes] if options.verbose else []
    doubts = [one for _, exposure in exposed for one in exposure.doubts]
    for label, said in (("note: ", notes), ("doubt: ", doubts)):
        for clause in dict.fromkeys(clause for _, clause in said):
            ids = dict.fromkeys(one for one, own in said if own == clause)
            yield from _note(label, f"{', '.join(ids)}: {clause}", options.width, INDENT)


def _note(label: str, text: str, width: int, indent: int) -> Iterator[Line]:
    deeper = indent + cells(label) if indent == INDENT else DEEPER
    start, *rest = wrap(visible(text), width=width, first=indent + cells(label), indent=deeper)
    yield Piece(" " * indent), Piece(label, "label"), Piece(start)
    for line in rest:
        yield (Piece(line),)
