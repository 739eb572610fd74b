"""i18n-with-app-router: i18n is for the Pages Router; with pages in app/ it creates URLs that nothing answers.

Routes of app/ exist without a prefix or under the default locale only, so a single locale does no harm; the redirect by
Accept-Language leads from / to a prefix: a 404 (run: evidence/i18n_with_app_router). Next.js does not mention it before
15.2.0; from 16 on the build of a project without pages/ fails (16.0.11, 16.4.6, both bundlers).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from nextlint.advisories.judging import answers
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
        message = f"Next.js {found.version} does not build this project: i18n needs pages/, and there is only {page}"
        help_ = "Remove i18n, and route by locale in app/[lang] and the proxy file."
    elif all(answer.holds for answer in answers(found, "has_one_locale")):
        return
    else:
        redirects = _redirects(context, pages)
        message = (
            f"Next.js {found.version} supports i18n in pages/ only: {page} and the rest of app/ return 404 under "
            f"every locale except the default{', where / sends visitors by language' if redirects else ''}"
        )
        only = "; localeDetection: false only stops the redirect" if redirects else ""
        help_ = f"Route by app/[lang]{only}."
    no_fix = (
        "removing i18n would change the URLs of pages/"
        if found.pages_folder
        else "removing i18n would lose what it is meant to do"
    )
    yield RULE.finding(context, place(context, "i18n"), message, help=help_, no_fix=no_fix)


def _redirects(context: Context, pages: list[str]) -> bool:
    """Return whether / redirects a visitor to a page of app/ that does not exist: app/ has the front page."""
    is_front = any(all(part.startswith(("(", "@")) for part in name.split("/")[:-1]) for name in pages)
    return is_front and any(
        outcome.is_default or outcome.is_truthy is not False
        for outcome in context.config.outcomes("i18n.localeDetection")
    )


RULE = Rule(
    id="i18n-with-app-router",
    title="i18n with pages of the App Router",
    category="stability",
    severity="error",
    affected=">=13.0.0",
    since="0.1.0",
    summary="The i18n option routes pages of the Pages Router. The App Router does not support it: pages in app/ "
    "return 404 under a locale prefix, and Next.js redirects visitors there by language. From 16 on, a project "
    "without pages/ does not build with it.",
    applies="To configs with i18n in projects with a page in app/ or src/app/, where the App Router is on. A single "
    "locale does no harm, except to the build of 16 without pages/.",
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
