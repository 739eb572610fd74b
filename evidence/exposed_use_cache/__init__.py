"""Which versions start with Cache Components: the gate of their advisories."""
