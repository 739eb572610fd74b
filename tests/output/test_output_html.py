"""The page is whole (nothing from elsewhere), its links lead somewhere, and no text of a project becomes markup."""

from __future__ import annotations

from html.parser import HTMLParser

import pytest

from nextlint.model.report import Report
from nextlint.output import render

from .output_samples import CWD, EVERY_FIELD, HOSTILE, HOSTILE_NAME, HOSTILE_TEXT, PLAIN, ROOT, WITH_FACTS, report

VOID = {"meta", "input"}


class Reader(HTMLParser):
    """Collects elements and text, and fails on an element that is not closed in its place."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self.feed(page)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if self.open and self.open[-1] not in ("style", "script"):
            self.text += data


HOSTILE_REPORT = report(HOSTILE, texts={HOSTILE_NAME: HOSTILE_TEXT})


@pytest.mark.parametrize("shown", [EVERY_FIELD, HOSTILE_REPORT, report(), report(WITH_FACTS)])
def test_the_page_is_well_formed_and_whole(shown: Report) -> None:
    page = Reader(render("html", shown, cwd=CWD, options=PLAIN))
    ids = {attributes.get("id") for _, attributes in page.elements}
    for tag, attributes in page.elements:
        assert tag not in ("link", "img", "iframe")
        assert "src" not in attributes
        target = attributes.get("href") or ""
        assert target[1:] in ids if target.startswith("#") else target.startswith("https://") or not target


def test_a_finding_has_its_place_frame_help_and_fix() -> None:
    page = Reader(render("html", EVERY_FIELD, cwd=CWD, options=PLAIN))
    for part in ("apps/web/next.config.js:4:40", "> 4 |", "or upgrade to Next 13.5.11", "nextlint --fix", "13.4.4"):
        assert part in page.text


def test_advisories_are_counted_by_project() -> None:
    page = Reader(render("html", report(WITH_FACTS, WITH_FACTS), cwd=CWD, options=PLAIN))
    assert "GHSA-0000-0000-00001" in page.text  # the id, and one project


def test_no_text_of_a_project_is_markup() -> None:
    page = Reader(render("html", HOSTILE_REPORT, cwd=CWD, options=PLAIN))
    assert '<b>&"appDir" is 100%' in page.text
    assert "\u202e" not in page.text
    assert "\x1b" not in page.text


def test_a_project_without_findings_is_in_the_table_alone() -> None:
    page = render("html", EVERY_FIELD, cwd=CWD, options=PLAIN)
    assert 'id="p0"' in page
    assert 'id="p1"' not in page
    assert ROOT not in page
