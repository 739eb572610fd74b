"""Which stable versions build with Cache Components."""

from __future__ import annotations

from evidence.common.experiment import Experiment, Seen, Setup, Subject, config
from evidence.common.projects import APP


def observe(subject: Subject) -> Seen:
    return Seen(("builds", str(subject.ask("/").status)), True)


def fails(printed: str) -> Seen:
    reasons = [line.strip() for line in printed.splitlines() if "canary" in line]
    return Seen((f"does not build: {reasons[0] if reasons else printed.strip().splitlines()[-1]}", ""), False)


def _setup(version: str, options: str, aside: str = "") -> Setup:
    return Setup(version, f"`{options}`", {**APP, **config(f" {options} ")}, aside=aside)


EXPERIMENT = Experiment(
    rule="exposed-use-cache",
    caption="Nothing is attacked: a project with one page of the App Router is built and asked for its page.",
    heads=("the build", "answer"),
    setups=(
        _setup("15.5.29", "experimental: { cacheComponents: true }", "no row has a stable 15, for this reason"),
        _setup("16.4.6", "cacheComponents: true"),
    ),
    observe=observe,
    predicate="cache_components_are_on",
    fails=fails,
)
