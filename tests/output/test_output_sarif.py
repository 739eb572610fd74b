"""SARIF: what GitHub needs of it, and fingerprints that outlive an edit elsewhere in the file."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from nextlint.files.source import Source
from nextlint.model.findings import Finding
from nextlint.output import render
from nextlint.output.fingerprints import LineHashes

from .output_samples import (
    CONFIG,
    CONFIG_TEXT,
    CWD,
    PLAIN,
    RULE,
    SECURITY_RULE,
    SUPPRESSED,
    TEXTS,
    UNSAFE,
    WORKERS,
    report,
)

HELLO = [
    "e9496ae3ebfced30:1",
    "fb7c023a8b9ccb3f:1",
    "ce8ba1a563dcdaca:1",
    "e20e36e16fcb0cc8:1",
    "b3edc88f2938467e:1",
    "c8e28b0b4002a3a0:1",
    "c129715d7a2bc9a3:1",
]
# Values that GitHub's own upload computes: github/codeql-action, src/fingerprints.test.ts
HASHES = {
    "": ["c129715d7a2bc9a3:1"],
    " a\nb\n  \t\tc\n d": ["271789c17abda88f:1", "54703d4cd895b18:1", "180aee12dab6264:1", "a23a3dc5e078b07b:1"],
    " hello; \t\nworld!!!\n\n\n  \t\tGreetings\n End\n": HELLO,
    " hello; \t\nworld!!!\r\r\r  \t\tGreetings\r End\r": HELLO,
    " hello; \t\r\nworld!!!\r\n\r\n\r\n  \t\tGreetings\r\n End\r\n": HELLO,
    " hello; \t\nworld!!!\r\n\n\r  \t\tGreetings\r End\r\n": HELLO,
    "Lorem ipsum dolor sit amet.\n" * 10: [
        *(f"a7f2ff13bc495cf2:{number}" for number in range(1, 7)),
        "a7f2ff1481e87703:1",
        "a9cf91f7bbf1862b:1",
        "55ec222b86bcae53:1",
        "cc97dc7b1d7d8f7b:1",
        "c129715d7a2bc9a3:1",
    ],
}


@pytest.mark.parametrize("text", HASHES)
def test_line_hashes_are_those_of_github(text: str) -> None:
    hashes = LineHashes(Source("x", text))
    assert [hashes.of_line(line) for line in range(1, len(HASHES[text]) + 1)] == HASHES[text]
    assert hashes.of_line(len(HASHES[text]) + 1) is None
    assert hashes.of_line(0) is None


def test_only_beginnings_of_lines_are_counted() -> None:
    hashes = LineHashes(Source("x", "b" + "a" * 300 + "\n" + ("a" * 300 + "\n") * 2))
    first, second = (hashes.of_line(line) or "" for line in (2, 3))
    assert first.split(":")[0] == second.split(":")[0]
    assert (first[-2:], second[-2:]) == (":1", ":2")


def run(*findings: Finding, text: str = CONFIG_TEXT, **options: Any) -> Any:
    made = report(*findings, texts={**TEXTS, CONFIG: text})
    return json.loads(render("sarif", made, cwd=CWD, options=PLAIN._replace(**options)))["runs"][0]


def prints(text: str, *findings: Finding) -> list[dict[str, str]]:
    return [result["partialFingerprints"] for result in run(*findings, text=text)["results"]]


def moved(finding: Finding, lines: int) -> Finding:
    start, end = finding.span.start, finding.span.end
    span = finding.span._replace(start=start._replace(line=start.line + lines), end=end._replace(line=end.line + lines))
    return finding._replace(span=span)


def test_fingerprints_stay_when_lines_move() -> None:
    assert prints("// new\n\n" + CONFIG_TEXT, moved(WORKERS, 2)) == prints(CONFIG_TEXT, WORKERS)


def test_our_fingerprint_stays_when_the_line_is_indented_anew() -> None:
    names = [prints(text, WORKERS)[0]["nextlint/v1"] for text in (CONFIG_TEXT, CONFIG_TEXT.replace("  ", "\t"))]
    assert names[0] == names[1]


def test_fingerprints_change_with_the_line_the_rule_and_the_file() -> None:
    others = [
        prints(CONFIG_TEXT.replace("appDir", "appdir"), WORKERS),
        prints(CONFIG_TEXT, WORKERS._replace(rule="other")),
        prints(CONFIG_TEXT, WORKERS._replace(path="/repo/other.js")),
    ]
    names = [fingerprints[0]["nextlint/v1"] for fingerprints in [prints(CONFIG_TEXT, WORKERS), *others]]
    assert len(set(names)) == len(names)


def test_findings_on_equal_lines_have_fingerprints_of_their_own() -> None:
    text = "a: 1,\n" * 60
    first, second = (moved(WORKERS, lines) for lines in (-3, 0))
    both = prints(text, first, second)
    assert [one["primaryLocationLineHash"].split(":")[1] for one in both] == ["1", "4"]
    assert both[0]["nextlint/v1"] != both[1]["nextlint/v1"]


def test_a_file_that_cannot_be_read_still_has_a_fingerprint() -> None:
    (found,) = prints(CONFIG_TEXT, WORKERS._replace(path="/repo/gone.js"))
    assert found["primaryLocationLineHash"] == found["nextlint/v1"] + ":1"


def test_a_huge_file_is_not_hashed() -> None:
    (found,) = prints(CONFIG_TEXT + "\n" * (1 << 20), WORKERS)
    assert found["primaryLocationLineHash"] == found["nextlint/v1"] + ":1"


def test_all_four_region_numbers_are_there_everywhere() -> None:
    (result,) = run(WORKERS)["results"]
    regions = [place["physicalLocation"]["region"] for place in result["locations"] + result["relatedLocations"]]
    regions += [
        edit["deletedRegion"] for change in result["fixes"][0]["artifactChanges"] for edit in change["replacements"]
    ]
    assert all(list(region) == ["startLine", "startColumn", "endLine", "endColumn"] for region in regions)
    assert len(regions) == 4


def test_every_rule_that_ran_is_listed_and_found_by_its_index() -> None:
    found = run(UNSAFE, WORKERS, rules=(SECURITY_RULE, RULE))
    rules = found["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == ["exposed-source", "render-workers", "unknown-option"]
    assert [rules[result["ruleIndex"]]["id"] for result in found["results"]] == ["unknown-option", "render-workers"]


def test_only_security_rules_have_a_security_severity() -> None:
    rules = run(rules=(SECURITY_RULE, RULE))["tool"]["driver"]["rules"]
    assert [rule["properties"].get("security-severity") for rule in rules] == ["5.0", None]
    assert "security" in rules[0]["properties"]["tags"]


def test_a_long_summary_is_cut_to_what_github_takes() -> None:
    (rule,) = run(rules=(RULE._replace(summary="x" * 2000),))["tool"]["driver"]["rules"]
    assert len(rule["fullDescription"]["text"]) == 1024


@pytest.mark.parametrize("shown", [True, False])
def test_all_results_have_suppressions_or_none(shown: bool) -> None:
    results = run(WORKERS, SUPPRESSED, show_suppressed=shown)["results"]
    expected = [[], [{"kind": "inSource", "justification": "the upgrade is planned for Monday"}]] if shown else [None]
    assert [result.get("suppressions") for result in results] == expected


def test_a_run_that_could_not_look_at_everything_is_no_success() -> None:
    made = report(problems=(("/repo/a b.js", "it cannot be read"),))
    (invocation,) = json.loads(render("sarif", made, cwd=CWD, options=PLAIN))["runs"][0]["invocations"]
    assert not invocation["executionSuccessful"]
    (notification,) = invocation["toolExecutionNotifications"]
    assert notification["message"]["text"] == "it cannot be read"
    assert notification["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == "a%20b.js"
    assert run()["invocations"] == [{"executionSuccessful": True}]


def empty_strings(value: Any, path: str = "") -> list[str]:
    if isinstance(value, dict):
        return [found for key, inner in value.items() for found in empty_strings(inner, f"{path}.{key}")]
    if isinstance(value, list):
        return [found for inner in value for found in empty_strings(inner, path)]
    return [path] if value == "" else []


def test_no_required_string_is_empty() -> None:
    bare = WORKERS._replace(message="", help="", url="", related=(), suppressed="")
    bare = bare._replace(fix=WORKERS.fix and WORKERS.fix._replace(edits=(WORKERS.fix.edits[0]._replace(text=""),)))
    found = empty_strings(run(bare, rules=(RULE._replace(summary=""),), show_suppressed=True))
    assert found == [".results.fixes.artifactChanges.replacements.insertedContent.text"]  # a removal inserts nothing


@pytest.mark.parametrize("name", ["sarif", "github", "gitlab"])
def test_paths_are_relative_to_the_repository_and_not_to_the_working_directory(name: str, tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    cwd = tmp_path / "apps"
    finding = WORKERS._replace(path=str(cwd / "next.config.js"), related=(), fix=None)
    text = render(name, report(finding), cwd=str(cwd), options=PLAIN)
    assert "apps/next.config.js" in text
    assert str(tmp_path) not in text
    assert "apps/next.config.js" not in render(name, report(finding), cwd="/", options=PLAIN._replace(root=str(cwd)))
