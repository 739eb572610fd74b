"""Changed defaults that change what a server does: one curated row each, read from Next's own defaults.

Next.js does not announce them. A row concerns a config that does not set the option itself.
"""

from __future__ import annotations

from nextlint.model.record import Record


class ChangedDefault(Record):
    """One default that was replaced, and what a server does differently since."""

    option: str
    since: str  # the first version with the new default
    before: str  # JSON
    after: str  # JSON
    effect: str  # a clause
    has_old_value: bool  # ``before`` can be written in a config
    source: str
    of_app_router: bool = False  # nothing changes where no route is in app/


SCHEMA = "dist/server/config-shared.js (defaultConfig)"
IMAGES = "dist/shared/lib/image-config.js (imageConfigDefault)"

ROWS = (
    ChangedDefault(
        "experimental.staleTimes.dynamic",
        "15.0.0",
        "30",
        "0",
        "the client router no longer caches dynamic pages for 30 seconds, so navigating back requests them again",
        True,
        SCHEMA,
        of_app_router=True,
    ),
    ChangedDefault(
        "images.contentDispositionType",
        "15.0.0",
        '"inline"',
        '"attachment"',
        "an optimized image opened by its own URL is downloaded instead of shown",
        True,
        IMAGES,
    ),
    ChangedDefault(
        "images.minimumCacheTTL",
        "16.0.0",
        "60",
        "14400",
        "an optimized image whose origin sets no lifetime is cached for four hours instead of a minute",
        True,
        IMAGES,
    ),
    ChangedDefault(
        "images.qualities",
        "16.0.0",
        "any quality from 1 to 100",
        "[75]",
        "any other quality of next/image becomes the nearest listed one",
        False,
        IMAGES,
    ),
    ChangedDefault(
        "images.imageSizes",
        "16.0.0",
        "[16,32,48,64,96,128,256,384]",
        "[32,48,64,96,128,256,384]",
        "images 16 pixels wide are served 32 pixels wide",
        True,
        IMAGES,
    ),
)
