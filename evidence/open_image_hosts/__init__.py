"""What the image optimizer fetches where every host is allowed."""
