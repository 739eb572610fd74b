"""What other tools say of six projects that nextlint has an opinion of. See README.md."""
