"""--inspect: what was resolved for each project, how certain it is, and where each fact comes from."""

from __future__ import annotations

import json
import os
from typing import TYPE_CHECKING

from nextlint.advisories.upgrade import ended_by
from nextlint.output.escape import visible, wrap
from nextlint.output.finding_view import place
from nextlint.output.json_ import json_value, release_problem
from nextlint.output.paths import relative
from nextlint.output.styled import Piece, draw
from nextlint.release.model import Release, Unresolved

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from nextlint.advisories.model import Verdict
    from nextlint.config.outcome import Outcome
    from nextlint.model.report import ProjectReport, Report
    from nextlint.output.options import RenderOptions
    from nextlint.output.styled import Line

LABEL = 9  # cells of a label including its gap
KINDS = {
    "none": "none: Next's defaults apply",
    "object": "",
    "unparsable": "it does not parse",
    "opaque": "it could not be read with certainty",
}
LONGEST = 60  # characters of a value


def render(report: Report, *, cwd: str, options: RenderOptions) -> str:
    return draw(lines(report, cwd=cwd, options=options), options)


def notes(report: Report, *, cwd: str) -> str:
    """Return what was read for each project and why, for --verbose: one line each."""
    return "".join(
        f"{title(project, cwd)}: {line}\n"
        for project in report.projects
        for line in (
            *(f"next: {line}" for line in release_lines(project, cwd)),
            f"config: {config_line(project, cwd)}",
            *map(visible, project.notes),
            *(f"config: assumed {visible(clause)}" for clause in project.assumptions),
        )
    )


def lines(report: Report, *, cwd: str, options: RenderOptions) -> Iterator[Line]:
    for number, project in enumerate(report.projects):
        if number:
            yield ()
        yield from project_lines(project, cwd=cwd, width=options.width)


def project_lines(project: ProjectReport, *, cwd: str, width: int) -> Iterator[Line]:
    yield (Piece(title(project, cwd), "path"),)
    yield from labelled("next", release_lines(project, cwd), width)
    yield from labelled("config", [config_line(project, cwd)], width)
    yield from labelled("assumed", [visible(clause) for clause in project.assumptions], width)
    yield from labelled("notes", [visible(note) for note in project.notes], width)
    if project.options:
        yield (Piece("  options", "label"),)
        for name, outcomes in sorted(project.options.items()):
            yield from option_lines(name, outcomes, cwd)
    yield from default_lines(project)
    if project.advisories and isinstance(project.release, Release):
        yield from advisory_lines(project.advisories, project.release.version, width)


def title(project: ProjectReport, cwd: str) -> str:
    """Return the project's folder; for the working directory, its name."""
    where = relative(project.root, cwd)
    return visible((project.name or os.path.basename(project.root)) if where == "." else where)


def default_lines(project: ProjectReport) -> Iterator[Line]:
    """Yield the options that rules query and this config leaves to Next.js, with its defaults."""
    release, options = project.release, project.options or {}
    left = {path: default for path, default in (project.deciding or {}).items() if is_absent(path, options)}
    if not left or not isinstance(release, Release):
        return
    yield (Piece("  left to Next.js, but queried by rules", "label"),)
    for path, default in left.items():
        said = f": the default of Next.js {release.version} is {visible(default)}" if default else ""
        yield Piece(f"    {path}", "path"), Piece(f" = absent{said}")


def is_absent(path: str, options: Mapping[str, Sequence[Outcome]]) -> bool:
    """Return whether a config certainly leaves an option out."""
    parts = path.split(".")
    around = {".".join([*parts[:depth], "*"]) for depth in range(len(parts))}
    return path not in options and around.isdisjoint(options)


def advisory_lines(verdicts: Sequence[Verdict], version: str, width: int) -> Iterator[Line]:
    """Yield the version's known advisories: which are reachable here, and which predicate rules out the others."""
    said = [advisory_line(verdict, version) for verdict in verdicts]
    counts = [sum(rank == each for rank, _ in said) for each in range(3)]
    summary = (
        f"Next.js {version} is in the range of {len(said)} known advisories: {counts[0]} reachable, {counts[1]} "
        f"undetermined, {counts[2]} not reachable with this config and these files"
    )
    yield (Piece("  advisories", "label"),)
    for line in (summary, *(line for _, line in sorted(said, key=lambda pair: pair[0]))):
        first, *rest = wrap(visible(line), width=width, first=4, indent=6)
        yield (Piece(f"    {first}"),)
        yield from ((Piece(text),) for text in rest)


