"""How fast nextlint is: ``python -m benchmarks``. What it measures and how is in docs/performance.md."""
