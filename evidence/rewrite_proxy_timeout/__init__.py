"""How long a rewrite to a slow host may take."""
