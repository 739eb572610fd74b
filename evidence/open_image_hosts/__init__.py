"""What the image optimizer fetches if every host is allowed."""
