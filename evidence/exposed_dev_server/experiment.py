"""Whether the development server answers a script of another origin."""

from __future__ import annotations

import time

from evidence.common.experiment import Experiment, Seen, Setup, Subject, config
from evidence.common.projects import APP

PATH = "/_next/static/chunks/app/page.js"
FOREIGN = {"origin": "http://elsewhere.example", "sec-fetch-site": "cross-site", "sec-fetch-mode": "no-cors"}
OWN = {"sec-fetch-site": "same-origin", "sec-fetch-mode": "no-cors"}
PATIENCE = 60.0  # seconds


def observe(subject: Subject) -> Seen:
    deadline = time.monotonic() + PATIENCE
    while subject.ask("/").status != 200 and time.monotonic() < deadline:
        time.sleep(1)
    own = subject.ask(PATH, headers=OWN).status
    foreign = subject.ask(PATH, headers=FOREIGN).status
    warned = "yes" if "ross origin" in subject.log() or "ross-origin" in subject.log() else "no"
    return Seen((str(own), str(foreign), warned), foreign != 403)


def _setup(version: str, options: str = "", aside: str = "") -> Setup:
    return Setup(version, f"`{options.strip()}`" if options else "no option", {**APP, **config(options)}, "dev", aside)


BLOCK = " allowedDevOrigins: [] "

EXPERIMENT = Experiment(
    rule="exposed-dev-server",
    caption="Nothing is attacked: `next dev` is asked for a script of webpack (Turbopack, which 16 uses, has none of "
    "that name), as a page of its own asks and as one of another origin does.",
    heads=("its own page", "another origin", "the log mentions it"),
    setups=(
        _setup("14.2.29"),
        _setup("14.2.30"),
        _setup("14.2.30", BLOCK),
        _setup("14.2.35"),
        _setup("14.2.35", BLOCK),
        _setup("15.2.1"),
        _setup("15.2.3", aside="15.2.2 and 15.2.3 refuse them by themselves: no row has these versions"),
        _setup("15.2.4"),
        _setup("15.2.4", BLOCK),
        _setup("15.5.29"),
        _setup("15.5.29", BLOCK),
        _setup("16.1.7"),
        _setup("16.2.0", aside="from 16.2.0 on it refuses them by itself: no row has this version"),
        _setup("16.4.6", aside="from 16.2.0 on it refuses them by itself: no row has this version"),
    ),
    observe=observe,
    predicate="dev_origins_are_not_listed",
)
