"""A middleware file that answers 401 to everything, in places that Next.js reads and others."""

from __future__ import annotations

from collections.abc import Iterator

from evidence.common.experiment import Experiment, Seen, Setup, Subject, config
from evidence.common.projects import page

MIDDLEWARE = """\
import { NextResponse } from 'next/server'

export function %s() {
  return %s
}
"""
REFUSAL = "new NextResponse('not you', { status: 401 })"
REDIRECT = "NextResponse.redirect('https://login.example/')"  # in 12.2 middleware cannot send a response


def observe(subject: Subject) -> Seen:
    status = subject.ask("/").status
    return Seen((str(status),), status == 200)


def _setup(
    version: str, what: str, file: str, pages: str = "pages/index.js", options: str = "", aside: str = ""
) -> Setup:
    answer = REDIRECT if version.startswith("12.") else REFUSAL
    text = MIDDLEWARE % ("proxy" if "proxy" in file else "middleware", answer)
    return Setup(version, what, {**page(pages), file: text, **config(options)}, aside=aside)


def _places(version: str) -> Iterator[Setup]:
    yield _setup(version, "`middleware.js` beside `pages/`", "middleware.js")
    yield _setup(version, "`middleware.js`, and pages in `src/pages/`", "middleware.js", "src/pages/index.js")
    for file in ("middleware.js", "middleware.page.js"):
        what = f"`{file}`, and `pageExtensions: ['page.js']`"
        yield _setup(version, what, file, "pages/index.page.js", SUFFIX)


SUFFIX = " pageExtensions: ['page.js'] "

EXPERIMENT = Experiment(
    rule="middleware-file-ignored",
    caption="A middleware file answers 401 to every request (at 12 it redirects); the front page is asked for.",
    heads=("answer",),
    setups=(
        _setup("12.1.6", "`middleware.js` beside `pages/`", "middleware.js", aside="12.1 takes `pages/_middleware.js`"),
        _setup("12.2.0", "`middleware.js` beside `pages/`", "middleware.js"),
        *_places("14.2.35"),
        _setup("15.5.29", "`proxy.js` beside `pages/`", "proxy.js"),
        _setup("16.0.0", "`proxy.js` beside `pages/`", "proxy.js"),
        _setup("16.4.6", "`proxy.js`, and pages in `src/pages/`", "proxy.js", "src/pages/index.js"),
    ),
    observe=observe,
)
