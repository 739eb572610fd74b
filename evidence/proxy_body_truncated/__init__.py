"""Bodies over 10 MB through a middleware file and through a rewrite."""
