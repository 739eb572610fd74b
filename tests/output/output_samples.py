"""Handmade reports, one for each situation that an output must show well."""

from __future__ import annotations

from typing import Any

from nextlint.config.outcome import Outcome
from nextlint.model.findings import Ending, Exposure, Finding, OptionUse, Position, Related, Span, Upgrade
from nextlint.model.fixes import Edit, Fix, RequireNext
from nextlint.model.report import ProjectReport, Report
from nextlint.output.options import RenderOptions
from nextlint.release.model import NotNext, Release, Unresolved
from nextlint.rules.base import Rule

CWD = "/repo"
ROOT = "/repo/apps/web"
CONFIG = f"{ROOT}/next.config.js"
PACKAGE = f"{ROOT}/package.json"
LOCKFILE = "/repo/package-lock.json"

CONFIG_TEXT = """\
/** @type {import('next').NextConfig} */
const nextConfig = {
  reactStrictMode: true,
  experimental: { serverActions: true, appDir: true },
}

module.exports = nextConfig
"""
PACKAGE_TEXT = """\
{
  "name": "web",
  "dependencies": {
    "next": "^13.4.1"
  }
}
"""
LOCKFILE_TEXT = """\
{
  "lockfileVersion": 3,
  "packages": {
    "node_modules/next": {
      "version": "13.4.4"
    }
  }
}
"""
TEXTS = {CONFIG: CONFIG_TEXT, PACKAGE: PACKAGE_TEXT, LOCKFILE: LOCKFILE_TEXT}


def span(path: str, start: tuple[int, int], end: tuple[int, int]) -> Span:
    return Span(path, Position(*start), Position(*end))


def edit(place: Span, text: str) -> Edit:
    """Return a proven edit; outputs only use its place."""
    return Edit(0, 0, text, place)


DECLARED = span(PACKAGE, (4, 13), (4, 22))
LOCKED = span(LOCKFILE, (5, 7), (5, 26))
APP_DIR = span(CONFIG, (4, 40), (4, 52))
SET_APP_DIR = Fix("Set experimental.appDir to false", (), True, (edit(span(CONFIG, (4, 48), (4, 52)), "false"),))

