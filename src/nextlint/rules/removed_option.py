"""removed-option: the config sets an option that this version of Next.js no longer has or no longer needs.

Source: the schemas and messages of each published version (``evidence/options``); for ``experimental.appDir`` the
processes of running servers (``evidence/render_workers/RESULTS.md``).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from nextlint.model.fixes import Fix, Remove
from nextlint.options import texts
from nextlint.rules._options import AFFECTED, found
from nextlint.rules.base import Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from nextlint.model.findings import Finding
    from nextlint.rules._options import Found
    from nextlint.rules.context import Context

MATTERS = frozenset({"publicRuntimeConfig", "serverRuntimeConfig"})  # their values have to come from elsewhere


def check(context: Context) -> Iterator[Finding]:
    for one in found(context, "removed"):
        matters = one.verdict.path in MATTERS
        is_safe = one.verdict.effect == "dropped" and not matters
        fix = Fix(f"Remove {one.verdict.path}", [Remove(one.verdict.path)], safe=is_safe)
        yield RULE.finding(
            context,
            one.at,
            _message(one) + one.sometimes,
            severity="error" if matters else "warning",
            help=f"Remove {one.verdict.path}.",
            fix=fix,
            options=(one.use,),
        )


def _message(one: Found) -> str:
    verdict = one.verdict
    gone = texts.gone_since(verdict, one.version)
    since = f", which was removed in {gone}" if gone else ""
    if verdict.accepted:
        what = f"{one.next_js} does not need {verdict.path}"
    elif verdict.effect == "dropped":
        silent = "; it gives no warning" if verdict.is_silent else ""
        what = f"{one.next_js} does not read {verdict.path}{since}{silent}"
    else:
        what = f"{one.next_js} does not have {verdict.path}{since}"
    return f"{what}: {verdict.why}" if verdict.why else what


RULE = Rule(
    id="removed-option",
    title="An option that this Next.js no longer has",
    category="options",
    severity="error",
    affected=AFFECTED,
    since="0.1.0",
    summary="The config sets an option that this version of Next.js has removed or always turns on. Setting it has no "
    "effect any more: experimental.appDir, for example, could switch off the App Router and the render workers of "
    "13.4, and since 13.5 nothing reads it. For most removed options, Next.js never said what became of them.",
    applies="To every option that an older version had and the installed one does not, and to those that it reports as "
    "no longer needed. Runtime config is an error, because its values have to come from elsewhere. Options that stop "
    "Next.js are reported by fatal-option, those with a new path or name by moved-option and renamed-option.",
    fix="Removes the option, and its parent object if that is left empty. That is safe if no code of this Next.js "
    "mentions the option's name any more or if Next.js itself says that it can be removed. Otherwise it is unsafe, as "
    "it is for runtime config, whose values would be lost.",
    bad="// next 13.5.11\nmodule.exports = {\n  reactStrictMode: true,\n  experimental: { appDir: true },\n};\n",
    good="// next 13.5.11\nmodule.exports = {\n  reactStrictMode: true,\n};\n",
    sources=("https://github.com/vercel/next.js/issues/53740", "https://nextjs.org/docs/messages/invalid-next-config"),
    check=check,
)
