"""HTML: one self-contained page (no network, no external scripts) to read, filter and print."""

from __future__ import annotations

from collections import Counter
from html import escape
from importlib import resources
from typing import TYPE_CHECKING

from nextlint._version import __version__
from nextlint.model.findings import SEVERITIES
from nextlint.output import summary
from nextlint.output.escape import visible
from nextlint.output.filters import command_of, is_open, is_sure, shown_findings
from nextlint.output.frames import frame
from nextlint.output.paths import relative
from nextlint.output.source_cache import SourceCache
from nextlint.output.upgrade import TITLES, title
from nextlint.release.model import Release

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from nextlint.model.findings import Finding
    from nextlint.model.report import ProjectReport, Report
    from nextlint.output.options import RenderOptions

FRAME_WIDTH = 100  # cells of a code frame; the page scrolls it if there is less room


def render(report: Report, *, cwd: str, options: RenderOptions) -> str:
    page = Page(report, cwd, options)
    return "".join(f"{line}\n" for line in page.lines())


def text(value: str) -> str:
    """Return text for HTML, with hidden characters escaped."""
    return escape(visible(value))


class Page:
    """One report and the data that its parts share."""

    def __init__(self, report: Report, cwd: str, options: RenderOptions) -> None:
        self.report = report
        self.cwd = cwd
        self.options = options
        self.texts = SourceCache(report.texts)
        self.findings = shown_findings(report, options)
        self.versions = {project.root: version_of(project) for project in report.projects}
        roots = dict.fromkeys([*self.versions, *(one.project for one in self.findings)])
        self.numbers = {root: number for number, root in enumerate(roots)}

    def lines(self) -> Iterator[str]:
        yield "<!doctype html>"
        yield '<html lang="en"><head><meta charset="utf-8">'
        yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
        yield '<meta http-equiv="Content-Security-Policy" content="default-src \'none\'; '
        yield "style-src 'unsafe-inline'; script-src 'unsafe-inline'\">"
        yield f"<title>nextlint report</title><style>{asset('report.css')}</style></head><body>"
        yield f"<header><h1>nextlint</h1><p>{text(summary.text(self.report, options=self.options))}</p></header><main>"
        yield from self.matrix()
        yield from self.upgrade()
        yield from self.advisories()
        yield from self.filters()
        for root in self.numbers:
            yield from self.project(root)
        yield from self.problems()
        yield f"</main><footer>nextlint {text(__version__)}</footer><script>{asset('report.js')}</script></body></html>"

    def name(self, root: str) -> str:
        return text(relative(root, self.cwd))

    def version(self, root: str) -> str:
        return text(self.versions.get(root, "unknown"))

    def matrix(self) -> Iterator[str]:
        """Yield the matrix of projects and rules: how often each rule was found, with the cell's highest severity."""
        rules = sorted({one.rule for one in self.findings})
        if not rules:
            yield "<p>Nothing was found.</p>"
            return
        cells: dict[tuple[str, str], list[Finding]] = {}
        for one in self.findings:
            cells.setdefault((one.project, one.rule), []).append(one)
        yield '<section class="scroll"><h2>Projects by rule</h2><table><thead><tr><th scope="col">project</th>'
        yield '<th scope="col">Next.js</th>' + "".join(f'<th scope="col">{text(rule)}</th>' for rule in rules)
        yield "</tr></thead><tbody>"
        for root in self.numbers:
            yield f'<tr><th scope="row">{self.name(root)}</th><td>{self.version(root)}</td>'
            yield from (self.cell(root, rule, cells.get((root, rule), ())) for rule in rules)
            yield "</tr>"
        yield "</tbody></table></section>"

    def upgrade(self) -> Iterator[str]:
        """Yield, with --upgrade-to, the projects by what to do and when."""
        if not any(one.stage for one in self.findings):
            return
        yield f'<section class="scroll"><h2>Upgrade to {text(self.options.upgrade_to)}</h2><table><thead><tr>'
        yield '<th scope="col">project</th><th scope="col">Next.js</th>'
        yield "".join(f'<th scope="col">{stage}</th>' for stage in TITLES) + "</tr></thead><tbody>"
        for root, number in self.numbers.items():
            counts = Counter(one.stage for one in self.findings if one.project == root)
            yield f'<tr><th scope="row">{self.name(root)}</th><td>{self.version(root)}</td>'
            yield "".join(f'<td><a href="#p{number}">{counts[stage]}</a></td>' for stage in TITLES) + "</tr>"
        yield "</tbody></table></section>"

    def cell(self, root: str, rule: str, found: Sequence[Finding]) -> str:
        if not found:
            return "<td></td>"
        severity = max((one.severity for one in found), key=SEVERITIES.index)
        target = f"#p{self.numbers[root]}"
        return f'<td class="{severity}"><a href="{target}" data-rule="{text(rule)}">{len(found)}</a></td>'

    def advisories(self) -> Iterator[str]:
        """Yield each reachable advisory and the number of projects."""
        pairs = {(identifier, one.project) for one in self.findings for identifier in one.advisories}
        counted = Counter(identifier for identifier, _ in pairs)
        if counted:
            yield '<section class="scroll"><h2>Advisories</h2><table><thead><tr><th scope="col">id</th>'
            yield '<th scope="col">projects</th></tr></thead><tbody>'
            for identifier, count in sorted(counted.items(), key=lambda item: (-item[1], item[0])):
                yield f'<tr><th scope="row">{text(identifier)}</th><td>{count}</td></tr>'
            yield "</tbody></table></section>"

    def filters(self) -> Iterator[str]:
        yield '<form class="filters" role="search"><label>Filter <input type="search" id="filter" '
        yield 'placeholder="project, rule or text"></label>'
        for severity in reversed(SEVERITIES):
            yield f'<label><input type="checkbox" data-severity="{severity}" checked> {severity}</label>'
        yield '<output id="count"></output></form>'

    def project(self, root: str) -> Iterator[str]:
        own = [one for one in self.findings if one.project == root]
        if not own:
            return
        yield f'<section class="project" id="p{self.numbers[root]}"><h2>{self.name(root)} '
        yield f"<small>{self.version(root)}</small></h2>"
        for one in own:
            yield from self.finding(one)
        yield "</section>"

    def finding(self, one: Finding) -> Iterator[str]:
        place = f"{relative(one.path, self.cwd)}:{one.span.start.line}:{one.span.start.column}"
        yield f'<details class="finding {one.severity}" data-severity="{one.severity}" data-rule="{text(one.rule)}">'
        yield f'<summary><span class="badge">{one.severity}</span> <b>{text(one.rule)}</b> {text(one.message)}'
        yield f"<code>{text(place)}</code></summary>"
        lines = frame(self.texts, one.span, width=FRAME_WIDTH, style=one.severity)
        code = "\n".join("".join(piece.text for piece in line) for line in lines)
        if code:
            yield f"<pre>{escape(code)}</pre>"
        if one.stage is not None:
            yield f"<p><b>{text(title(one.stage, self.options))}</b></p>"
        if one.help:
            yield "".join(f"<p>{text(part)}</p>" for part in one.help.split("\n"))
        if one.suppressed is not None:
            yield f"<p>Suppressed: {text(one.suppressed) or 'no reason given'}</p>"
        elif one.fix is not None and is_open(one):
            what = "Fix" if is_sure(one.fix) else "Fix to try"
            yield f"<p>{what}: {text(one.fix.title)} (<code>{command_of(one.fix, self.options)}</code>)</p>"
        elif one.no_fix:
            yield f"<p>No fix: {text(one.no_fix)}</p>"
        if one.advisories:
            yield f"<p>Advisories: {text(', '.join(one.advisories))}</p>"
        if one.url.startswith("https://"):
            yield f'<p><a href="{escape(one.url)}">About {text(one.rule)}</a></p>'
        yield "</details>"

    def problems(self) -> Iterator[str]:
        if self.report.problems:
            yield '<section><h2>Could not be checked</h2><ul class="problems">'
            for path, reason in self.report.problems:
                yield f"<li><code>{text(relative(path, self.cwd))}</code>: {text(reason)}</li>"
            yield "</ul></section>"


def version_of(project: ProjectReport) -> str:
    return project.release.version if isinstance(project.release, Release) else "unknown"


def asset(name: str) -> str:
    """Return the text of a file of the page, which ships with the package."""
    return resources.files("nextlint.output").joinpath("assets", name).read_text(encoding="utf-8")
