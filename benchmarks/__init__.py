"""Benchmarks: ``python -m benchmarks``. docs/performance.md has the results."""
