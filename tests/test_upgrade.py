"""--upgrade-to, through the command: stages, what --fix applies, and what is right at both versions afterwards."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from nextlint.cli import main

CONFIG = """\
const nextConfig = {
  swcMinify: true,
  eslint: { ignoreDuringBuilds: true },
  images: { domains: ['a.example'] },
  experimental: { serverComponentsExternalPackages: ['sharp'], instrumentationHook: true },
};
module.exports = nextConfig;
"""
SCRIPTS = {"build": "next build", "lint": "next lint", "start": "next start"}


@pytest.fixture
def shop(tmp_path: Path) -> Path:
    package = {"dependencies": {"next": "14.2.35"}, "scripts": SCRIPTS}
    (tmp_path / "package.json").write_text(json.dumps(package))
    (tmp_path / "next.config.js").write_text(CONFIG)
    return tmp_path


def run(capsys: pytest.CaptureFixture[str], *arguments: str) -> list[dict[str, Any]]:
    main(["--isolated", "--output-format", "json", *arguments])
    found: list[dict[str, Any]] = json.loads(capsys.readouterr().out)["findings"]
    return found


SCHEMA = json.loads((Path(__file__).parents[1] / "docs" / "schemas" / "report.schema.json").read_bytes())


def stages(found: list[dict[str, Any]]) -> dict[str, str]:
    return {use["path"]: one["stage"] for one in found for use in one.get("options", [])}


def test_each_option_has_its_stage(shop: Path, capsys: pytest.CaptureFixture[str]) -> None:
    found = stages(run(capsys, str(shop), "--upgrade-to", "16.4.6"))
    assert found["swcMinify"] == "before"  # true is what 14 does on its own
    assert found["images.domains"] == "before"  # remotePatterns is there since 12.3
    assert found["eslint"] == "with"  # 14 still reads it
    assert found["experimental.instrumentationHook"] == "with"
    assert found["experimental.serverComponentsExternalPackages"] == "after"  # 16 honours it, 14 knows no other
    assert found["images.minimumCacheTTL"] == "look"


def test_the_report_is_what_its_schema_says(shop: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for arguments in (["--upgrade-to", "16.4.6"], ["--next-version", "16.4.6"]):
        main(["--isolated", "--output-format", "json", *arguments, str(shop)])
        report = json.loads(capsys.readouterr().out)
        jsonschema.validate(report, SCHEMA)
        uses = [use for one in report["findings"] for use in one.get("options", [])]
        assert {use["effect"] for use in uses} >= {"honoured", "dropped"}
        assert all(("stage" in one) is (arguments[0] == "--upgrade-to") for one in report["findings"])


def test_a_changed_default_names_where_next_has_it(shop: Path, capsys: pytest.CaptureFixture[str]) -> None:
    helps = [one["help"] for one in run(capsys, str(shop), "--upgrade-to", "16") if one["rule"] == "changed-default"]
    assert helps
    assert all("The default is in next/dist/" in text for text in helps)


def test_a_value_that_the_old_version_heeds_stays_until_the_bump(
    shop: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (shop / "next.config.js").write_text("module.exports = { swcMinify: false };\n")
    assert stages(run(capsys, str(shop), "--upgrade-to", "15"))["swcMinify"] == "with"


def test_what_is_wrong_today_already_is_mended_before_the_bump(shop: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (shop / "package.json").write_text('{"dependencies": {"next": "13.4.7"}}')
    (shop / "next.config.js").write_text("module.exports = { target: 'serverless' };\n")
    [found] = run(capsys, str(shop), "--upgrade-to", "16", "--select", "fatal-option")
    assert (found["stage"], found["fix"]["applicability"]) == ("before", "unsafe")
    assert "After the bump" not in found["help"]


def test_what_is_wrong_today_already_and_has_no_fix_is_due_before_the_bump(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "package.json").write_text('{"dependencies": {"next": "14.2.35"}}')
    config = "module.exports = { logging: { fetchs: {} }, sentry: {}, images: { domains: [process.env.CDN_HOST] } };\n"
    (tmp_path / "next.config.js").write_text(config)
    found = stages(run(capsys, str(tmp_path), "--upgrade-to", "16.4.6"))
    assert {found["logging.fetchs"], found["sentry"], found["images.domains[0]"]} == {"before"}


def test_what_the_old_version_reads_is_not_told_to_have_no_effect_today(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "package.json").write_text('{"dependencies": {"next": "14.2.35"}}')
    config = "module.exports = { experimental: { turbo: { resolveAlias: { a: 'b' } } } };\n"
    (tmp_path / "next.config.js").write_text(config)
    [found] = [one for one in run(capsys, str(tmp_path), "--upgrade-to", "16.4.6") if one["rule"] == "moved-option"]
    assert found["help"].startswith("Use turbopack. After the bump, ")


def test_turbo_that_15_reads_by_both_names_is_safe_to_move_with_its_dead_keys(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "package.json").write_text('{"dependencies": {"next": "15.5.29"}}')
    config = "module.exports = { experimental: { turbo: { resolveAlias: { a: 'b' }, useSwcCss: true } } };\n"
    (tmp_path / "next.config.js").write_text(config)
    run(capsys, str(tmp_path), "--upgrade-to", "16.4.6", "--fix")
    assert (tmp_path / "next.config.js").read_text() == (
        "module.exports = { turbopack: { resolveAlias: { a: 'b' } } };\n"
    )


def test_commands_that_are_gone_belong_to_the_bump(shop: Path, capsys: pytest.CaptureFixture[str]) -> None:
    found = run(capsys, str(shop), "--upgrade-to", "16", "--select", "removed-command")
    assert [(one["stage"], one["fix"]) for one in found] == [("with", None)]


def test_fix_applies_what_comes_before_and_nothing_else(shop: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run(capsys, str(shop), "--upgrade-to", "16", "--fix")
    assert (shop / "next.config.js").read_text() == CONFIG.replace("  swcMinify: true,\n", "").replace(
        "images: { domains: ['a.example'] }", "images: { remotePatterns: [{ hostname: 'a.example' }] }"
    )
    again = run(capsys, str(shop), "--upgrade-to", "16")
    assert "before" not in stages(again).values()
    now = run(capsys, str(shop), "--select", "options")
    assert not [one for one in now if one["severity"] == "error"]


def test_a_move_that_both_versions_understand_is_safe(shop: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (shop / "package.json").write_text('{"dependencies": {"next": "15.5.29"}}')
    (shop / "next.config.js").write_text("module.exports = { experimental: { turbo: { resolveAlias: {} } } };\n")
    [found] = run(capsys, str(shop), "--upgrade-to", "16", "--select", "moved-option")
    assert (found["stage"], found["fix"]["applicability"]) == ("before", "safe")


def test_what_the_upgrade_ends_is_said(shop: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (shop / "package.json").write_text('{"dependencies": {"next": "13.4.4"}, "scripts": {"start": "next start"}}')
    found = run(capsys, str(shop), "--upgrade-to", "13.5.11", "--select", "render-workers")
    assert [(one["stage"], one["severity"]) for one in found] == [("look", "info")]
    assert found[0]["message"].startswith("the upgrade to 13.5.11 resolves this: ")


def test_there_is_nothing_to_do_at_the_version_or_above(shop: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(capsys, str(shop), "--upgrade-to", "14.2.35") == []
    assert run(capsys, str(shop), "--upgrade-to", "13") == []


def test_the_page_of_a_monorepo_ends_with_a_table(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for name, version in (("docs", "15.5.29"), ("web", "14.2.35")):
        (tmp_path / name).mkdir()
        (tmp_path / name / "package.json").write_text(json.dumps({"dependencies": {"next": version}}))
        (tmp_path / name / "next.config.js").write_text(CONFIG)
    assert main(["--isolated", str(tmp_path), "--upgrade-to", "latest"]) == 1
    page = capsys.readouterr().out
    assert "With the bump" in page
    table = [line.split() for line in page.splitlines() if "->" in line and ":" not in line]
    assert [row[1] for row in table] == ["15.5.29", "14.2.35"]


@pytest.mark.parametrize("target", ["99", "next", "16.4.999", "^15", ""])
def test_what_is_no_version_is_refused(shop: Path, capsys: pytest.CaptureFixture[str], target: str) -> None:
    assert main(["--isolated", str(shop), f"--upgrade-to={target}"]) == 2
    assert "is not a version of Next.js" in capsys.readouterr().err


def test_markdown_is_a_list_to_tick_off(shop: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["--isolated", str(shop), "--upgrade-to", "16", "--output-format", "markdown"])
    page = capsys.readouterr().out
    assert page.startswith("### Upgrade to Next.js 16.4.6\n\n")
    assert page.index("**Before the bump (right at both versions; --fix does what has a fix)**\n\n- [ ] ") < page.index(
        "**With the bump**\n\n- [ ] "
    )
    assert page.index("**With the bump**") < page.index("<details>\n<summary>Look at (")
    assert "| project |" not in page  # one project needs no table
    main(["--isolated", str(shop), "--upgrade-to", "16", "--fix", "--output-format", "markdown"])
    assert "\n- [x] Remove swcMinify ([removed-option](" in capsys.readouterr().out


def test_markdown_of_many_projects_begins_with_their_costs(
    shop: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    other = tmp_path / "other|app"
    other.mkdir()
    (other / "package.json").write_text('{ "dependencies": { "next": "16.4.6" } }', "utf-8")
    main(["--isolated", str(shop), str(other), "--upgrade-to", "16", "--output-format", "markdown"])
    page = capsys.readouterr().out
    head, marks, *rows = page.split("\n\n")[2].splitlines()
    assert head == "| project | Next.js | before | with | after | look |"
    assert marks == "| --- | --- | ---: | ---: | ---: | ---: |"
    assert len(rows) == 2
    assert any(row.endswith("other\\|app | 16.4.6 -\\> 16.4.6 | 0 | 0 | 0 | 0 |") for row in rows)


def test_text_fits_the_terminal(
    shop: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(shop)
    monkeypatch.setenv("COLUMNS", "80")
    main(["--isolated", ".", "--upgrade-to", "16"])
    lines = capsys.readouterr().out.splitlines()
    assert max(map(len, lines)) <= 80
    assert re.fullmatch(r"\d+ before the bump, \d+ with it, \d+ after it, \d+ to look at\.", lines[-1])


def test_html_has_the_table(shop: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["--isolated", str(shop), "--upgrade-to", "16", "--output-format", "html"])
    assert "<h2>Upgrade to 16.4.6</h2>" in capsys.readouterr().out
