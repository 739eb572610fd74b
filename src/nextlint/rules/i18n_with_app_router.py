"""i18n-with-app-router: i18n is for the Pages Router; with pages in app/ it makes addresses that nothing answers.

Routes of app/ exist without a prefix or under the default locale alone, and the redirect by Accept-Language leads to a
prefix: a 404 (run: evidence/i18n_with_app_router). Next.js says nothing before 15.2.0; from 16 on the build of a
project without pages/ fails (16.0.11, 16.4.6, both bundlers).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from nextlint.release.affected import is_affected
from nextlint.rules._hazard import ask, place
from nextlint.rules.base import Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from nextlint.model.findings import Finding
    from nextlint.rules.context import Context

FAILS = ">=16.0.0"


def check(context: Context) -> Iterator[Finding]:
    found = context.site
    if found is None or not ask(found, "has_i18n").holds or not ask(found, "has_app_routes").holds:
        return
    pages = [name for name in found.app_files if name.rpartition("/")[2].startswith("page.")]
    if not pages or not found.app_folder:
        return
    page = f"{found.relative(found.app_folder)}/{pages[0]}"
    if is_affected(FAILS, found.version) and found.pages_folder is None:
        message = f"Next.js {found.version} does not build this: i18n needs pages/, and there is only {page}"
        help_ = "Remove i18n, and route by locale in app/[lang] and the proxy file."
    else:
        message = (
            f"Next.js {found.version} knows i18n in pages/ only: {page} and its like answer 404 under every locale but "
            "the default one, and visitors are redirected there by their language"
        )
        help_ = "Route by locale in app/[lang]; i18n.localeDetection: false ends the redirect, and nothing else."
    no_fix = "without i18n the addresses of pages/ change" if found.pages_folder else "what i18n is meant to do is lost"
    yield RULE.finding(context, place(context, "i18n"), message, help=help_, no_fix=no_fix)


RULE = Rule(
    id="i18n-with-app-router",
    title="i18n with pages of the App Router",
    category="stability",
    severity="error",
    affected=">=13.0.0",
    since="0.1.0",
    summary="The i18n option routes pages of the Pages Router. The App Router does not know it: pages in app/ answer "
    "404 under a locale's prefix, and Next.js redirects visitors there by their language. From 16 on a project without "
    "pages/ does not build with it.",
    applies="To configs with i18n in projects with a page in app/ or src/app/, where the App Router is on.",
    fix=None,
    bad='module.exports = {\n  i18n: { locales: ["en", "fr"], defaultLocale: "en" },\n};\n',
    good="module.exports = {};\n",
    sources=(
        "https://nextjs.org/docs/app/guides/internationalization",
        "https://github.com/vercel/next.js/issues/53724",
    ),
    check=check,
    options=("i18n",),
)
