"""Whatever a finding holds, every output says it: no exception, no control character, the same facts."""

from __future__ import annotations

import json
import re
from xml.etree import ElementTree

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from nextlint.model.findings import SEVERITIES, Finding, OptionUse, Position, Related, Span
from nextlint.model.fixes import Edit, Fix
from nextlint.model.report import FORMATS, Report
from nextlint.output import render
from nextlint.output.escape import is_hidden, visible
from nextlint.output.paths import relative, uri

from .output_samples import PLAIN, PROJECT, RULE

TEXT = st.text(st.characters(), max_size=30)
PATHS = st.text(st.characters(exclude_characters="\0"), min_size=1, max_size=20).map(lambda name: f"/repo/a/{name}")
POSITIONS = st.builds(Position, st.integers(1, 6), st.integers(1, 40))
SPANS = st.builds(Span, PATHS, POSITIONS, POSITIONS)
FIXES = st.builds(
    Fix,
    TEXT,
    st.just(()),
    st.booleans(),
    st.lists(st.builds(Edit, st.just(0), st.just(0), TEXT, SPANS), max_size=2).map(tuple),
)
FINDINGS = st.builds(
    Finding,
    rule=st.from_regex(r"[a-z]+(-[a-z]+)*", fullmatch=True),
    category=st.sampled_from(["stability", "options", "security", "project", "suppressions"]),
    severity=st.sampled_from(SEVERITIES),
    project=PATHS,
    path=PATHS,
    span=SPANS,
    message=TEXT,
    help=TEXT,
    url=TEXT,
    related=st.lists(st.builds(Related, SPANS, TEXT), max_size=2).map(tuple),
    fix=st.none() | FIXES,
    no_fix=st.none() | TEXT,
    snippet=st.none() | TEXT,
    fixed=st.booleans(),
    suppressed=st.none() | TEXT,
    options=st.lists(
        st.builds(OptionUse, TEXT, st.booleans(), st.sampled_from(["honoured", "dropped", "throws", None])), max_size=2
    ).map(tuple),
    advisories=st.lists(TEXT, max_size=2).map(tuple),
    assumptions=st.lists(TEXT, max_size=2).map(tuple),
    stage=st.sampled_from(["before", "with", "after", "look", None]),
)
SHOWN = PLAIN._replace(show_suppressed=True, rules=(RULE,))


@st.composite
def reports(draw: st.DrawFn) -> Report:
    """Findings whose files hold any text."""
    findings = draw(st.lists(FINDINGS, min_size=1, max_size=3))
    texts = {}
    for finding in findings:
        for span in (finding.span, *(related.span for related in finding.related)):
            if draw(st.booleans()):
                texts[span.path] = draw(st.text(st.characters(), max_size=80))
        texts.setdefault(finding.path, draw(st.text(st.characters(), max_size=80)))
    return Report((PROJECT,), tuple(findings), texts=texts)


STYLING = re.compile("\x1b\\[[0-9;]*m|\x1b\\]8;;[ -~]*\x1b\\\\")


@pytest.mark.parametrize("name", [chr(0xD800), chr(0xDCFF), chr(0xD800) + chr(0xDCFF)])
def test_a_path_of_halves_of_characters_has_a_uri(name: str) -> None:
    encoded, inside = uri(f"/repo/{name}", "/repo")
    assert inside
    assert encoded.isascii()


@pytest.mark.parametrize("name", FORMATS)
@given(report=reports(), width=st.integers(1, 200))
@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None, max_examples=25)
def test_every_output_is_made_of_visible_lines(name: str, report: Report, width: int) -> None:
    text = render(name, report, cwd="/repo", options=SHOWN._replace(width=width))
    assert not any(map(is_hidden, text.replace("\n", "")))
    assert text == "" or text.endswith("\n")
    text.encode()  # no lone surrogate: it can be written to any UTF-8 stream


@pytest.mark.parametrize("name", ["full", "concise"])
@given(report=reports(), width=st.integers(1, 200))
@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None, max_examples=25)
def test_colour_and_links_change_nothing_but_the_style(name: str, report: Report, width: int) -> None:
    options = SHOWN._replace(width=width)
    coloured = render(name, report, cwd="/repo", options=options._replace(color=True, hyperlinks=True))
    assert STYLING.sub("", coloured) == render(name, report, cwd="/repo", options=options)


@given(reports())
@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None, max_examples=30)
def test_json_keeps_every_character(report: Report) -> None:
    found = json.loads(render("json", report, cwd="/repo", options=SHOWN))["findings"]
    assert [one["message"] for one in found] == [finding.message for finding in report.findings]
    assert [one["path"] for one in found] == [relative(finding.path, "/repo") for finding in report.findings]
    assert [one["suppressed"] for one in found] == [finding.suppressed for finding in report.findings]


@given(reports())
@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None, max_examples=30)
def test_junit_is_xml_that_says_the_same(report: Report) -> None:
    root = ElementTree.fromstring(render("junit", report, cwd="/repo", options=SHOWN))
    said = {failure.get("message") for failure in root.iter("failure")}
    expected = {
        visible(finding.message)
        for finding in report.findings
        if not finding.fixed and finding.suppressed is None and finding.severity != "info"
    }
    assert said == expected
    assert int(root.get("tests", "")) == len(root.findall("*/testcase"))
    assert int(root.get("failures", "")) == sum(case.find("failure") is not None for case in root.iter("testcase"))


@given(reports())
@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None, max_examples=30)
def test_fingerprints_are_unique(report: Report) -> None:
    doubled = report._replace(findings=report.findings * 2)
    issues = json.loads(render("gitlab", doubled, cwd="/repo", options=SHOWN))
    assert len({issue["fingerprint"] for issue in issues}) == len(issues)


@given(reports())
@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None, max_examples=30)
def test_concise_has_one_line_per_finding(report: Report) -> None:
    text = render("concise", report, cwd="/repo", options=SHOWN._replace(quiet=True))
    assert text.count("\n") == len(report.findings)