WORKERS = Finding(
    rule="render-workers",
    category="stability",
    severity="error",
    project=ROOT,
    path=CONFIG,
    span=APP_DIR,
    message="Next 13.4.4 (package-lock.json) answers every request of `next start` through 2 worker processes, "
    "and dies when the ports between them run out.",
    help="Set experimental.appDir to false, or upgrade to Next 13.5.11, which has no such workers.",
    url="https://nextlint.readthedocs.io/en/latest/rules/render-workers/",
    related=(
        Related(DECLARED, "next is declared here"),
        Related(LOCKED, "and this version is installed"),
    ),
    fix=SET_APP_DIR,
)
UNFIXABLE = WORKERS._replace(
    severity="warning",
    message="Next 13.4.4 may start render workers: what experimental.appDir is cannot be seen.",
    span=span(CONFIG, (2, 20), (5, 2)),
    related=(),
    fix=None,
    no_fix="the config is merged by 'deepmerge', which nextlint does not look into",
    snippet="experimental: {\n\tappDir: false,\n},\n",
)
UNSAFE = WORKERS._replace(
    rule="unknown-option",
    category="options",
    severity="info",
    message="Next 13.4.4 does not know the option reactStrictMod.",
    span=span(CONFIG, (3, 3), (3, 18)),
    help="Did you mean reactStrictMode?",
    related=(),
    url="https://nextlint.readthedocs.io/en/latest/rules/unknown-option/",
    fix=Fix("Rename it to reactStrictMode", (), False, (edit(span(CONFIG, (3, 3), (3, 18)), "reactStrictMode"),)),
)
UNPROVEN = UNSAFE._replace(fix=Fix("Rename it to reactStrictMode", ()))
FIXED = WORKERS._replace(fixed=True)
WITH_FACTS = UNSAFE._replace(
    options=(OptionUse("experimental.turbo", accepted=False, effect="dropped"), OptionUse("turbopack", accepted=True)),
    advisories=("GHSA-0000-0000-0000", "CVE-2000-0001"),
    assumptions=("that my-wrapper returns the config it is given",),
    stage="before",
)
IDS = tuple(f"CVE-2000-{number:04}" for number in range(1, 10))
MIDDLEWARE = WORKERS._replace(
    rule="exposed-middleware",
    category="security",
    path=PACKAGE,
    span=DECLARED,
    message="Next.js 13.4.4 (package-lock.json) runs a middleware file, where an attacker can skip it, and 1 more is "
    "known (CVE-2000-0001, CVE-2000-0002)",
    help="No release of 13 ends them any more; next 15.5.29 does. Of CVE-2000-0002: its lower bound was not read.",
    url="https://nextlint.readthedocs.io/en/latest/rules/exposed-middleware/",
    related=(),
    fix=None,
    no_fix="only an upgrade ends it",
    advisories=("CVE-2000-0001", "GHSA-0000-0000-0001", "CVE-2000-0002"),
    assumptions=("that the project is self-hosted",),
    exposure=Exposure(
        "Next.js 13.4.4 (package-lock.json)",
        "skip the middleware",
        "middleware.ts is active",
        Ending("No release of 13 ends them any more; next 15.5.29 does.", "next 15.5.29 ends this"),
        perhaps="CVE-2000-0008: how the project is served cannot be determined",
        doubts=(("CVE-2000-0002", "its lower bound was not read"),),
    ),
)
IMAGES = MIDDLEWARE._replace(
    rule="exposed-image-optimizer",
    severity="warning",
    path=CONFIG,
    span=APP_DIR,
    message="Next.js 13.4.4 (package-lock.json) answers /_next/image, where an attacker can fill the disk "
    "(CVE-2000-0003)",
    help="No release of 13 ends them any more; next 15.5.29 does. Meanwhile, images.unoptimized: true closes it.",
    url="https://nextlint.readthedocs.io/en/latest/rules/exposed-image-optimizer/",
    fix=Fix("Set images.unoptimized to true", (), False, (edit(APP_DIR, "true"),)),
    advisories=("CVE-2000-0003",),
    exposure=Exposure(
        "Next.js 13.4.4 (package-lock.json)",
        "fill the disk",
        "images.remotePatterns allows cdn.example.com",
        Ending("No release of 13 ends them any more; next 15.5.29 does.", "next 15.5.29 ends this"),
        meanwhile="images.unoptimized: true ends it; images are then served as they are",
    ),
)
DEV_SERVER = MIDDLEWARE._replace(
    rule="exposed-dev-server",
    severity="info",
    message="Next.js 13.4.4 (package-lock.json) answers other origins in next dev, where an attacker can read source "
    "code (CVE-2000-0004)",
    help="No release of 13 ends them any more; next 16.4.6 does.",
    url="https://nextlint.readthedocs.io/en/latest/rules/exposed-dev-server/",
    advisories=("CVE-2000-0004",),
    assumptions=(),
    exposure=Exposure(
        "Next.js 13.4.4 (package-lock.json)",
        "read source code",
        "it answers other origins in next dev",
        Ending("No release of 13 ends them any more; next 16.4.6 does.", "next 16.4.6 ends this"),
    ),
)
CROWDED = MIDDLEWARE._replace(
    message=f"Next.js 13.4.4 (package-lock.json) runs a middleware file ({', '.join(IDS)})", advisories=IDS
)
LOWER = MIDDLEWARE._replace(
    help="Upgrade next to 16.2.1, the first of 16 without them. Of CVE-2000-0002: its lower bound was not read.",
    no_fix=None,
    fix=Fix("Ask for next 16.2.1 or later", (RequireNext("16.2.1"),), False, (edit(DECLARED, "16.2.1"),)),
    upgrade=Upgrade("16.2.1", "Upgrade next to 16.2.1, the first of 16 without them."),
)
WITHOUT = "Upgrade next to 16.4.5, the first of 16 without it."
HIGHER = IMAGES._replace(
    help=f"{WITHOUT} Meanwhile, images.unoptimized: true closes it.",
    upgrade=Upgrade("16.4.5", WITHOUT),
    exposure=IMAGES.exposure and IMAGES.exposure._replace(ending=Ending(WITHOUT)),
)
SUPPRESSED = UNFIXABLE._replace(suppressed="the upgrade is planned for Monday")
UNEXPLAINED = UNFIXABLE._replace(suppressed="")

RELEASE = Release("13.4.4", "^13.4.1", LOCKFILE, exact=True, span=LOCKED, declared=DECLARED)
PROJECT = ProjectReport(ROOT, RELEASE, CONFIG, "object")

