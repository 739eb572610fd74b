"""Which middleware and proxy files run."""
