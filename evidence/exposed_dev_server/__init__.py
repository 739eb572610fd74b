"""Which origins the development server answers: the gate of its advisories."""
