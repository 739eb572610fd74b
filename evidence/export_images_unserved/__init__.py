"""Where the images of a static export point to."""
