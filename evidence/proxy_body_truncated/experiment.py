"""A body of 12 MB, sent through a middleware file to a route handler, and through a rewrite to another host."""

from __future__ import annotations

from evidence.common.experiment import UPSTREAM, Answer, Experiment, Seen, Setup, Subject, config
from evidence.common.projects import PAGE

BYTES = 12 * 1024 * 1024
HANDLER = """\
export async function POST(request) {
  return Response.json({ bytes: (await request.arrayBuffer()).byteLength })
}
"""
MIDDLEWARE = """\
import { NextResponse } from 'next/server'

export function %s() {
  return NextResponse.next()
}

export const config = { matcher: '/api/:path*' }
"""
REWRITES = f" rewrites: async () => [{{ source: '/up/:path*', destination: '{UPSTREAM}/:path*' }}],"
LIMIT = {
    "15": " experimental: { middlewareClientMaxBodySize: '50mb' },",
    "16": " experimental: { proxyClientMaxBodySize: '50mb' },",
}


def observe(subject: Subject) -> Seen:
    path = "/api/upload" if "route handler" in subject.setup.what else "/up/upload"
    answer = subject.ask(path, body=bytes(BYTES), headers={"content-type": "application/octet-stream"})
    arrived = _arrived(answer)
    return Seen((str(answer.status or "none"), arrived, f"{answer.seconds:.0f} s"), arrived != "all")


def _arrived(answer: Answer) -> str:
    if answer.status != 200:
        return "no answer says"
    arrived = int(answer.json()["bytes"])
    return "all" if arrived == BYTES else f"{arrived / 1024 / 1024:.1f} MB"


def _handler(version: str, *, limit: bool = False) -> Setup:
    major = version.partition(".")[0]
    name = "proxy" if major == "16" else "middleware"
    files = {**PAGE, "app/api/upload/route.js": HANDLER, f"{name}.js": MIDDLEWARE % name}
    return Setup(
        version, f"a route handler behind `{name}.js`{_with(limit)}", {**PAGE, **files, **_config("", limit, major)}
    )


def _rewrite(version: str, *, limit: bool = False) -> Setup:
    major = version.partition(".")[0]
    what = f"a rewrite, and no middleware file{_with(limit)}"
    return Setup(version, what, {**PAGE, **_config(REWRITES, limit, major)})


def _with(limit: bool) -> str:
    return ", the limit set to `'50mb'`" if limit else ""


def _config(options: str, limit: bool, major: str) -> dict[str, str]:
    return config(options + (LIMIT[major] if limit else "") + " ")


EXPERIMENT = Experiment(
    rule="proxy-body-truncated",
    caption="A body of 12 MB is sent to a route handler and to another host; both say how much arrives. The limit is "
    "`experimental.middlewareClientMaxBodySize` in 15 and `experimental.proxyClientMaxBodySize` in 16.",
    heads=("answer", "arrives", "after"),
    setups=(
        _handler("15.4.7"),
        _handler("15.4.8"),
        *(make(version) for version in ("15.5.4", "15.5.5") for make in (_handler, _rewrite)),
        *(make("15.5.5", limit=True) for make in (_handler, _rewrite)),
        *(make("16.4.6", limit=limit) for limit in (False, True) for make in (_handler, _rewrite)),
    ),
    observe=observe,
)
