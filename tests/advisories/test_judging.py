"""From rows and a site to verdicts."""

from __future__ import annotations

from pathlib import Path

from nextlint.advisories import judge, table
from nextlint.advisories.model import Verdict
from tests.advisories.sites import site

ROUTES = {"app/page.tsx": "export default () => null"}


def verdicts(folder: Path, version: str, config: str, **more: object) -> dict[str, Verdict]:
    found = judge(site(folder, version, config, **more), table.advisories())  # type: ignore[arg-type] # passed on
    return {verdict.advisory.id: verdict for verdict in found}


def test_only_rows_of_the_version_are_judged(tmp_path: Path) -> None:
    assert verdicts(tmp_path, "16.4.6", "module.exports = {}", files=ROUTES) == {}


def test_what_is_not_reachable_names_the_predicate_and_the_place(tmp_path: Path) -> None:
    config = "module.exports = {\n  images: { unoptimized: true },\n};\n"
    verdict = verdicts(tmp_path, "14.2.35", config, files=ROUTES)["CVE-2026-27980"]
    assert (verdict.holds, verdict.predicate) == (False, "image_optimizer_is_on")
    assert verdict.answer.reason == "images.unoptimized is true"
    assert verdict.answer.span is not None
    assert verdict.answer.span.start.line == 2


def test_one_environment_in_which_it_is_reachable_is_enough(tmp_path: Path) -> None:
    config = "module.exports = { images: { unoptimized: !!process.env.STATIC } }"
    assert verdicts(tmp_path, "14.2.35", config)["CVE-2026-27980"].holds is True


def test_two_options_that_never_occur_together_are_not_put_together(tmp_path: Path) -> None:
    config = """
    module.exports = process.env.A
      ? { images: { unoptimized: true, remotePatterns: [{ hostname: 'a.b' }] } }
      : { images: {} }
    """
    found = verdicts(tmp_path, "14.2.35", config)
    assert found["CVE-2025-59471"].holds is False
    assert found["CVE-2026-27980"].holds is True


def test_what_cannot_be_told_is_neither(tmp_path: Path) -> None:
    verdict = verdicts(tmp_path, "14.2.35", "module.exports = { images: require('of-a-package') }")["CVE-2025-59471"]
    assert verdict.holds is None
    assert "of-a-package" in verdict.answer.reason


def test_a_no_outweighs_what_cannot_be_told(tmp_path: Path) -> None:
    config = "module.exports = { images: require('of-a-package') }"
    verdict = verdicts(tmp_path, "14.2.20", config, files=ROUTES)["CVE-2025-57752"]
    assert (verdict.holds, verdict.predicate) == (False, "api_routes_serve_images")


def test_what_holds_in_no_environment_is_the_reason_and_not_what_holds_in_the_first(tmp_path: Path) -> None:
    config = "module.exports = { images: { unoptimized: !!process.env.STATIC } }"
    verdict = verdicts(tmp_path, "14.2.35", config)["CVE-2025-59471"]
    assert (verdict.holds, verdict.predicate) == (False, "has_remote_images")