RULE = Rule(
    id="render-workers",
    title="Next 13.4 answers through worker processes that run out of ports",
    category="stability",
    severity="error",
    affected=">=13.4.0,<13.5",
    since="0.1.0",
    summary="Next 13.4 starts worker processes and reaches them over TCP on the loopback. After hours in production "
    "the ports are used up, and the server answers no request although its process lives.",
    applies="To a production server of Next 13.4 unless experimental.appDir is false.",
    fix="Sets experimental.appDir to false. Safe where the project has no App Router routes.",
    bad="module.exports = {\n  reactStrictMode: true,\n}\n",
    good="module.exports = {\n  reactStrictMode: true,\n  experimental: { appDir: false },\n}\n",
    sources=("https://github.com/vercel/next.js/issues/51560",),
    check=lambda context: iter(()),
)
SECURITY_RULE = RULE._replace(
    id="exposed-source", title="Sources are served", category="security", severity="warning", affected=None, fix=None
)


def report(*findings: Finding, projects: tuple[ProjectReport, ...] = (PROJECT,), **more: Any) -> Report:
    return Report(projects, findings, **{"texts": TEXTS, **more})


def in_text(text: str, start: tuple[int, int], end: tuple[int, int], **more: Any) -> Report:
    """Return a report of a minimal finding in a config with the given text."""
    bare = WORKERS._replace(message="Here.", help="", url="", related=(), fix=None, span=span(CONFIG, start, end))
    return report(bare._replace(**more), texts={CONFIG: text})


HOSTILE_NAME = "/repo/a\n::error::\x1b[31m\u202e%b,c:d\udcff/next.config.js"
HOSTILE = WORKERS._replace(
    path=HOSTILE_NAME,
    project="/repo/a\n::error::\x1b[31m\u202e%b,c:d\udcff",
    span=span(HOSTILE_NAME, (1, 20), (1, 25)),
    message='The value \x1b[2J\r\n\u2066 of <b>&"appDir" is 100%, or so.',
    help="Do not\u2028do it.",
    related=(Related(span(HOSTILE_NAME, (2, 1), (2, 2)), "\x07bell"),),
    fix=Fix("Set \x00 to \x7f", (), True, (edit(span(HOSTILE_NAME, (1, 20), (1, 25)), "'\x1b'"),)),
)
HOSTILE_TEXT = "module.exports = {  \x1b[5m\u202e: '\u200b' }\n\x00\n"

OPTIONS = {
    "reactStrictMode": (Outcome("value", True, span=span(CONFIG, (3, 3), (3, 24))),),
    "experimental": (Outcome("value", {"$": "object"}, span=span(CONFIG, (4, 3), (4, 54))),),
    "experimental.appDir": (Outcome("value", True, span=APP_DIR), Outcome("absent")),
    "webpack": (Outcome("value", {"$": "function"}, identity="(config) => config"),),
    "images.domains": (Outcome("value", ["a.example", "b.example"]),),
    "limit": (Outcome("value", float("inf")),),
    "output": (Outcome("unknown", reason="it depends on the environment variable OUTPUT", span=DECLARED),),
    "env.*": (Outcome("unknown"),),
}

EVERY_FIELD = report(
    WORKERS,
    FIXED,
    UNFIXABLE,
    SUPPRESSED,
    UNEXPLAINED,
    UNSAFE,
    projects=(
        PROJECT._replace(
            options=OPTIONS,
            notes=("package-lock.json is newer than node_modules",),
            assumptions=("that my-wrapper returns the config it is given",),
            deciding={"experimental.appDir": "true", "images.unoptimized": "false", "rewrites": None},
        ),
        ProjectReport("/repo/apps/fork", NotNext("@acme/next", "1.0.0"), None, "none"),
        ProjectReport(
            "/repo/apps/git",
            Unresolved("a git URL has no version", "git+ssh://host/next"),
            "/repo/apps/git/n.mjs",
            "opaque",
        ),
        ProjectReport(
            "/repo/apps/range",
            Release(
                "13.5.11",
                "13",
                "/repo/apps/range/package.json",
                exact=False,
                disagrees=("13.4.1", "/repo/node_modules/next/package.json"),
                notes=("a dist-tag is read as the newest release",),
            ),
            "/repo/apps/range/next.config.ts",
            "unparsable",
        ),
        ProjectReport("/repo", None, "/repo/next.config.js", "object", name="the-repository"),
    ),
    looked_in=(CWD,),
    problems=((f"{ROOT}/next.config.mjs", "it cannot be read (Permission denied)"),),
)

PLAIN = RenderOptions()
