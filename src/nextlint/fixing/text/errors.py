"""The exception of edits."""

from __future__ import annotations


class EditRefused(Exception):
    """The edit cannot be made on this text; ``str()`` is the reason as a clause."""
