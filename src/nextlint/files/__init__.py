"""Bytes, text and places in it: reading, JSON and TOML with places, writing whole or not at all."""
