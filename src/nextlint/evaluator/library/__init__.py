"""The built-ins of the language that configs use: globals, and methods of strings, arrays, objects and the like.

A method that JavaScript has and this package does not is unknown, never ``undefined``.
"""
