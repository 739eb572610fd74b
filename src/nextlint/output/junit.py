"""JUnit XML: a suite per project, a case per rule and place. A project without findings has one passing case.

The elements and attributes follow Jenkins' schema. A finding below the level that fails the run is not a failure here
either: its case passes and reports it in ``system-out``.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from nextlint.model.findings import SEVERITIES, Finding
from nextlint.output.escape import visible
from nextlint.output.filters import shown_findings
from nextlint.output.paths import relative, repository_root

if TYPE_CHECKING:
    from collections.abc import Iterator

    from nextlint.model.report import Report
    from nextlint.output.options import RenderOptions

    Cases = Mapping[tuple[str, str], Sequence[Finding]]  # (rule, place) -> what was found there


def render(report: Report, *, cwd: str, options: RenderOptions) -> str:
    root = options.root or repository_root(cwd)
    suites: dict[str, dict[tuple[str, str], list[Finding]]] = {project.root: {} for project in report.projects}
    for finding in shown_findings(report, options):
        suites.setdefault(finding.project, {}).setdefault((finding.rule, place(finding, root)), []).append(finding)
    lines = [line for project, cases in suites.items() for line in suite(relative(project, root), cases, options)]
    lines += problem_suite(report.problems, root)
    errors = len(report.problems)
    tests = sum(len(cases) or 1 for cases in suites.values()) + errors
    failures = sum(failed(cases, options) for cases in suites.values())
    head = f"<testsuites{attributes(name='nextlint', tests=tests, failures=failures, errors=errors)}>"
    return "\n".join(['<?xml version="1.0" encoding="UTF-8"?>', head, *lines, "</testsuites>", ""])


def problem_suite(problems: Sequence[tuple[str, str]], root: str) -> Iterator[str]:
    """Yield a suite of errors for everything that could not be checked."""
    if not problems:
        return
    counts = attributes(name="not linted", tests=len(problems), failures=0, errors=len(problems), skipped=0, time=0)
    yield f"  <testsuite{counts}>"
    for path, reason in problems:
        yield f"    <testcase{attributes(classname='nextlint', name=relative(path, root), time=0)}>"
        yield f"      <error{attributes(message=reason, type='error')}/>"
        yield "    </testcase>"
    yield "  </testsuite>"


def place(finding: Finding, root: str) -> str:
    return f"{relative(finding.path, root)}:{finding.span.start.line}:{finding.span.start.column}"


def suite(name: str, cases: Cases, options: RenderOptions) -> Iterator[str]:
    skipped = sum(is_skipped(findings) for findings in cases.values())
    counts = attributes(
        name=name, tests=len(cases) or 1, failures=failed(cases, options), errors=0, skipped=skipped, time=0
    )
    yield f"  <testsuite{counts}>"
    if not cases:
        yield f"    <testcase{attributes(classname='nextlint', name='nothing found', time=0)}/>"
    for (rule, where), findings in cases.items():
        yield f"    <testcase{attributes(classname=f'nextlint.{rule}', name=where, time=0)}>"
        yield from outcomes(findings, where, options)
        yield "    </testcase>"
    yield "  </testsuite>"


def outcomes(findings: Sequence[Finding], where: str, options: RenderOptions) -> Iterator[str]:
    """Yield the elements of a case in schema order: skipped alone, or failures before output."""
    remaining = [finding for finding in findings if finding.suppressed is None]
    if not remaining:
        reasons = "; ".join(finding.suppressed or "no reason given" for finding in findings)
        yield f"      <skipped>{text(reasons)}</skipped>"
    for finding in remaining:
        if fails(finding, options):
            head = attributes(message=finding.message, type=finding.severity)
            yield f"      <failure{head}>{details(finding, where)}</failure>"
    for finding in remaining:
        if not fails(finding, options):
            yield f"      <system-out>{details(finding, where)}</system-out>"


def details(finding: Finding, where: str) -> str:
    lines = [f"{where}: {finding.severity}[{finding.rule}] {finding.message}", *finding.help.split("\n"), finding.url]
    return "\n".join(text(line) for line in lines if line)


def failed(cases: Cases, options: RenderOptions) -> int:
    return sum(any(fails(finding, options) for finding in findings) for findings in cases.values())


def fails(finding: Finding, options: RenderOptions) -> bool:
    return finding.suppressed is None and SEVERITIES.index(finding.severity) >= SEVERITIES.index(options.fail_on)


def is_skipped(findings: Sequence[Finding]) -> bool:
    return all(finding.suppressed is not None for finding in findings)


def attributes(**values: object) -> str:
    return "".join(f' {name}="{text(str(value))}"' for name, value in values.items())


def text(value: str) -> str:
    """Return visible text for content and attributes; the escapes include everything that XML 1.0 forbids."""
    for char, entity in (("&", "&amp;"), ("<", "&lt;"), (">", "&gt;"), ('"', "&quot;")):
        value = value.replace(char, entity)
    return visible(value)
