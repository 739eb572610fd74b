"""--add-suppressions: suppress every current finding, with one reason, so that only new ones fail."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nextlint.files.jsonedit import apply, with_member
from nextlint.fixer import FixSession
from nextlint.fixing.proof import is_sound
from nextlint.linter import assemble, plan
from nextlint.model.errors import NextlintError
from nextlint.suppressions.comments import MARK, SCRIPTS, UNUSED

if TYPE_CHECKING:
    from collections.abc import Iterable

    from nextlint.files.reader import Reader
    from nextlint.linter import Request
    from nextlint.model.findings import Finding
    from nextlint.model.report import Report


def add_suppressions(request: Request, reason: str) -> tuple[Report, int]:
    """Suppress every finding: by a comment above its line, or in package.json if that is not possible.

    Returns the report of linting again and the number of suppressed findings. Raises NextlintError, also if a file
    cannot be written; the others are still written.
    """
    found = plan(request)
    session = FixSession(found)
    before = _count(session)
    for number in range(len(found.jobs)):
        _add_comments(session, number, reason)
        _add_to_package(session, number, reason)
    for path, reason in session.write().items():
        raise NextlintError(f"the suppressions were not written: {reason}", path=path)
    return assemble(found, session.results, changed=session.changes()), before - _count(session)


def _open(findings: Iterable[Finding]) -> list[Finding]:
    return [one for one in findings if one.suppressed is None and one.rule != UNUSED]


def _count(session: FixSession) -> int:
    return sum(len(_open(result.findings)) for result in session.results)


def _add_comments(session: FixSession, number: int, reason: str) -> None:
    """Put a comment above each line of a script with a finding, from the last line to the first."""
    places: dict[tuple[str, int], list[str]] = {}
    for finding in _open(session.results[number].findings):
        if finding.path.endswith(SCRIPTS):
            places.setdefault((finding.path, finding.span.start.line), []).append(finding.rule)
    session.snapshot(path for path, _ in places)
    for (path, line), rules in sorted(places.items(), reverse=True):
        text = _with_comment(path, line, sorted(set(rules)), reason, session.reader)
        if text is not None:
            _accept_if_better(session, number, path, text)


def _with_comment(path: str, line: int, rules: list[str], reason: str, reader: Reader) -> str | None:
    source = reader.source_or_none(path)
    if source is None or line > len(source.line_starts):
        return None
    start = source.line_starts[line - 1]
    code = source.line_text(line)
    indent = code[: len(code) - len(code.lstrip())]
    newline = "\r\n" if "\r\n" in source.text else "\n"
    comment = f"{indent}// {MARK}[{', '.join(rules)}]: {reason}{newline}"
    return source.text[:start] + comment + source.text[start:]


def _add_to_package(session: FixSession, number: int, reason: str) -> None:
    """Add the remaining findings to the table in package.json."""
    project = session.jobs[number].project
    if project.package is None:
        return
    path = project.package.path
    session.snapshot([path])
    for rule in sorted({finding.rule for finding in _open(session.results[number].findings)}):
        source = session.reader.source_or_none(path)
        change = with_member(source.text, ("nextlint", "ignore", rule), reason) if source else None
        if source is not None and change is not None:
            _accept_if_better(session, number, path, apply(source.text, change))


def _accept_if_better(session: FixSession, number: int, path: str, text: str) -> None:
    """Keep the text if the file still parses and has fewer findings."""
    if not is_sound(path, text):
        return
    results = session.consequences(number, {path: text})
    if any(result.failure is not None for result in results.values()):
        return
    if len(_open(results[number].findings)) < len(_open(session.results[number].findings)):
        session.accept(number, {path: text}, results)
