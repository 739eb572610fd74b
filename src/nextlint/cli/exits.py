"""Exit codes beside 0. docs/exit-codes.md says when."""

FOUND, FAILED, INTERRUPTED = 1, 2, 130
