"""Fixes: from operations to text edits, their proof, and the files they change."""
