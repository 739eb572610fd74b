"""``nextlint server``: the Language Server Protocol over stdio, for editors.

``workspace`` tracks the open texts and the findings; ``translate`` and ``actions`` convert them to protocol types;
``protocol`` is the only module that imports pygls, an optional dependency (``nextlint[lsp]``).
"""
