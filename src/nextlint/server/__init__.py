"""``nextlint server``: the Language Server Protocol over stdio, for editors.

``workspace`` knows which texts are open and what was found where; ``translate`` and ``actions`` turn that into the
protocol's words; ``protocol`` is the only module that knows pygls, an optional dependency (``nextlint[lsp]``).
"""
