"""hostname: '**' lets /_next/image fetch from anywhere, before 16 from private addresses, too."""

from __future__ import annotations

from urllib.parse import quote

from evidence.common.experiment import Experiment, Seen, Setup, Subject, config
from evidence.common.projects import PAGE

ANY = "**"
NAMED = "images.example.com"


def observe(subject: Subject) -> Seen:
    direct = subject.ask(_address(subject, "/image.png"))
    redirected = subject.ask(_address(subject, "/redirect"))
    inner = "asked" if subject.upstream.inner_asked else "not asked"
    return Seen((str(direct.status), f"{redirected.status}, {inner}"), direct.status == 200)


def _address(subject: Subject, path: str) -> str:
    return f"/_next/image?url={quote(subject.upstream.address + path, safe='')}&w=64&q=75"


def _setup(version: str, hostname: str, aside: str = "") -> Setup:
    body = f" images: {{ remotePatterns: [{{ hostname: '{hostname}' }}] }} "
    return Setup(version, f"`hostname: '{hostname}'`", {**PAGE, **config(body)}, aside=aside)


EXPERIMENT = Experiment(
    rule="open-image-hosts",
    caption="An image of a host on `127.0.0.1` is asked for at `/_next/image`, and an address of that host which "
    "redirects to another port.",
    heads=("answer", "redirected to another port"),
    setups=(
        _setup("15.5.29", ANY),
        _setup("15.5.29", NAMED),
        _setup("16.0.0", ANY, "private addresses are refused, any other host is fetched from"),
    ),
    observe=observe,
)
