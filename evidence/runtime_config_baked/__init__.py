"""What a standalone server reads from its environment."""
