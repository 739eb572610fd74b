"""Whether images.unoptimized closes the image optimizer."""
