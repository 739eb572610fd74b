"""How many processes a production server of Next runs, counted with the published packages. See README.md."""
