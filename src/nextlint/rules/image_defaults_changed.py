"""image-defaults-changed: images that Next 16 rejects or serves differently, because defaults of ``images`` changed.

Seen with one project on 15.5.29 and 16.4.6: a local ``src`` with a query makes rendering throw (500), and any
``quality`` becomes 75, unless ``images.localPatterns`` and ``images.qualities`` allow them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from nextlint.model.findings import OptionUse
from nextlint.model.fixes import Fix, Set
from nextlint.model.record import Record
from nextlint.release.model import Release
from nextlint.rules.base import Rule
from nextlint.serving.routes import app_dir, pages_dir
from nextlint.serving.sources import Sources

if TYPE_CHECKING:
    from collections.abc import Iterator

    from nextlint.model.findings import Finding, Severity
    from nextlint.rules.context import Context

IMAGE = r"""['"]next/image['"]"""  # the file imports it
IS_VECTOR = r"""(?:[^<>]|=>)*?\ssrc=(?:\{\s*)?["'`][^"'`?]*\.svg["'`?]"""
TAG = r"<Image\b(?:[^<>]|=>)*?"
RASTER_TAG = rf"<Image\b(?!{IS_VECTOR})(?:[^<>]|=>)*?"


class _Change(Record):
    option: str
    pattern: str  # of an attribute of <Image>
    says: str
    value: object
    severity: Severity = "error"


CHANGES = (
    _Change(
        "images.localPatterns",
        r"""\ssrc=(?:\{\s*)?["'`]/(?!/)[^"'`]*\?""",
        "serves local images with a query string only if images.localPatterns allows it, and a page with this image "
        "returns 500",
        [{"pathname": "/**"}],
    ),
    _Change(
        "images.qualities",
        r"\squality=\{\s*(?!75\s*\})\d+\s*\}",
        "serves quality 75 only, unless images.qualities lists others: this image loses its own quality",
        None,
    ),
    _Change(
        "images.imageSizes",
        r"""\swidth=(?:\{\s*16\s*\}|["']16["'])""",
        "does not generate images 16 pixels wide, unless images.imageSizes has that size: this one is served 32 "
        "pixels wide",
        [16, 32, 48, 64, 96, 128, 256, 384],
        "info",
    ),
)


def check(context: Context) -> Iterator[Finding]:
    release = context.release
    if not isinstance(release, Release) or _is_off(context):
        return
    changes = [one for one in CHANGES if all(outcome.is_default for outcome in context.config.outcomes(one.option))]
    folders = [folder for folder in (app_dir(context.project.root), pages_dir(context.project.root)) if folder]
    sources = Sources(context.reader, folders, context.project.repository)
    tag = TAG if _optimizes_vectors(context) else RASTER_TAG
    for change in changes if folders else ():
        hit = sources.first(tag + change.pattern, beside=IMAGE)
        if hit is None:
            continue
        fix = None
        if change.value is not None:
            fix = Fix(f"Set {change.option} to what Next.js 15 allowed", [Set(change.option, change.value)])
        yield RULE.finding(
            context,
            hit.span,
            f"Next.js {release.version} {change.says}",
            severity=change.severity,
            help=f"Set {change.option}.",
            fix=fix,
            no_fix=None if fix else "qualities used elsewhere are unknown",
            options=(OptionUse(change.option, accepted=True),),
        )


def _is_off(context: Context) -> bool:
    """Return whether Next.js optimizes no image: ``unoptimized``, or the project's own loader."""
    unoptimized, loaders = context.config.outcomes("images.unoptimized"), context.config.outcomes("images.loader")
    return any(one.is_truthy is not False for one in unoptimized) or any(
        one.state != "absent" and one.value != "default" for one in loaders
    )


def _optimizes_vectors(context: Context) -> bool:
    """Return whether ``.svg`` images go through the optimizer: without this option Next.js serves them unchanged."""
    return any(one.is_truthy for one in context.config.outcomes("images.dangerouslyAllowSVG"))


RULE = Rule(
    id="image-defaults-changed",
    title="An image that the defaults of Next.js 16 reject",
    category="stability",
    severity="error",
    affected=">=16.0.0",
    since="0.1.0",
    summary="Next.js 16 narrowed the defaults of images: a local image with a query string needs "
    "images.localPatterns, a quality other than 75 needs images.qualities, a width of 16 needs images.imageSizes. The "
    "build passes; the page returns 500, or the image is served at another quality or width. Images are also cached "
    "for four hours instead of a minute, which no source file shows: --upgrade-to reports it.",
    applies="To files in app/ or pages/ that import next/image and contain such an image, if the option is not set. "
    "Files elsewhere are not read.",
    fix="Sets images.localPatterns, which lets any local path through the optimizer, or images.imageSizes to what 15 "
    "had. It is unsafe.",
    bad='// app/page.js, next 16.4.6\n<Image src="/logo.png?v=2" width={64} height={64} alt="" />\n',
    good="// next.config.js\nmodule.exports = {\n  images: { localPatterns: [{ pathname: '/**' }] },\n};\n",
    sources=("https://nextjs.org/docs/app/guides/upgrading/version-16#nextimage-changes",),
    check=check,
    options=tuple(change.option for change in CHANGES),
)
