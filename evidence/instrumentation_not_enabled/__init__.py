"""Whether an instrumentation file runs."""
