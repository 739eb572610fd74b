"""Never imported: where Python would keep its byte code, :mod:`nextlint.image` keeps all modules."""
