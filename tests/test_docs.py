"""The documentation: complete, true where a machine can tell, and a site that builds without a warning."""

from __future__ import annotations

import json
import os
import re
import shlex
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

import jsonschema
import pytest

from nextlint.cli import main
from nextlint.cli.arguments import parser
from nextlint.linter import Request, lint
from nextlint.rules import all_rules
from nextlint.rules.base import Rule
from nextlint.settings.schema import settings_schema, violations

ROOT = Path(__file__).parent.parent
DOCS = ROOT / "docs"
PAGES = sorted(path for path in DOCS.rglob("*.md") if "_parts" not in path.parts)
BLOCK = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
LINK = re.compile(r"(?<!!)\[[^\]]*\]\(([^)\s]+)\)")
LONGEST_BUILD = 300  # seconds, on a machine with much else to do


def text_of(name: str) -> str:
    return (DOCS / name).read_text(encoding="utf-8")


def blocks(language: str) -> Iterator[tuple[str, str]]:
    """(page, text) of every code block of a language."""
    for page in PAGES:
        for name, text in BLOCK.findall(page.read_text(encoding="utf-8")):
            if name == language:
                yield page.relative_to(DOCS).as_posix(), text


# ── complete ─────────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("rule", all_rules().values(), ids=lambda rule: rule.id)
def test_every_rule_has_a_page_where_findings_send_the_reader(rule: Rule) -> None:
    assert rule.url.endswith(f"/rules/{rule.id}/")
    page = text_of(f"rules/{rule.id}.md")
    assert all(part in page for part in (rule.title, rule.summary, rule.applies, *rule.sources))
    assert f"[{rule.id}]({rule.id}.md)" in text_of("rules/index.md")


def test_no_page_is_of_a_rule_that_is_not() -> None:
    assert {path.stem for path in (DOCS / "rules").glob("*.md")} == {"index", *all_rules()}


def test_every_option_is_documented() -> None:
    page = text_of("command-line.md")
    names = [name for action in parser()._actions for name in action.option_strings if action.dest != "help"]
    assert [name for name in names if f"`{name}`" not in page and f"`{name} " not in page] == []


def test_every_setting_is_documented() -> None:
    page = text_of("settings.md")
    assert [key for key in settings_schema()["properties"] if f"| `{key}` |" not in page] == []


def test_every_output_format_is_documented() -> None:
    from nextlint.model.report import FORMATS

    page = text_of("output-formats.md")
    assert [name for name in FORMATS if f"| `{name}` |" not in page] == []


# ── true ─────────────────────────────────────────────────────────────────────────────────────────────────────────


def commands() -> list[tuple[str, str]]:
    lines = [
        (page, line.strip().removeprefix("- run: ").removeprefix("- "))
        for language in ("sh", "yaml")
        for page, text in blocks(language)
        for line in text.splitlines()
    ]
    return [(page, line) for page, line in lines if line.startswith("nextlint ") and "[" not in line]


@pytest.mark.parametrize(("page", "line"), commands())
def test_every_command_that_is_shown_is_one(page: str, line: str) -> None:
    words = shlex.split(line, comments=True)[1:]
    redirected = [index for index, word in enumerate(words) if word in ("<", ">")]
    parser().parse_args(words[: redirected[0]] if redirected else words)


@pytest.mark.parametrize(("page", "text"), list(blocks("toml")))
def test_every_piece_of_settings_is_accepted(page: str, text: str) -> None:
    table = tomllib.loads(text)
    table = table.get("tool", {}).get("nextlint", table)
    assert list(violations(table, settings_schema())) == []


@pytest.mark.parametrize(("page", "text"), list(blocks("json")))
def test_every_piece_of_json_is_what_it_says(page: str, text: str) -> None:
    if page == "rules/unreadable-package.md":
        return
    value = json.loads(text)
    if "nextlint" in value:
        assert list(violations(value["nextlint"], settings_schema())) == []
    if "findings" in value:
        schema = json.loads((DOCS / "schemas" / "report.schema.json").read_text(encoding="utf-8"))
        jsonschema.validate(value, schema)


