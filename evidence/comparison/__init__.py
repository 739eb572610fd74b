"""What other tools report about six projects. See README.md."""
