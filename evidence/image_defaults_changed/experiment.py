"""Images whose defaults Next.js 16 changed: a local one with a query, one with a quality and one 16 pixels wide."""

from __future__ import annotations

import html
import re

from evidence.common.experiment import Experiment, Seen, Setup, Subject, config
from evidence.common.projects import LOCAL_IMAGE

PAGE = """\
import Image from 'next/image'

export async function getServerSideProps() {
  return { props: {} }
}

export default function Page() {
  return <Image alt="a square" %s />
}
"""
QUERY = 'src="/image.png?v=2" width={64} height={64}'
QUALITY = 'src="/image.png" width={64} height={64} quality={90}'
NARROW = 'src="/image.png" width={16} height={16}'
ASKED = {QUERY: "q=75", QUALITY: "q=90", NARROW: "w=16"}


def observe(subject: Subject) -> Seen:
    answer = subject.ask("/")
    found = re.search(r'srcset="([^ "]*)', answer.text, re.IGNORECASE)
    source = html.unescape(found[1]) if found else ""
    (asked,) = (part for image, part in ASKED.items() if image in str(subject.setup.files["pages/index.js"]))
    is_served = answer.status == 200 and asked in source.split("&")
    return Seen((str(answer.status), f"`{source}`" if source else ""), not is_served)


def _setup(version: str, image: str, options: str = "") -> Setup:
    what = f"`{image}`" + (f", `images: {options}`" if options else "")
    body = f" images: {options} " if options else ""
    aside = "reported, as info: the image is there, and larger" if _is_larger(version, image, options) else ""
    return Setup(version, what, {**LOCAL_IMAGE, "pages/index.js": PAGE % image, **config(body)}, aside=aside)


def _is_larger(version: str, image: str, options: str) -> bool:
    return image == NARROW and version.startswith("16.") and not options


EXPERIMENT = Experiment(
    rule="image-defaults-changed",
    caption="A page shows a local image with `next/image`; its HTML is read.",
    heads=("answer", "first address of the image"),
    setups=(
        *(_setup(version, image) for image in ASKED for version in ("15.5.29", "16.0.0", "16.4.6")),
        _setup("16.4.6", QUERY, "{ localPatterns: [{ pathname: '/**' }] }"),
        _setup("16.4.6", QUALITY, "{ qualities: [75, 90] }"),
        _setup("16.4.6", NARROW, "{ imageSizes: [16, 32, 48, 64, 96, 128, 256, 384] }"),
    ),
    observe=observe,
)