def advisory_line(verdict: Verdict, version: str) -> tuple[int, str]:
    """Return a line and its group: 0 reachable, 1 undetermined, 2 not reachable."""
    row = verdict.advisory
    end = f"fixed in {ended_by(version, row)}"
    if verdict.holds is False:
        return 2, f"{row.id}: not reachable, {verdict.answer.reason} ({verdict.predicate}); {end}"
    if verdict.holds is None or row.told:
        return 1, f"{row.id}: undetermined, {row.told or verdict.answer.reason}; {end}"
    because = f" ({', '.join(verdict.because)})" if verdict.because else ""
    return 0, f"{row.id}: reachable{because}, an attacker can {row.effect}; {end}"


def labelled(label: str, texts: Sequence[str], width: int) -> Iterator[Line]:
    indent = 2 + LABEL
    for number, text in enumerate(texts):
        start, *rest = wrap(text, width=width, first=indent, indent=indent)
        yield Piece("  "), Piece(f"{label if number == 0 else '':<{LABEL}}", "label"), Piece(start)
        for line in rest:
            yield (Piece(line),)


def release_lines(project: ProjectReport, cwd: str) -> list[str]:
    found = project.release
    if not isinstance(found, Release):
        spelled = (
            f" (package.json has {visible(found.spelled)})" if isinstance(found, Unresolved) and found.spelled else ""
        )
        where = f", at {place(found.span, cwd)}" if found is not None and found.span else ""
        return [f"unknown: {visible(release_problem(found) or '')}{spelled}{where}"]
    source = place(found.span, cwd) if found.span else visible(relative(found.source, cwd))
    sure = "from" if found.exact else "not exact: what a fresh install resolves to, from"
    said = [f"{visible(found.version)}, {sure} {source}"]
    if found.declared not in (None, found.span) and found.spelled is not None:
        said.append(f"{visible(found.spelled)} is declared at {place(found.declared, cwd)}")
    if found.disagrees is not None:
        version, path = found.disagrees
        said.append(f"{visible(relative(path, cwd))} has {visible(version)} instead")
    return said + [visible(note) for note in found.notes]


def config_line(project: ProjectReport, cwd: str) -> str:
    kind = KINDS[project.config_kind]
    if project.config_path is None:
        return kind
    return visible(relative(project.config_path, cwd)) + (f": {kind}" if kind else "")


def option_lines(name: str, outcomes: Sequence[Outcome], cwd: str) -> Iterator[Line]:
    """Yield one line for an option with one outcome; one line per outcome for several."""
    if len(outcomes) == 1:
        yield Piece(f"    {visible(name)}", "path"), Piece(" = "), *outcome_pieces(outcomes[0], cwd)
        return
    yield Piece(f"    {visible(name)}", "path"), Piece(f" is one of {len(outcomes)}:")
    for outcome in outcomes:
        yield Piece("      "), *outcome_pieces(outcome, cwd)


def outcome_pieces(outcome: Outcome, cwd: str) -> tuple[Piece, ...]:
    where = (Piece(f"  {place(outcome.span, cwd)}", "faint"),) if outcome.span else ()
    if outcome.state == "value":
        return Piece(value(outcome)), *where
    if outcome.state == "absent":
        return Piece("absent"), *where
    return Piece("unknown", "warning"), Piece(f": {visible(outcome.reason or 'it could not be seen')}"), *where


def value(outcome: Outcome) -> str:
    """Return a value as JSON in one line; values outside JSON by their kind."""
    if isinstance(outcome.value, dict) and set(outcome.value) == {"$"}:
        return visible(f"<{outcome.value['$']}>")
    text = visible(json.dumps(json_value(outcome.value), ensure_ascii=False))
    return text if len(text) <= LONGEST else text[: LONGEST - 3] + "..."
