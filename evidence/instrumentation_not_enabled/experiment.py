"""An instrumentation file that prints a line when it is registered."""

from __future__ import annotations

import time

from evidence.common.experiment import Experiment, Seen, Setup, Subject, config
from evidence.common.projects import PAGE

LINE = "register() was called"
FILE = {"instrumentation.js": f"export function register() {{\n  console.log({LINE!r})\n}}\n"}
PATIENCE = 5.0  # seconds after the first answer


def observe(subject: Subject) -> Seen:
    subject.ask("/")
    deadline = time.monotonic() + PATIENCE
    while LINE not in subject.log() and time.monotonic() < deadline:
        time.sleep(0.2)
    called = LINE in subject.log()
    return Seen(("yes" if called else "no",), not called)


def _setup(version: str, options: str = "", aside: str = "") -> Setup:
    what = f"`{options.strip()}`" if options else "the option is not set"
    return Setup(version, what, {**PAGE, **FILE, **config(options)}, aside=aside)


ON = " experimental: { instrumentationHook: true } "

EXPERIMENT = Experiment(
    rule="instrumentation-not-enabled",
    caption="`instrumentation.js` stands beside `pages/` and prints a line in `register()`; a page is asked for.",
    heads=("`register()` was called",),
    setups=(
        _setup("13.1.6", ON, aside="the file came with 13.2: it runs with no option"),
        _setup("13.2.0"),
        _setup("13.2.0", ON),
        _setup("14.2.35"),
        _setup("14.2.35", ON),
        _setup("15.0.0"),
    ),
    observe=observe,
)
