"""Parses dependency specifiers of package.json as npm, yarn, pnpm and bun do."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import unquote

from nextlint.model.record import Record
from nextlint.release.published import is_range
from nextlint.release.versions import clean, is_exact

if TYPE_CHECKING:
    from typing import Literal

    Kind = Literal[
        "version", "range", "tag", "git", "url", "file", "link", "portal", "workspace", "catalog", "patch", "other"
    ]


_ALIAS = r"(?s)(?P<name>(?:@[^/@\s]+/)?[^/@\s]+)(?:@(?P<spec>.*))?"
_HOSTED = r"(?s)[\w.-]+/[\w.-]+(?:#.*)?"  # GitHub's short form: owner/repository
_GIT = r"(?i)(?:git(?:\+\w+)?:|github:|gitlab:|bitbucket:|gist:|[\w.-]+@[\w.-]+:)"
_GIT_URL = r"(?i)https?://(?:[^/]*@)?(?:github\.com|gitlab\.com|bitbucket\.org)/|.*\.git(?:#|$)"
_VERSION_LIKE = r"[\d^~<>=*]|v\d|x$"
_LOCAL = r"\.{0,2}/|~/|[A-Za-z]:[\\/]|\.{1,2}$"
_REGISTRY_TARBALL = (
    r"https?://[^?#]*?/(?P<name>(?:@[^/]+/)?(?P<base>[^@/]+))/-/(?P=base)-(?P<version>[^/?#]+)\.tgz(?:[?#].*)?"
)
_PROTOCOLS: dict[str, Kind] = {
    "file": "file", "link": "link", "portal": "portal", "workspace": "workspace", "catalog": "catalog",
}  # fmt: skip


class Spec(Record):
    """One dependency specifier.

    ``text`` is what follows the protocol: the version for "version" (without ``v`` or ``=``), npm's range for "range",
    the folder or file for "file", "link" and "portal", the catalog's name for "catalog", the patched spec for "patch".
    ``name`` is the package it refers to; for an ``npm:`` alias, that is not the key in package.json.
    """

    kind: Kind
    text: str
    name: str


def normalize(spec: str, key: str) -> Spec:
    """Like ``parse``, but resolves a patch to its package and a registry tarball to its package and version."""
    parsed = parse(spec, key)
    if parsed.kind == "patch":
        return parse(parsed.text, key)
    named = tarball(spec) if parsed.kind == "url" else None
    return parsed if named is None else Spec("version", named.version, named.name)


def parse(spec: str, key: str) -> Spec:
    """Parse the specifier under ``key``."""
    spec = spec.strip()
    if ":" not in spec and "/" not in spec and spec not in (".", ".."):
        return _parse_plain(spec, key)
    if spec.startswith("npm:"):
        return _parse_alias(spec[4:], key)
    if spec.startswith("patch:"):
        return Spec("patch", _patched(spec[6:]), key)
    protocol, colon, rest = spec.partition(":")
    if colon and protocol in _PROTOCOLS:
        return Spec(_PROTOCOLS[protocol], rest.strip(), key)
    if re.match(_LOCAL, spec):
        return Spec("file", spec, key)
    if re.match(_GIT, spec) or re.match(_GIT_URL, spec) or re.fullmatch(_HOSTED, spec):
        return Spec("git", spec, key)
    if spec.startswith(("http:", "https:")):
        return Spec("url", spec, key)
    if ":" in spec:
        return Spec("other", spec, key)
    return _parse_plain(spec, key)


def split_descriptor(text: str) -> tuple[str, str]:
    """Split ``@acme/next@npm:1.0.0`` into ``@acme/next`` and ``npm:1.0.0``."""
    at = text.find("@", 1)
    return (text, "") if at < 0 else (text[:at], text[at + 1 :])


class Tarball(Record):
    name: str
    version: str


def tarball(url: str) -> Tarball | None:
    """Return the package and version in the name of a registry's tarball; None for any other URL."""
    match = re.fullmatch(_REGISTRY_TARBALL, url)
    return Tarball(match["name"], match["version"]) if match and is_exact(match["version"]) else None


def _parse_alias(rest: str, key: str) -> Spec:
    """Parse ``next@13.4.4``, ``@acme/next@^1``, ``ms``, and yarn's bare ``13.4.4`` and ``^13.4.0``."""
    match = re.fullmatch(_ALIAS, rest)
    if match is None or (match["spec"] is None and _looks_like_version(rest)):
        return _parse_plain(rest, key)
    return _parse_plain(match["spec"] or "", match["name"])


def _looks_like_version(text: str) -> bool:
    return re.match(_VERSION_LIKE, text) is not None


def _parse_plain(text: str, name: str) -> Spec:
    """Parse a version, a range or a dist-tag, distinguished as npm does."""
    if (version := clean(text)) is not None:
        return Spec("version", version, name)
    return Spec("range" if is_range(text) else "tag", text, name)


def _patched(rest: str) -> str:
    """Turn ``next@npm%3A13.4.4#~/.yarn/patches/next.patch`` into ``npm:13.4.4``."""
    source = unquote(rest.partition("#")[0])
    return source.rpartition("@")[2] if not source.startswith("npm:") else source
