"""Measurements behind the rules: run by hand, never in CI."""
