"""The rules about advisories over whole projects: what is reported, how loudly, and how much of it."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from nextlint import lint
from nextlint.advisories import table
from nextlint.advisories.model import Advisory
from nextlint.cli import main
from nextlint.model.findings import Finding
from nextlint.release.affected import is_affected
from nextlint.release.published import releases
from nextlint.rules import all_rules

PAGE = (
    'import Image from "next/image";\n\nexport default function Page() {\n  return <Image src="/a.png" alt="" />;\n}\n'
)
CREATED = {  # what create-next-app writes, as far as it is read
    "next.config.ts": 'import type { NextConfig } from "next";\n\nconst nextConfig: NextConfig = {};\n\n'
    "export default nextConfig;\n",
    "app/page.tsx": PAGE,
    "app/layout.tsx": "export default function Layout({ children }) {\n  return children;\n}\n",
    "app/favicon.ico": "",
}
SCREEN = 40  # lines of the whole report about six families and two other rules, at 80 columns
TALL = 45  # about eight families, with up to 34 advisories, and up to four other rules
FAMILIES = sorted({row.family for row in table.advisories()})


def project(folder: Path, version: str, files: dict[str, str], sharp: str = "0.35.5") -> Path:
    package = {"name": "web", "scripts": {"build": "next build", "start": "next start"}}
    lock = {
        "name": "web",
        "lockfileVersion": 3,
        "packages": {
            "": {"dependencies": {"next": version}},
            "node_modules/next": {"version": version},
            "node_modules/sharp": {"version": sharp, "optional": True},
        },
    }
    texts = {
        "package.json": json.dumps({**package, "dependencies": {"next": version}}, indent=2),
        "package-lock.json": json.dumps(lock, indent=2),
        **files,
    }
    for name, text in texts.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    (folder / ".git").mkdir()
    return folder


def found(folder: Path) -> tuple[Finding, ...]:
    return lint([str(folder)]).findings


@pytest.mark.parametrize("family", FAMILIES)
def test_the_range_of_a_rule_goes_from_the_first_to_the_last_release_that_its_rows_affect(family: str) -> None:
    rule = all_rules()[f"exposed-{family}"]
    assert rule.affected is not None
    rows = [row for row in table.of_family(family) if not row.told]
    reported = [version for version in releases() if any(row.affects(version) for row in rows)]
    within = [version for version in releases() if is_affected(rule.affected, version)]
    assert set(reported) <= set(within)
    assert (reported[0], reported[-1]) == (within[0], within[-1])


def test_nothing_is_found_in_a_new_project_at_the_newest_version(tmp_path: Path) -> None:
    assert found(project(tmp_path, "16.4.6", CREATED)) == ()


def test_the_last_patch_of_a_line_that_gets_fixes_is_info_at_most(tmp_path: Path) -> None:
    findings = found(project(tmp_path, "15.5.29", CREATED))
    assert {(finding.rule, finding.severity) for finding in findings} == {("exposed-dev-server", "info")}


def test_one_finding_for_a_family_names_all_its_ids(tmp_path: Path) -> None:
    folder = project(tmp_path, "15.3.1", CREATED)
    findings = [finding for finding in found(folder) if finding.rule == "exposed-server-components"]
    assert len(findings) == 1
    (finding,) = findings
    assert {"CVE-2025-66478", "GHSA-9qr9-h5gf-34mp", "CVE-2026-23870"} <= set(finding.advisories)
    assert "CVE-2026-44576" not in finding.advisories  # whether a shared cache ignores Vary is in no file
    assert "15.5.16" in finding.help


def test_fourteen_with_remote_images_reads_like_an_answer(tmp_path: Path) -> None:
    config = (
        'module.exports = {\n  images: { remotePatterns: [{ protocol: "https", hostname: "cdn.example.com" }] },\n};\n'
    )
    folder = project(tmp_path, "14.2.35", {"next.config.js": config, "app/page.tsx": PAGE}, sharp="0.33.5")
    (finding,) = [finding for finding in found(folder) if finding.rule == "exposed-image-optimizer"]
    assert finding.message == (
        "Next.js 14.2.35 (package-lock.json) answers /_next/image (package-lock.json has sharp 0.33.5, "
        "images.remotePatterns allows cdn.example.com): an attacker can run code on the server with an AVIF image from "
        "any source; 4 more are known (GHSA-2xp9-vwfh-vxw4, CVE-2026-96889, "
        "CVE-2025-59471, CVE-2026-27980, CVE-2026-44577)"
    )
    assert finding.help == (
        "Next.js 14 gets no security fixes any more: next 15.5.29 or 16.4.6 ends this; with --upgrade-to "
        "15.5.29, nextlint says what to change. Meanwhile, images.unoptimized: true disables /_next/image and ends all "
        "of them, at a price: images are then served as they are, neither resized nor converted. For "
        "GHSA-2xp9-vwfh-vxw4: images.formats does not matter."
    )
    assert finding.fix is not None
    assert not finding.fix.safe


def worst(folder: Path, version: str, locales: str = '["en", "fr"]') -> Path:
    """A project with everything that one version can expose."""
    config = f"""module.exports = {{
  i18n: {{ locales: {locales}, defaultLocale: "en" }},
  {"cacheComponents: true," if version.startswith("16.") else ""}
  images: {{ remotePatterns: [{{ hostname: "**" }}] }},
  rewrites: async () => [{{ source: "/:region/api", destination: "https://:region.example.com/api" }}],
}};
"""
    files = {
        "next.config.js": config,
        "app/[id]/page.tsx": PAGE,
        "app/actions.ts": '"use server";\n\nexport async function act() {}\n',
        "app/data.ts": 'export async function data() {\n  "use cache";\n}\n',
        "pages/index.js": "export const getStaticProps = () => ({ props: {} });\n",
        "middleware.ts": 'import { NextResponse } from "next/server";\n',
    }
    return project(folder, version, files, sharp="0.34.4")


def test_the_worst_project_is_told_in_nine_findings(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(worst(tmp_path, "16.0.1", locales='["en"]'))
    main([".", "--select", "security", "--output-format", "concise"])
    assert len(capsys.readouterr().out.splitlines()) <= 12
    main([".", "--extend-select", "security"])
    text = capsys.readouterr().out
    block, _, _ = text.partition("\n\n")
    assert re.findall(r"\[exposed-(.*?)\]", block) == [
        *("server-components", "use-cache", "image-optimizer"),  # code execution comes first
        *("server-actions", "middleware", "rewrites", "pages-cache", "dev-server"),
    ]
    assert block.count("Upgrade next to") == 1
    reasons = """it serves routes of the App Router; cacheComponents is set; middleware.ts is active, i18n is set;
