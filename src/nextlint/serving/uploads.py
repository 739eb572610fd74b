"""Which routes behind a middleware file accept large bodies, judged by their text.

Run with 12 MB cut at 10 (15.5.29, 16.4.6): formData() throws, and the route returns 500; arrayBuffer(), blob() and the
stream end early, and the route returns 200. JSON fails as well, but is rarely that large.
"""

from __future__ import annotations

import os
import re
from typing import TYPE_CHECKING

from nextlint.model.record import Record
from nextlint.serving.matcher import covers, matcher_of

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Literal

    from nextlint.files.reader import Reader

    Upload = Literal["form", "raw", "api"]

_METHODS = re.compile(r"\b(?:POST|PUT|PATCH)\b")
_FORM = re.compile(r"\.formData\s*\(")
_RAW = re.compile(r"\.(?:arrayBuffer|blob|bytes)\s*\(|\b(?:req|request)\w*\.body\b|@payloadcms/", re.IGNORECASE)
_JSON = re.compile(r"\b(?:req|request)\w*\.json\s*\(", re.IGNORECASE)
_PARSERS = re.compile(r"\b(?:busboy|formidable|multer)\b", re.IGNORECASE)
_UPLOAD = re.compile(r"upload(?!thing)", re.IGNORECASE)
_LIMIT = re.compile(r"""\bsizeLimit\s*:\s*["'](?P<number>[\d.]+)\s*(?P<unit>[kmg]?)b["']""", re.IGNORECASE)
_MEGABYTES = {"": 1e-6, "k": 1e-3, "m": 1.0, "g": 1e3}
_MAX_BYTES = 256 * 1024


class Behind(Record):
    """A route behind the middleware that accepts large bodies; ``is_certain`` is whether the matcher covers it."""

    address: str
    upload: Upload
    is_certain: bool


def behind(reader: Reader, middleware: str, routes: Mapping[str, str], *, over: float) -> Behind | None:
    """Return a route that reads bodies of more than ``over`` MB behind a middleware file, preferably a certain one.

    ``routes`` are the files of API routes and route handlers by URL path. Server Actions have their own limit of 1 MB.
    """
    matcher = matcher_of(reader, middleware)
    uploads = {address: _upload(reader, address, file, over) for address, file in routes.items()}
    covered = [(covers(matcher, address), address, upload) for address, upload in uploads.items() if upload]
    for wanted in (True, None):
        for verdict, address, upload in covered:
            if verdict is wanted:
                return Behind(address, upload, verdict is True)
    return None


def _upload(reader: Reader, address: str, path: str, over: float) -> Upload | None:
    source = reader.source_or_none(path, limit=_MAX_BYTES)
    if source is None:
        return None
    if os.path.basename(path).startswith("route."):
        return _of_handler(source.text, address)
    return _of_api_route(source.text, address, over)


def _of_handler(text: str, address: str) -> Upload | None:
    """Return how a route handler reads uploads; None if it seems to read none."""
    if not _METHODS.search(text):
        return None
    if _FORM.search(text):
        return "form"
    if _RAW.search(text) or (_UPLOAD.search(address) and not _JSON.search(text)):
        return "raw"
    return None


def _of_api_route(text: str, address: str, over: float) -> Upload | None:
    """Return "api" if an API route accepts bodies of more than ``over`` MB: its own limit, 1 MB, is changed."""
    if "bodyParser" not in text:
        return None
    if limit := _LIMIT.search(text):
        return "api" if float(limit["number"]) * _MEGABYTES[limit["unit"].lower()] > over else None
    return "api" if _PARSERS.search(text) or _UPLOAD.search(address) else None
