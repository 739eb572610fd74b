"""The gates that the advisories of the image optimizer depend on: whether it answers, and for which images."""

from __future__ import annotations

from urllib.parse import quote

from evidence.common.experiment import Experiment, Seen, Setup, Subject, config
from evidence.common.projects import IMAGE_ADDRESS, LOCAL_IMAGE, PAGE

REMOTE = "remotePatterns: [{ protocol: 'http', hostname: '127.0.0.1' }]"


def observe(subject: Subject) -> Seen:
    local = subject.ask(IMAGE_ADDRESS).status
    address = quote(subject.upstream.address + "/image.png", safe="")
    remote = subject.ask(f"/_next/image?url={address}&w=64&q=75").status
    return Seen((str(local), str(remote)), 200 in (local, remote))


def _setup(version: str, images: str, aside: str = "") -> Setup:
    what = f"`images: {{ {images} }}`" if images else "no option"
    body = f" images: {{ {images} }} " if images else ""
    return Setup(version, what, {**PAGE, **LOCAL_IMAGE, **config(body)}, aside=aside)


CLOSED_FOR_LOCAL = "what it still answers are remote images, of which this config allows none"

EXPERIMENT = Experiment(
    rule="exposed-image-optimizer",
    caption="Nothing is attacked: an image of the project and one of another host are asked for at `/_next/image`.",
    heads=("local image", "remote image"),
    setups=(
        _setup("13.0.7", f"unoptimized: true, {REMOTE}"),
        _setup("13.1.0", f"unoptimized: true, {REMOTE}"),
        _setup("14.2.35", ""),
        _setup("14.2.35", REMOTE),
        _setup("14.2.35", f"unoptimized: true, {REMOTE}"),
        _setup("14.2.15", "localPatterns: []", CLOSED_FOR_LOCAL),
        _setup("14.2.35", "localPatterns: []", CLOSED_FOR_LOCAL),
        *(
            _setup(version, images, aside)
            for version in ("15.5.29", "16.4.6")
            for images, aside in (("", ""), ("unoptimized: true", ""), ("localPatterns: []", CLOSED_FOR_LOCAL))
        ),
    ),
    observe=observe,
    predicate="image_optimizer_is_on",
)