package-lock.json has sharp 0.34.4, images.remotePatterns allows **; the file contains getStaticProps;
allowedDevOrigins is not set"""
    unwrapped = " ".join(block.split())
    assert [reason for reason in " ".join(reasons.split()).split("; ") if reason not in unwrapped] == []


@pytest.mark.parametrize("version", ["14.2.20", "15.3.1", "15.4.8", "15.5.6", "16.0.1", "16.2.0"])
def test_the_worst_project_fits_on_a_screen(
    version: str, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(worst(tmp_path, version))
    main([".", "--extend-select", "security"])
    lines = capsys.readouterr().out.splitlines()
    assert len(lines) <= TALL
    assert sum("[exposed-" in line for line in lines) >= 6
    assert "  assumed: that the project is self-hosted" in lines  # nothing that matters is among what is left out
    assert any("docs: " in line for line in lines)
    main([".", "--extend-select", "security", "-v"])
    assert len(capsys.readouterr().out.splitlines()) > len(lines)


def test_thirteen_with_every_family_that_it_has_fits_on_a_screen(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    config = """module.exports = {
  i18n: { locales: ["en", "fr"], defaultLocale: "en" },
  images: { remotePatterns: [{ hostname: "images.example.com" }] },
  experimental: { serverActions: true },
  rewrites: async () => [{ source: "/:region/api", destination: "https://:region.example.com/api" }],
};
"""
    files = {
        "next.config.js": config,
        "app/page.tsx": PAGE,
        "app/actions.ts": '"use server";\n\nexport async function act() {}\n',
        "pages/dashboard.js": "export const getServerSideProps = () => ({ props: {} });\n",
        "middleware.ts": 'import { NextResponse } from "next/server";\n',
    }
    folder = project(tmp_path, "13.4.4", files)
    monkeypatch.chdir(folder)
    main([".", "--extend-select", "security"])
    text = capsys.readouterr().out
    block, _, _ = text.partition("\n\n")
    assert block.count("[exposed-") == 6
    assert len(text.splitlines()) <= SCREEN
    assert "-v shows 9 more ids and the code of 2 findings" in text
    assert block.count("gets no security fixes any more: next 15.5.29 or 16.4.6") == 1
    assert block.count("that the project is self-hosted") == 1


@pytest.mark.parametrize(
    "row", [row for row in table.advisories() if row.doubt and not row.told], ids=lambda row: row.id
)
def test_a_finding_says_what_is_uncertain_about_an_advisory(row: Advisory, tmp_path: Path) -> None:
    sources = "'use server', 'use cache', 'next/root-params'; unstable_cache(); draftMode();\n"
    files = {
        "next.config.js": "module.exports = { cacheComponents: true };\n",
        "app/[lang]/page.tsx": PAGE,
        "app/everything.ts": sources,
        "pages/[[...all]].js": "export const getStaticProps = () => ({ props: {} });\n",
    }
    version = [one for one in releases() if row.affects(one)][-1]
    findings = found(project(tmp_path, version, files))
    (finding,) = [finding for finding in findings if row.id in finding.advisories]
    assert row.doubt is not None
    assert row.doubt in finding.help
    assert finding.exposure is not None
    assert (row.id, row.doubt) in finding.exposure.doubts


def test_what_is_perhaps_reachable_shares_the_upgrade(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    files = {
        "next.config.js": 'module.exports = { rewrites: async () => (await fetch("https://example.com")).json() };\n',
        "app/page.tsx": 'export { default } from "@acme/pages";\n',
        "middleware.ts": "",
    }
    monkeypatch.chdir(project(tmp_path, "15.1.0", files))
    main([".", "--select", "security"])
    block = capsys.readouterr().out.partition("\n\n")[0]
    assert block.count("perhaps") == 2
    assert block.count("Upgrade next to") == 1


def test_the_fix_of_a_block_says_what_its_version_leaves_open(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    files = {
        "next.config.js": 'module.exports = { images: { remotePatterns: [{ hostname: "**" }] } };\n',
        "app/page.tsx": PAGE,
        "app/actions.ts": '"use server";\n\nexport async function act() {}\n',
    }
    monkeypatch.chdir(project(tmp_path, "16.0.1", files))
    main([".", "--select", "security"])
    block = " ".join(capsys.readouterr().out.partition("\n\n")[0].split())
    assert "Upgrade next to 16.4.5" in block
    assert (
        "fix: Require next 16.4.1 or later in package.json; run npm install "
        "(unsafe; not enough for exposed-image-optimizer)"
    ) in block


def test_the_upgrade_of_a_catalog_is_made_in_the_catalog(tmp_path: Path) -> None:
    lock = """lockfileVersion: '9.0'
