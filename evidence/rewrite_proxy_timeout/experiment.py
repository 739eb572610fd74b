"""A rewrite to a host that takes 35 seconds."""

from __future__ import annotations

from evidence.common.experiment import UPSTREAM, Experiment, Seen, Setup, Subject, config
from evidence.common.projects import PAGE

SECONDS = 35
REWRITES = f" rewrites: async () => [{{ source: '/up/:path*', destination: '{UPSTREAM}/:path*' }}],"


def observe(subject: Subject) -> Seen:
    answer = subject.ask(f"/up/slow?seconds={SECONDS}")
    return Seen((str(answer.status), f"{answer.seconds:.0f} s"), answer.status != 200)


def _setup(version: str, timeout: int, aside: str = "") -> Setup:
    option = f"experimental: {{ proxyTimeout: {timeout} }}"
    return Setup(version, f"`{option}`", {**PAGE, **config(f"{REWRITES} {option} ")}, aside=aside)


EXPERIMENT = Experiment(
    rule="rewrite-proxy-timeout",
    caption=f"A rewrite leads to a host that answers after {SECONDS} seconds.",
    heads=("answer", "after"),
    setups=(
        _setup("12.2.6", 120000, "the option is unknown to it"),
        _setup("12.3.0", 0),
        _setup("12.3.0", 120000),
        _setup("16.4.6", 0),
        _setup("16.4.6", 120000),
    ),
    observe=observe,
)
