"""An image of an allowed host whose address is private."""

from __future__ import annotations

from urllib.parse import quote

from evidence.common.experiment import Experiment, Seen, Setup, Subject, config
from evidence.common.projects import PAGE

PATTERN = "remotePatterns: [{ protocol: 'http', hostname: '127.0.0.1' }]"


def observe(subject: Subject) -> Seen:
    answer = subject.ask(f"/_next/image?url={quote(subject.upstream.address + '/image.png', safe='')}&w=64&q=75")
    asked = "yes" if subject.upstream.asked else "no"
    return Seen((str(answer.status), asked), answer.status == 400)


def _setup(version: str, more: str = "") -> Setup:
    what = f"`{more.removeprefix(', ')}`" if more else "the host in `remotePatterns`"
    return Setup(version, what, {**PAGE, **config(f" images: {{ {PATTERN}{more} }} ")})


EXPERIMENT = Experiment(
    rule="private-image-host",
    caption="`images.remotePatterns` allows `127.0.0.1`, and an image from there is asked for at `/_next/image`.",
    heads=("answer", "the host was asked"),
    setups=(
        _setup("15.5.29"),
        _setup("16.0.0"),
        _setup("16.0.0", ", dangerouslyAllowLocalIP: true"),
    ),
    observe=observe,
)
