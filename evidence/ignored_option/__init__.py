"""Options that Next.js accepts and does not read."""
