"""Text to ESTree: esprima, the fast reader of plain JavaScript beside it, and the eraser of types."""
