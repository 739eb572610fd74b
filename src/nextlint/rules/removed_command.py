"""removed-command: a script in package.json runs a command or flag that this version of Next.js does not have.

Source: dist/bin/next and dist/cli of each published version (``evidence/options``). Next.js 16 reads ``next lint`` as
``next dev lint``, a folder that does not exist; an unknown flag fails with "unknown option".
"""

from __future__ import annotations

import os
import re
from typing import TYPE_CHECKING

from nextlint.discovery.packagejson import read
from nextlint.model.fixes import Fix, SetScript
from nextlint.model.project import Package
from nextlint.model.record import Record
from nextlint.options import table
from nextlint.release.affected import is_affected, release_after
from nextlint.release.model import Release
from nextlint.rules._options import AFFECTED
from nextlint.rules.base import Rule
from nextlint.serving.startscript import next_commands
from nextlint.workspaces.manifests import manifest_in, member_span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from nextlint.model.findings import Finding, Span
    from nextlint.rules.context import Context
    from nextlint.serving.startscript import NextCommand

EVERYWHERE = frozenset({"-h", "--help", "-v", "--version", "--inspect"})
TODAY = {
    "lint": 'Run ESLint itself: "eslint .".',
    "export": "Set output: 'export' in the config; next build then writes the files.",
    "build --no-lint": "Remove the flag: next build no longer lints.",
}
ESLINT_CONFIGS = ("eslint.config.js", "eslint.config.mjs", "eslint.config.cjs", "eslint.config.ts", "eslint.config.mts")


class _Problem(Record):
    call: str  # "next build --no-lint"
    name: str  # the table's name for it: "build --no-lint"
    effect: str


def check(context: Context) -> Iterator[Finding]:
    release = context.release
    if not isinstance(release, Release):
        return
    for package in _packages(context):
        scripts = package.data.get("scripts")
        for name, text in scripts.items() if isinstance(scripts, dict) else ():
            if not isinstance(text, str):
                continue
            for command in next_commands(text, os.path.dirname(package.path)):
                if _is_for(command, context.project.root, package):
                    yield from _findings(context, release.version, package, name, text, command)


def _packages(context: Context) -> Iterator[Package]:
    project = context.project
    if project.package is not None:
        yield project.package
    if project.workspace is not None and project.workspace != project.root:
        root = read(context.reader, manifest_in(context.reader, project.workspace), project.repository, only_next=False)
        if isinstance(root, Package):
            yield root


def _is_for(command: NextCommand, root: str, package: Package) -> bool:
    """Return whether a command runs in the project; a script of the workspace root does if it names the project's
    folder.
    """
    if os.path.dirname(package.path) == root:
        return True
    if command.folder is None:
        return False
    places = [command.folder, *(os.path.normpath(os.path.join(command.folder, word)) for word in command.words[1:])]
    return root in places


def _findings(
    context: Context, version: str, package: Package, name: str, text: str, command: NextCommand
) -> Iterator[Finding]:
    is_own = os.path.dirname(package.path) == context.project.root
    for problem in _sure_problems(command.words, version):
        fix = _fix(context, name, text, problem) if is_own else None
        yield RULE.finding(
            context,
            _place(package, name),
            f'scripts.{name} runs "{problem.call}", which Next.js {version} does not have: {problem.effect}',
            help=TODAY.get(problem.name, _when(problem.name, version)),
            fix=fix,
            no_fix=None if fix else "it is unclear what should run instead",
        )


def _sure_problems(words: tuple[str, ...], version: str) -> Iterator[_Problem]:
    """Yield the problems at a version; of a prerelease those that the release after it has, too."""
    following = release_after(version)
    lasting = {problem.name for problem in _problems(words, following or version)}
    yield from (problem for problem in _problems(words, version) if problem.name in lasting)


def _problems(words: tuple[str, ...], version: str) -> Iterator[_Problem]:
    first = next((word for word in words if not word.startswith("-")), "")
    command = first if table.has_command(first, version) is not None else "dev"
    if _is_gone(command, version):
        effect = "it exits with 1" if table.ended(command) else f'it treats "{command}" as a folder and exits with 1'
        yield _Problem(f"next {command}", command, effect)
        return
    for word in words:
        flag = word.partition("=")[0]
        name = f"{command} {flag}"
        if flag.startswith("-") and flag not in EVERYWHERE and table.has_command(name, version) is False:
            yield _Problem(f"next {name}", name, "the option is unknown and it exits with 1")


def _is_gone(command: str, version: str) -> bool:
    ended = table.ended(command)
    return table.has_command(command, version) is False or (ended is not None and is_affected(f">={ended}", version))


def _when(name: str, version: str) -> str:
    spans = table.spans(table.command_intervals(name))
    later = next((start for start, _ in spans if not table.holds(f"{start}-", version)), None)
    if later:
        return f"It was added in Next.js {later.removesuffix('.0')}: upgrade next, or remove it."
    return f"It was removed in Next.js {spans[-1][1].removesuffix('.0')}: remove it here too."


def _fix(context: Context, name: str, text: str, problem: _Problem) -> Fix | None:
    if problem.name == "build --no-lint" and text.count("--no-lint") == 1:
        changed = re.sub(r"\s--no-lint(?=\s|$)", "", text)
        if changed != text:
            return Fix(f"Remove --no-lint from scripts.{name}", [SetScript(name, changed)], safe=True)
    if problem.name == "lint" and text.strip() == "next lint" and _has_eslint(context):
        return Fix(f"Run ESLint in scripts.{name}", [SetScript(name, "eslint .")])
    return None


def _has_eslint(context: Context) -> bool:
    package, root = context.project.package, context.project.root
    kinds = [package.data.get(kind) for kind in ("dependencies", "devDependencies")] if package else []
    is_installed = any(isinstance(kind, dict) and "eslint" in kind for kind in kinds)
    return is_installed and any(os.path.exists(os.path.join(root, one)) for one in ESLINT_CONFIGS)


def _place(package: Package, name: str) -> Span:
    return member_span(package, ["scripts", name], quotes=True) or package.source.span(0, 0)


RULE = Rule(
    id="removed-command",
    title="A script runs a command that this Next.js does not have",
    category="project",
    severity="error",
    affected=AFFECTED,
    since="0.1.0",
    summary="Commands and flags of next come and go: 16 removed next lint and --no-lint, 14 removed next export, and "
    "16 added --webpack. A script that runs a missing one fails, and the error can mislead: next lint complains about "
    "a folder named lint.",
    applies="To the scripts in the project's package.json, and to those in the workspace root that run next in the "
    "project's folder, also through cross-env, dotenv, npx and the like.",
    fix="Removes --no-lint from a script, which is safe from 16 on, because next build no longer lints. Replaces next "
    "lint with eslint . if ESLint and a flat config are present, which is unsafe: it may lint other files.",
    bad='// package.json, next 16.4.6\n{ "scripts": { "lint": "next lint" } }\n',
    good='// package.json, next 16.4.6\n{ "scripts": { "lint": "eslint ." } }\n',
    sources=("https://nextjs.org/docs/app/api-reference/cli/next", "https://github.com/vercel/next.js/pull/83135"),
    check=check,
    needs_config=False,
)
