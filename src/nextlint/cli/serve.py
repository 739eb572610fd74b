"""``nextlint server``."""

from __future__ import annotations

from nextlint.model.errors import NextlintError


def run() -> int:
    """Run ``nextlint server``: the Language Server Protocol over standard input and output, until the editor ends
    it.
    """
    try:
        from nextlint.server.protocol import create  # pygls is an optional dependency
    except ImportError:
        raise NextlintError('the server needs pygls: pip install "nextlint[lsp]"') from None
    create().start_io()
    return 0
