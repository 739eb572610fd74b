"""export-images-unserved: a static export whose images point to /_next/image, which no static host serves.

With the Pages Router such a build fails; with the App Router it passes, and every next/image returns 404. Built and
checked with 14.2.35, 15.5.29, 16.0.11 and 16.4.6, both bundlers; evidence/export_images_unserved.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from nextlint.model.fixes import Fix, Set
from nextlint.rules._hazard import place
from nextlint.rules.base import Rule
from nextlint.serving.sources import Sources

if TYPE_CHECKING:
    from collections.abc import Iterator

    from nextlint.config.outcome import Outcome
    from nextlint.model.findings import Finding
    from nextlint.rules.context import Context

OPTIONS = ("output", "images.unoptimized", "images.loader", "images.loaderFile")
IMPORTS = r"""(?:from|import|require\()\s*["']next/(?:legacy/)?image["']"""
HAS_OWN_WAY = r"\bunoptimized\b|\bloader\s*="  # as a prop


def check(context: Context) -> Iterator[Finding]:
    found = context.site
    if found is None or found.app_folder is None:
        return
    combinations = found.combinations(OPTIONS)
    bad = [outcomes for outcomes in combinations if _is_unserved(*outcomes)]
    hit = (
        Sources(context.reader, [found.app_folder], context.project.repository).first(IMPORTS, without=HAS_OWN_WAY)
        if bad
        else None
    )
    if hit is None:
        return
    somewhere = "" if len(bad) == len(combinations) else " in some environments"
    message = (
        f"the static export points its images to /_next/image{somewhere}, which no static host serves: "
        f"{found.relative(hit.path)} imports next/image, the build passes, and every image returns 404"
    )
    is_always_exported = all(_is_export(outcomes[0]) for outcomes in combinations)
    yield RULE.finding(
        context,
        place(context, "images", "output"),
        message,
        help="Set images.unoptimized to true, or point images.loaderFile at an image service's loader.",
        fix=Fix("Set images.unoptimized to true", [Set("images.unoptimized", True)], safe=is_always_exported),
    )


def _is_export(output: Outcome) -> bool:
    return output.state == "value" and output.value == "export"


def _is_unserved(output: Outcome, unoptimized: Outcome, loader: Outcome, loader_file: Outcome) -> bool:
    """Return whether nothing serves the images. Only known values count: an unknown option may be the one that serves
    them.
    """
    is_default_loader = loader.is_default or (loader.state == "value" and loader.value == "default")
    is_optimized = unoptimized.is_default or unoptimized.is_truthy is False
    return _is_export(output) and is_optimized and is_default_loader and loader_file.is_default


RULE = Rule(
    id="export-images-unserved",
    title="A static export whose images are missing",
    category="stability",
    severity="error",
    affected=">=13.3.0",
    since="0.1.0",
    summary="output: 'export' writes files and runs no server, and next/image points to /_next/image, which only a "
    "server answers. With the App Router the build passes silently, and every image is missing in the browser.",
    applies="To configs with output: 'export' and the default loader in which images.unoptimized is not true, where a "
    "file below app/ imports next/image and has neither an unoptimized nor a loader prop. Files elsewhere are not "
    "read.",
    fix="Sets images.unoptimized to true. It is safe if every outcome of the config exports: there is then no "
    "optimizer to switch off.",
    bad='module.exports = {\n  output: "export",\n};\n',
    good='module.exports = {\n  output: "export",\n  images: { unoptimized: true },\n};\n',
    sources=(
        "https://nextjs.org/docs/app/guides/static-exports#image-optimization",
        "https://github.com/vercel/next.js/issues/18356",
    ),
    check=check,
    options=OPTIONS,
)
