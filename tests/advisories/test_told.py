"""What --inspect, --explain, JSON and SARIF tell of advisories."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from nextlint.advisories import table, upgrade
from nextlint.cli import main
from tests.advisories.sites import site


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / ".git").mkdir()
    site(tmp_path, "14.2.35", "module.exports = {\n  reactStrictMode: true,\n};\n", {"app/page.tsx": ""})
    monkeypatch.chdir(tmp_path)
    return tmp_path


def output(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    main(list(arguments))
    return capsys.readouterr().out


def test_inspect_tells_what_is_not_reachable_by_which_predicate_and_what_ends_it(
    project: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "200")
    said = output(capsys, ".", "--inspect", "--next-version", "14.2.35")
    assert "Next.js 14.2.35 is in the range of 19 known advisories: " in said
    assert (
        "CVE-2025-59471: not reachable, no host in images.remotePatterns or images.domains (has_remote_images); "
        "fixed in 15.5.10\n"
    ) in said
    assert (
        "CVE-2026-27980: reachable, an attacker can fill the disk with variants of images; fixed in 15.5.14\n" in said
    )
    assert "CVE-2026-44576: undetermined, whether a shared cache" in said
    assert "safe" not in said


def test_inspect_tells_what_makes_an_advisory_reachable(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / ".git").mkdir()
    config = 'module.exports = { images: { remotePatterns: [{ hostname: "cdn.example.com" }] } };\n'
    site(tmp_path, "14.2.35", config, {"app/page.tsx": ""})
    monkeypatch.chdir(tmp_path)
    said = " ".join(output(capsys, ".", "--inspect", "--next-version", "14.2.35").split())
    assert "CVE-2025-59471: reachable (images.remotePatterns allows cdn.example.com), an attacker can exhaust" in said


def test_inspect_says_up_to_which_version_advisories_are_known(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    note = f"advisories: known up to Next.js {table.until()}, but this is a later version"
    assert note in " ".join(output(capsys, ".", "--inspect", "--next-version", "17.0.0").split())
    assert note not in " ".join(output(capsys, ".", "--inspect", "--next-version", table.until()).split())


def test_inspect_as_json(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    said = json.loads(output(capsys, ".", "--inspect", "--output-format", "json", "--next-version", "14.2.35"))
    rows: dict[str, Any] = {row["ids"][0]: row for row in said["projects"][0]["advisories"]}
    assert rows["CVE-2025-59471"] == {
        "ids": ["CVE-2025-59471", "GHSA-9g9p-9gw9-jx7f"],
        "reachable": False,
        "predicate": "has_remote_images",
        "reason": "no host in images.remotePatterns or images.domains",
        "place": None,
        "endedBy": "15.5.10",
    }
    assert rows["CVE-2026-27980"]["reachable"] is True
    assert rows["CVE-2026-44576"]["reachable"] is None


def test_findings_carry_their_ids(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    arguments = (".", "--select", "exposed-image-optimizer", "--next-version", "14.2.35", "--output-format")
    (finding,) = json.loads(output(capsys, *arguments, "json"))["findings"]
    assert "GHSA-3x4c-7xq6-9pq8" in finding["advisories"]
    log = json.loads(output(capsys, *arguments, "sarif"))["runs"][0]
    (rule,) = [rule for rule in log["tool"]["driver"]["rules"] if rule["id"] == "exposed-image-optimizer"]
    assert rule["properties"]["security-severity"] == "9.8"
    assert "https://github.com/advisories/GHSA-3x4c-7xq6-9pq8" in rule["help"]["markdown"]
    assert "GHSA-3x4c-7xq6-9pq8" in log["results"][0]["properties"]["advisories"]


def test_explain_lists_the_rows_of_a_rule(capsys: pytest.CaptureFixture[str]) -> None:
    said = " ".join(output(capsys, "--explain", "exposed-i18n").split())
    assert "CVE-2022-21721 / GHSA-wr66-vrwm-5g5x: an attacker can crash the server with one request." in said
    assert "has_i18n" in said
    assert "Advisories" not in output(capsys, "--explain", "render-workers")


@pytest.mark.parametrize(
    ("version", "advisory", "expected"),
    [
        ("14.2.35", "CVE-2025-59471", "15.5.10"),
        ("15.4.2", "CVE-2025-59471", "15.5.10"),
        ("16.0.1", "CVE-2025-59471", "16.1.5"),
        ("14.2.35", "CVE-2025-48068", "16.2.0"),  # 15.2.2 is free of it, 15.2.4 has it again
        ("15.2.1", "CVE-2025-48068", "16.2.0"),
        ("15.5.29", "CVE-2025-48068", "16.2.0"),
        ("15.5.28", "CVE-2026-96889", "sharp 0.35.5"),
    ],
)
def test_what_ends_an_advisory(version: str, advisory: str, expected: str) -> None:
    row = next(row for row in table.advisories() if row.id == advisory and row.affects(version))
    assert upgrade.ended_by(version, row) == expected


@pytest.mark.parametrize(("version", "is_listed"), [("15.5.27", True), ("15.5.28", False)])
def test_what_the_sources_do_not_decide_is_undetermined(
    version: str, is_listed: bool, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / ".git").mkdir()
    files = {"app/page.tsx": "", "app/data.ts": '"use cache";\n'}
    site(tmp_path, version, "module.exports = { experimental: { useCache: true } };\n", files)
    monkeypatch.chdir(tmp_path)
    said = " ".join(output(capsys, ".", "--inspect", "--next-version", version).split())
    assert ("GHSA-673q-mjm6-r5xr: undetermined, whether the advisory counts Next.js 15" in said) is is_listed
    assert ("GHSA-673q-mjm6-r5xr" in said) is is_listed
