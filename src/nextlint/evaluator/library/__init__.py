"""The language's own library, as far as configs use it: globals, and methods of strings, arrays, objects and the like.

A method that exists in JavaScript and not here gives an unknown, never ``undefined``.
"""
