"""Origins that Server Actions are called from."""
