"""Edits of a file's text through its ESTree nodes, in the file's own style."""
