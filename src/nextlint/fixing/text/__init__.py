"""Edits of a file's text on ESTree nodes, laid out as the file is."""
