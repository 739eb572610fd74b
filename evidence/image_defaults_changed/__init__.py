"""Images that the defaults of Next.js 16 change."""