def test_the_mistake_in_the_settings_is_answered_as_shown(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "nextlint.toml").write_text('fail-one = "error"\n', encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    assert main([]) == 2
    assert f"```text\n{capsys.readouterr().err}```" in text_of("settings.md")


def test_the_suppressions_that_are_shown_suppress(tmp_path: Path) -> None:
    script = next(text for page, text in blocks("js") if page == "suppressions.md")
    table = next(text for page, text in blocks("json") if page == "suppressions.md")
    (tmp_path / "next.config.js").write_text(script, encoding="utf-8")
    package = json.loads(table) | {"dependencies": {"next": "13.4.4"}}
    (tmp_path / "package.json").write_text(json.dumps(package), encoding="utf-8")
    report = lint(Request((str(tmp_path),), str(tmp_path), isolated=True))
    assert [(one.rule, one.suppressed) for one in report.findings if one.rule == "render-workers"] == [
        ("render-workers", "one replica, restarted every night; upgrade planned for May")
    ]
    package["dependencies"]["next"] = "github:acme/next"
    (tmp_path / "package.json").write_text(json.dumps(package), encoding="utf-8")
    report = lint(Request((str(tmp_path),), str(tmp_path), isolated=True))
    reasons = [one.suppressed for one in report.findings if one.rule == "unresolved-release"]
    assert reasons == ["built from our own fork, which is 14.2"]


def test_the_rule_that_is_shown_is_one() -> None:
    module: dict[str, Any] = {}
    exec(next(text for page, text in blocks("python") if page == "adding-a-rule.md"), module)
    assert isinstance(module["RULE"], Rule)


# ── a site ───────────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("page", [*PAGES, ROOT / "README.md"], ids=lambda page: page.relative_to(ROOT).as_posix())
def test_links_between_files_resolve_as_they_stand(page: Path) -> None:
    """As they are read in the repository, without the site."""
    for link in LINK.findall(re.sub(r"```.*?```", "", page.read_text(encoding="utf-8"), flags=re.DOTALL)):
        target = urlsplit(link)
        if not target.scheme and target.path:
            assert (page.parent / unquote(target.path)).exists(), link


def test_readme_has_links_that_work_on_pypi_and_lead_to_what_is_there() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    addresses = re.findall(r"\]\(([^)\s]+)\)", readme)
    assert [address for address in addresses if not urlsplit(address).scheme] == []
    for address in addresses:
        inside = re.search(r"nextlint/nextlint/(?:blob/)?main/(.+)", address)
        assert inside is None or (ROOT / inside[1]).exists(), address


def test_the_picture_shows_what_readme_says_is_printed() -> None:
    command = [sys.executable, "scripts/terminal_picture.py", "--check"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    picture = (DOCS / "images" / "render-workers.svg").read_text(encoding="utf-8")
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert "nextlint examples/next-start" in readme
    assert picture.count("error[") + picture.count("warning[") == 2  # once drawn, once described


class Page(HTMLParser):
    """What a page links to, what it loads, and what can be linked to in it."""

    def __init__(self, path: Path) -> None:
        super().__init__()
        self.links: list[str] = []
        self.loaded: list[str] = []
        self.ids: set[str] = set()
        self.feed(path.read_text(encoding="utf-8"))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        named = {name: value or "" for name, value in attrs}
        self.ids |= {named[name] for name in ("id", "name") if name in named}
        if tag == "a" and "href" in named:
            self.links.append(named["href"])
        if tag == "link" and named.get("rel") not in ("canonical", "search", "next", "prev", "index", "genindex"):
            self.loaded.append(named.get("href", ""))
        if "src" in named:
            self.loaded.append(named["src"])


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site, built with warnings as errors."""
    for module in ("sphinx", "myst_parser", "furo"):
        pytest.importorskip(module, reason='the site is built with pip install -e ".[docs]"')
    folder = tmp_path_factory.mktemp("site")
    command = ["bash", str(ROOT / "scripts" / "build_docs.sh"), os.path.dirname(sys.executable), str(folder)]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=LONGEST_BUILD)
    assert done.returncode == 0, done.stdout + done.stderr
    return folder


@pytest.mark.slow
def test_the_site_loads_nothing_from_elsewhere(site: Path) -> None:
    for path in site.rglob("*.html"):
        assert [address for address in Page(path).loaded if urlsplit(address).netloc] == []
    for style in site.rglob("*.css"):
        assert re.findall(r"(?:@import|url\()\s*['\"]?(?:https?:)?//[^)'\"]+", style.read_text(encoding="utf-8")) == []


@pytest.mark.slow
def test_every_link_of_the_site_leads_to_a_page_and_a_place(site: Path) -> None:
    pages = {path: Page(path) for path in site.rglob("*.html")}
    for path, page in pages.items():
        for link in page.links:
            target = urlsplit(link)
            if target.scheme or target.netloc:
                continue
            there = (path.parent / unquote(target.path)).resolve() if target.path else path
            there = there / "index.html" if there.is_dir() else there
            assert there.exists(), f"{path}: {link}"
            if target.fragment and there in pages:
                assert unquote(target.fragment) in pages[there].ids, f"{path}: {link}"


# What people type into the search, as the index has it (stemmed), and a page that has to be among the answers.
SOUGHT = {
    "disabl": "faq",
    "ignor": "suppressions",
    "baselin": "faq",
    "monorepo": "adopting",
    "uvx": "installation",
    "docker": "installation",
    "neovim": "editors",
    "affect": "affected",
}


@pytest.mark.slow
@pytest.mark.parametrize(("term", "page"), SOUGHT.items())
def test_the_search_finds(site: Path, term: str, page: str) -> None:
    text = (site / "searchindex.js").read_text(encoding="utf-8")
    index = json.loads(text[text.index("{") : text.rindex("}") + 1])
    found = index["terms"].get(term, []), index["titleterms"].get(term, [])
    numbers = [number for each in found for number in (each if isinstance(each, list) else [each])]
    assert page in [index["docnames"][number] for number in numbers]


@pytest.mark.slow
def test_findings_and_schemas_are_where_their_addresses_say(site: Path) -> None:
    for rule in all_rules().values():
        assert (site / "rules" / rule.id / "index.html").exists()
    for schema in (site / "schemas").iterdir():
        address = json.loads(schema.read_text(encoding="utf-8"))["$id"]
        assert address.endswith(f"/schemas/{schema.name}")
    assert len(list((site / "schemas").iterdir())) == 2


def test_the_gate_runs_what_newcomers_are_told_to_run() -> None:
    gate = (ROOT / ".ci" / "run").read_text(encoding="utf-8").splitlines()
    for page, count in (("README.md", 2), ("CONTRIBUTING.md", 1)):
        commands = re.findall(r"^python3 -m venv .+$", (ROOT / page).read_text(encoding="utf-8"), re.MULTILINE)
        assert len(commands) == count
        for command in commands:
            assert any(line.removesuffix(" || code=$?") == command for line in gate), command
