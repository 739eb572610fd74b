"""The characters of plain names and numbers."""

from __future__ import annotations

LETTERS = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ_$")
DIGITS = frozenset("0123456789")
WORD = LETTERS | DIGITS
HEXADECIMAL = frozenset("0123456789abcdefABCDEF")
