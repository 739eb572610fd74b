"""Files: reading, text with positions, JSON, YAML and TOML with positions, atomic writing."""
