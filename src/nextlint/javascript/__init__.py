"""Text to ESTree: esprima, the reader of plain JavaScript beside it, and the eraser of types."""
