"""A finding as a block of lines: code frame, related places, what to do, and where to read more."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from nextlint.output.escape import cells, visible, wrap
from nextlint.output.filters import applying, is_open, is_sure
from nextlint.output.frames import frame
from nextlint.output.paths import relative
from nextlint.output.styled import Piece

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from nextlint.model.findings import Finding, Span
    from nextlint.output.options import RenderOptions
    from nextlint.output.source_cache import SourceCache
    from nextlint.output.styled import Line

INDENT = 2


def finding_lines(finding: Finding, texts: SourceCache, *, cwd: str, options: RenderOptions) -> Iterator[Line]:
    yield from header(finding, cwd=cwd, width=options.width)
    if not finding.advisories:  # the frame would only show a version, for up to nine findings
        yield from frame(texts, finding.span, width=options.width, style=finding.severity)
    for related in finding.related:
        yield from prose("", f"{place(related.span, cwd)} ", related.message, options.width)
        yield from frame(texts, related.span, width=options.width, style="gutter", marker="-", context=0)
    yield from _advice(finding, remedy(finding, options), options.width)
    if finding.url:
        url = visible(finding.url)
        yield Piece(" " * INDENT), Piece("docs: ", "label"), Piece(url, "url", link=url)


def brief_lines(findings: Sequence[Finding], *, cwd: str, options: RenderOptions) -> Iterator[Line]:
    """Yield the message and the remedy of several findings, without code and explanations."""
    for finding in findings:
        yield from header(finding, cwd=cwd, width=options.width)
        said = finding._replace(help="") if is_open(finding) and finding.fix is not None else finding
        yield from _advice(said, _brief_remedy(finding, options), options.width)


def rest_lines(findings: Sequence[Finding], left_out: Sequence[str], options: RenderOptions) -> Iterator[Line]:
    """Yield the address of the rules' pages, and what -v would show."""
    yield from rules_page(findings)
    if left_out:
        yield from prose("", "", f"{whole(options)} shows {' and '.join(left_out)}", options.width)


def _advice(finding: Finding, cure: Iterable[Line], width: int) -> Iterator[Line]:
    """Yield what to do about a finding: help, assumptions, ``cure`` if it is open, and why it is suppressed."""
    if finding.help:
        yield from prose("help: ", "", finding.help, width)
    for clause in finding.assumptions:
        yield from prose("assumed: ", "", clause, width)
    if is_open(finding):
        yield from cure
    if finding.suppressed is not None:
        yield from prose("suppressed: ", "", finding.suppressed or "no reason given", width)


def _brief_remedy(finding: Finding, options: RenderOptions) -> Iterator[Line]:
    """Yield the fix, for which the summary names the flags, or what to paste instead."""
    if finding.fix is not None:
        yield from prose("fix: ", "", f"{finding.fix.title} ({finding.fix.applicability})", options.width)
    elif finding.snippet:
        yield from remedy(finding, options)


def whole(options: RenderOptions) -> str:
    """Return the argument that shows everything."""
    return "args: [-v]" if options.hook else "-v"


def rules_page(findings: Sequence[Finding]) -> Iterator[Line]:
    """Yield the common address of the rules' pages."""
    if urls := sorted({os.path.dirname(finding.url.rstrip("/")) for finding in findings if finding.url}):
        address = f"{visible(urls[0])}/"
        yield Piece(" " * INDENT), Piece("docs: ", "label"), Piece(address, "url", link=address)


def place(span: Span, cwd: str) -> str:
    return f"{visible(relative(span.path, cwd))}:{span.start.line}:{span.start.column}"


def header(finding: Finding, *, cwd: str, width: int) -> Iterator[Line]:
    where = place(finding.span._replace(path=finding.path), cwd)
    what = f"{finding.severity}[{visible(finding.rule)}]"
    taken = cells(where) + 1 + cells(what) + 1
    text, *rest = wrap(visible(finding.message), width=width, first=taken, indent=INDENT)
    yield Piece(where, "path"), Piece(" "), Piece(what, finding.severity), Piece(f" {text}" if text else "")
    for line in rest:
        yield (Piece(line),)


def prose(label: str, lead: str, text: str, width: int) -> Iterator[Line]:
    """Yield ``label`` and text, indented and wrapped; each line of the text starts a new one."""
    paragraphs = text.split("\n")
    for number, paragraph in enumerate(paragraphs):
        head = label + lead if number == 0 else ""
        indent = INDENT + (len(label) if label else 2)
        first = INDENT + cells(head) if head else indent
        start, *rest = wrap(visible(paragraph), width=width, first=first, indent=indent)
        if number == 0:
            yield Piece(" " * INDENT), Piece(label, "label"), Piece(lead, "path"), Piece(start)
        else:
            yield (Piece((" " * indent + start).rstrip()),)
        for line in rest:
            yield (Piece(line),)


def remedy(finding: Finding, options: RenderOptions) -> Iterator[Line]:
    """Yield the fix and how to apply it, or why there is none and what to paste instead."""
    if finding.fix is not None:
        yield from prose("fix: ", "", f"{finding.fix.title} ({how(finding, options)})", options.width)
    elif finding.no_fix:
        yield from prose("no fix: ", "", finding.no_fix, options.width)
    if finding.snippet and finding.fix is None:
        yield Piece(" " * INDENT), Piece("to paste:", "label")
        for line in finding.snippet.rstrip("\n").split("\n"):
            code = visible(line.rstrip("\r").expandtabs(4))
            yield (Piece(f"{'':>{INDENT + 4}}{code}".rstrip()),)


def how(finding: Finding, options: RenderOptions) -> str:
    assert finding.fix is not None  # noqa: S101 - asked of findings with a fix
    fixing = options.fixing or options.diff
    with_ = applying(finding.fix, hook=options.hook, fixing=fixing)
    if finding.fix.applicability == "unsafe":
        verb = "apply" if is_sure(finding.fix) else "try"
        return f"unsafe: {verb} it with {with_}"
    return "safe" if fixing else f"safe: apply it with {with_}"