importers:
  apps/web:
    dependencies:
      next:
        specifier: 'catalog:'
        version: 15.3.1
packages:
  next@15.3.1: {}
"""
    files = {
        "pnpm-workspace.yaml": "packages:\n  - apps/*\ncatalog:\n  next: ^15.3.1\n",
        "pnpm-lock.yaml": lock,
        "package.json": '{ "private": true }',
        "apps/web/package.json": '{ "name": "web", "dependencies": { "next": "catalog:" } }',
        "apps/web/app/page.tsx": PAGE,
        "apps/web/next.config.js": "module.exports = {};\n",
        "apps/web/middleware.ts": "",
    }
    assert bypassed(tmp_path, files).help == (
        "Upgrade next to 15.5.16 in the catalog of the workspace, the first of 15 that ends this."
    )


def test_the_upgrade_is_made_where_next_is_required(tmp_path: Path) -> None:
    lock = {
        "lockfileVersion": 3,
        "packages": {
            "": {"workspaces": ["apps/*"], "dependencies": {"next": "15.3.1"}},
            "apps/web": {"name": "web"},
            "node_modules/next": {"version": "15.3.1"},
        },
    }
    files = {
        "package.json": '{ "private": true, "workspaces": ["apps/*"], "dependencies": { "next": "15.3.1" } }',
        "package-lock.json": json.dumps(lock),
        "apps/web/package.json": '{ "name": "web", "scripts": { "build": "next build" } }',
        "apps/web/app/page.tsx": PAGE,
        "apps/web/next.config.js": "module.exports = {};\n",
        "apps/web/middleware.ts": "",
    }
    assert bypassed(tmp_path, files).help == (
        "Upgrade next to 15.5.16 (npm install next@15.5.16 in ../..), the first of 15 that ends this."
    )


def bypassed(folder: Path, files: dict[str, str]) -> Finding:
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    (folder / ".git").mkdir()
    (finding,) = [finding for finding in found(folder) if finding.rule == "exposed-middleware"]
    return finding
