"""unbuildable-webpack-config: Next 16 builds with Turbopack and stops at a config that has only a webpack function.

Source: dist/lib/turbopack-warning.js of 16.0.0 to 16.4.6. It looks at the config as the file exports it, calls a
function without awaiting its result (so async functions are never judged), and treats any value of ``turbopack`` and
any key that starts with ``experimental.turbo`` as a sign that Turbopack is intended. A flag that names the bundler
skips the check. ``experimental.turbo`` itself means nothing to 16: with it, the build continues, and neither the
function nor these settings are used.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from nextlint.model.findings import OptionUse
from nextlint.model.fixes import Fix, SetScript
from nextlint.release.model import Release
from nextlint.rules._bundler import is_function, scripts_without_bundler
from nextlint.rules.base import Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from nextlint.config.outcome import Outcome
    from nextlint.model.findings import Finding
    from nextlint.rules.context import Context


def check(context: Context) -> Iterator[Finding]:
    release, config = context.release, context.config
    if not isinstance(release, Release) or config.is_async:
        return
    scripts = list(scripts_without_bundler(context))
    stopped = [webpack for webpack, *others in _combinations(context) if is_function(webpack) and not any(others)]
    if not scripts or not stopped or any(option.startswith("experimental.turbopack") for option in config.options):
        return
    place = stopped[0].span or config.export
    if place is None:
        return
    is_unsaid = any(option.startswith("experimental.turbo.") for option in config.options)
    yield RULE.finding(
        context,
        place,
        f"Next.js {release.version} builds with Turbopack and {_never_calls() if is_unsaid else _stops(scripts)}",
        help="Add --webpack to the build and dev scripts, or turbopack: {} to the config if you do not need the "
        "function.",
        fix=Fix("Add --webpack to the scripts", [SetScript(name, text) for name, text, _ in _with_flag(scripts)]),
        options=(OptionUse("webpack", accepted=True, effect="dropped" if is_unsaid else "throws"),),
    )


def _stops(scripts: list[tuple[str, str, str]]) -> str:
    commands = dict.fromkeys(f'"next {command}"' for _, _, command in scripts)
    exits = "exits" if len(commands) == 1 else "exit"
    return f"stops at this webpack function: {' and '.join(commands)} {exits} with 1"


def _never_calls() -> str:
    return (
        "never calls this webpack function; it does not warn, because it takes experimental.turbo for Turbopack "
        "settings"
    )


def _combinations(context: Context) -> Iterator[tuple[Outcome, bool]]:
    for webpack, turbopack in context.config.combinations("webpack", "turbopack"):
        yield webpack, turbopack.is_truthy is not False


def _with_flag(scripts: list[tuple[str, str, str]]) -> Iterator[tuple[str, str, str]]:
    for name, text, command in dict.fromkeys(scripts):
        if text.count(f"next {command}") == 1:
            yield name, text.replace(f"next {command}", f"next {command} --webpack"), command


RULE = Rule(
    id="unbuildable-webpack-config",
    title="Next.js 16 does not build with a webpack function alone",
    category="options",
    severity="error",
    affected=">=16.0.0",
    since="0.1.0",
    summary="Since 16, next build and next dev use Turbopack. If the config has a webpack function and nothing for "
    "Turbopack, they stop instead of ignoring it. The function may come from a package that wraps the config. If "
    "experimental.turbo is still set, they continue, and the function is not called.",
    applies="To scripts that run next build or next dev without --webpack or --turbopack, if the config has a webpack "
    "function and neither turbopack nor an option that starts with experimental.turbopack. Not to configs that are "
    "async functions, which Next.js does not inspect.",
    fix="Adds --webpack to those scripts, which builds as before. It is unsafe because Turbopack may be intended.",
    bad="// next 16.4.6\nmodule.exports = {\n  webpack: (config) => config,\n};\n",
    good="// next 16.4.6\nmodule.exports = {\n  webpack: (config) => config,\n  turbopack: {},\n};\n",
    sources=("https://nextjs.org/docs/app/guides/upgrading/version-16#turbopack-by-default",),
    check=check,
    options=("webpack", "turbopack"),
)
