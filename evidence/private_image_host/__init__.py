"""Images from a private address."""
