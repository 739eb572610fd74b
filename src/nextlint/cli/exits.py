"""Exit codes other than 0; docs/exit-codes.md describes them."""

FOUND, FAILED, INTERRUPTED = 1, 2, 130
