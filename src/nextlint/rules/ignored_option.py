"""ignored-option: Next.js accepts a key of the config and silently does nothing with it.

Since 13.5.5 Next.js checks configs with zod, and some of its objects (``logging``, ``devIndicators``,
``experimental.serverActions``) silently drop unknown keys; before 12.2.3 nothing was checked. A few options are
accepted although no code reads them any more. The loaders of imgix, Cloudinary and Akamai are in next/legacy/image
alone since 13.0: ``dist/shared/lib/image-loader.js`` of 13.0.0, 13.5.1, 14.2.35, 15.5.29 and 16.4.6 makes
``<images.path>?url=...`` instead.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from nextlint.model.findings import OptionUse, Related
from nextlint.model.fixes import Fix, Remove
from nextlint.options import table
from nextlint.release.model import Release
from nextlint.rules._options import AFFECTED, SOMETIMES, found
from nextlint.rules.base import Rule
from nextlint.serving.routes import app_dir, pages_dir
from nextlint.serving.sources import Sources

if TYPE_CHECKING:
    from collections.abc import Iterator

    from nextlint.model.findings import Finding
    from nextlint.rules._options import Found
    from nextlint.rules.context import Context


LOADER = "images.loader"
HOSTED = frozenset({"imgix", "cloudinary", "akamai"})
LEGACY = "13.0.0-"  # from here on, only next/legacy/image has these loaders (dist/shared/lib/image-loader.js)
IMAGE = r"""['"]next/image['"]"""  # the file imports it
OWN_LOADER = r"\bloader="


def check(context: Context) -> Iterator[Finding]:
    for one in found(context, "ignored"):
        verdict = one.verdict
        if verdict.accepted:
            yield _unread(context, one)
            continue
        yield RULE.finding(
            context,
            one.at,
            f"{one.next_js} has no option {verdict.path} and silently ignores it" + one.sometimes,
            help=f"Did you mean {verdict.to}?" if verdict.to else "Correct the name, or remove it.",
            no_fix="the intent is unclear",
            options=(one.use,),
        )
    yield from _hosted_loader(context)


def _hosted_loader(context: Context) -> Iterator[Finding]:
    """Yield one finding if next/image is used although images.loader names a service."""
    release, outcomes = context.release, context.config.outcomes(LOADER)
    named = [one for one in outcomes if one.state == "value" and one.value in HOSTED]
    if not named or not isinstance(release, Release) or not table.holds(LEGACY, release.version):
        return
    if any(one.is_truthy is not False for one in context.config.outcomes("images.unoptimized")):
        return
    if any(one.verdict.path.startswith("images") for one in found(context, fatal=True)):
        return
    folders = [folder for folder in (app_dir(context.project.root), pages_dir(context.project.root)) if folder]
    hit = Sources(context.reader, folders, context.project.repository).first(IMAGE, without=OWN_LOADER)
    place = named[0].span or context.config.export
    if hit is None or place is None:
        return
    name = named[0].value
    yield RULE.finding(
        context,
        place,
        f'next/image of Next.js {release.version} does not use {LOADER} "{name}": it requests images.path with '
        f"?url=, as if its own optimizer answered there{SOMETIMES if len(named) < len(outcomes) else ''}",
        severity="error",
        help=f'Set {LOADER} to "custom" and images.loaderFile to a file that makes the URLs of {name}, or import '
        "next/legacy/image, which still has that loader.",
        no_fix="the loader has to be written",
        options=(OptionUse(LOADER, accepted=True, effect="dropped"),),
        related=(Related(hit.span, "imported here"),),
    )


def _unread(context: Context, one: Found) -> Finding:
    verdict = one.verdict
    return RULE.finding(
        context,
        one.at,
        f"{one.next_js} accepts {verdict.path}, but none of its code reads it" + one.sometimes,
        help=f"{verdict.why[0].upper()}{verdict.why[1:]}." if verdict.why else "",
        fix=Fix(f"Remove {verdict.path}", [Remove(verdict.path)], safe=True),
        options=(one.use,),
    )


RULE = Rule(
    id="ignored-option",
    title="An option that Next.js silently drops",
    category="options",
    severity="warning",
    affected=AFFECTED,
    since="0.1.0",
    summary="Next.js warns about unknown keys only at some levels of a config. At others, such as logging, "
    "devIndicators or experimental.serverActions, it drops them silently, and before 12.2.3 it checked nothing at "
    "all. A typo there looks like a setting. A few options are still accepted although no code reads them, or, as "
    "images.loader with the name of a service, only that of next/legacy/image.",
    applies="To keys that no version of Next.js has, in objects where this one drops them without a message, and to "
    "options that this version accepts and does not read. To images.loader from 13.0 on if a file in app/ or pages/ "
    "imports next/image and sets no loader of its own.",
    fix="Removes an option that is not read. A key that no version has stays, because the intent is unclear.",
    bad="// next 15.5.29\nmodule.exports = {\n  logging: { fetchs: { fullUrl: true } },\n};\n",
    good="// next 15.5.29\nmodule.exports = {\n  logging: { fetches: { fullUrl: true } },\n};\n",
    sources=("https://nextjs.org/docs/app/api-reference/config/next-config-js/logging",),
    check=check,
)
