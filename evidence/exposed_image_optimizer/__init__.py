"""Where the image optimizer answers: the gate of its advisories."""
