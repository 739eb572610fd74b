"""renamed-file: with --upgrade-to, a file that Next 16 renamed: middleware is called proxy.

Source: 16.0 warns 'The "middleware" file convention is deprecated. Please use "proxy" instead' (dist/build).
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from nextlint.model.findings import Position, Span
from nextlint.release.model import Release
from nextlint.release.versions import precedence
from nextlint.rules.base import Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from nextlint.model.findings import Finding
    from nextlint.rules.context import Context

SINCE = "16.0.0"
NAMES = tuple(f"middleware.{extension}" for extension in ("ts", "js", "tsx", "jsx"))
START = Position(1, 1)


def check(context: Context) -> Iterator[Finding]:
    release, current = context.release, context.upgrade_from
    if not isinstance(release, Release) or current is None:
        return
    if not precedence(current) < precedence(SINCE) <= precedence(release.version):
        return
    for folder in (context.project.root, os.path.join(context.project.root, "src")):
        for name in NAMES:
            path = os.path.join(folder, name)
            if os.path.isfile(path):
                yield RULE.finding(
                    context,
                    Span(path, START, START),
                    f"Next.js {release.version} calls {name} proxy{name.removeprefix('middleware')}, and its function "
                    "proxy; the old name still works, with a warning",
                    help="A proxy runs on Node.js, never on the edge: rename the file and its function if that suits "
                    "you, else keep middleware.",
                )


RULE = Rule(
    id="renamed-file",
    title="A file that has another name after the upgrade",
    category="project",
    severity="info",
    affected=">=16.0.0",
    since="0.1.0",
    summary="From Next.js 16 on, the middleware file is called proxy, and so is the function in it. The old name still "
    "works, with a warning, and is the only one that runs on the edge.",
    applies="With --upgrade-to 16 and later, to middleware files next to pages or app, or in src.",
    fix=None,
    bad="// middleware.ts, with --upgrade-to 16\nexport function middleware(request) {}\n",
    good="// proxy.ts\nexport function proxy(request) {}\n",
    sources=("https://nextjs.org/docs/app/api-reference/file-conventions/proxy",),
    check=check,
    needs_config=False,
)
