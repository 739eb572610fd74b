"""Paths as the outputs show them: relative, with ``/``; and as URIs."""

from __future__ import annotations

import os
from urllib.parse import quote

from nextlint.files.paths import work_tree


def relative(path: str, base: str) -> str:
    """Return ``path`` relative to the folder ``base`` with ``/``; with ``..`` outside it, absolute on another drive.

    Anything but an absolute path ("--next-version", "<stdin>") is returned unchanged.
    """
    if not os.path.isabs(path):
        return path
    prefix = base if base.endswith(os.sep) else base + os.sep
    if path.startswith(prefix) and len(path) > len(prefix):
        short = path[len(prefix) :]
    else:
        try:
            short = os.path.relpath(path, base)
        except ValueError:
            short = path
    return short.replace(os.sep, "/")


def repository_root(folder: str) -> str:
    """Return the git work tree that contains ``folder``, or ``folder`` itself outside one."""
    return work_tree(folder) or folder


def uri(path: str, base: str) -> tuple[str, bool]:
    """Return a percent-encoded URI reference, and whether it is relative to ``base``.

    A file outside ``base`` gets an absolute ``file:`` URI. Bytes of a name that is not UTF-8 keep their value.
    """
    short = relative(path, base)
    inside = not (short == ".." or short.startswith("../") or os.path.isabs(short))
    target = short if inside else os.path.abspath(path).replace(os.sep, "/")
    try:
        name = target.encode("utf-8", "surrogateescape")
    except UnicodeEncodeError:  # a lone surrogate, as in some names on Windows
        name = target.encode("utf-8", "surrogatepass")
    encoded = quote(name, safe="/")
    return (encoded, True) if inside else ("file://" + ("" if encoded.startswith("/") else "/") + encoded, False)
