"""Origins from which Server Actions are called."""
