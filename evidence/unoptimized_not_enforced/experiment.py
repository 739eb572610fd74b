"""images.unoptimized: true, and whether /_next/image still answers."""

from __future__ import annotations

from evidence.common.experiment import Experiment, Seen, Setup, Subject, config
from evidence.common.projects import IMAGE_ADDRESS, LOCAL_IMAGE, PAGE


def observe(subject: Subject) -> Seen:
    answer = subject.ask(IMAGE_ADDRESS)
    return Seen((f"{answer.status} {answer.headers.get('content-type', '')}".strip(),), answer.status == 200)


def _setup(version: str, images: str) -> Setup:
    return Setup(version, f"`images: {images}`", {**PAGE, **LOCAL_IMAGE, **config(f" images: {images} ")})


UNOPTIMIZED = "{ unoptimized: true }"
CUSTOM = "{ unoptimized: true, loader: 'custom' }"

EXPERIMENT = Experiment(
    rule="unoptimized-not-enforced",
    caption="An image of the project's own is asked for at `/_next/image`.",
    heads=("answer",),
    setups=(
        _setup("12.3.0", UNOPTIMIZED),
        _setup("12.3.0", CUSTOM),
        _setup("13.0.7", UNOPTIMIZED),
        _setup("13.1.0", UNOPTIMIZED),
    ),
    observe=observe,
)
