"""A static export of the App Router with an image of next/image: where it points to, and whether that is there."""

from __future__ import annotations

import html
import re

from evidence.common.experiment import Experiment, Seen, Setup, Subject, config
from evidence.common.projects import APP, LOCAL_IMAGE

PAGE = """\
import Image from 'next/image'

export default function Page() {
  return <Image src="/image.png" alt="a square" width={64} height={64} />
}
"""


def observe(subject: Subject) -> Seen:
    out = subject.project / "out"
    found = re.search(r'<img[^>]* src="([^"]*)"', (out / "index.html").read_text())
    source = html.unescape(found[1]) if found else ""
    is_there = (out / source.partition("?")[0].lstrip("/")).is_file()
    return Seen((f"`{source}`", "yes" if is_there else "no"), not is_there)


def _setup(version: str, images: str = "", more: str = "") -> Setup:
    what = "`output: 'export'`" + (f", `images: {images}`" if images else "")
    body = " output: 'export'," + (f" images: {images}," if images else "") + more + " "
    return Setup(version, what, {**APP, **LOCAL_IMAGE, "app/page.js": PAGE, **config(body)}, "build")


IMAGES = ("", "{ unoptimized: true }")
APP_DIR = " experimental: { appDir: true },"

EXPERIMENT = Experiment(
    rule="export-images-unserved",
    caption="`app/page.js` shows an image of the project with `next/image`; the build passes, and its HTML is read.",
    heads=("`src` of the image", "a file is there"),
    setups=(
        *(_setup("13.3.0", images, APP_DIR) for images in IMAGES),
        *(_setup(version, images) for version in ("14.2.35", "16.4.6") for images in IMAGES),
    ),
    observe=observe,
)
