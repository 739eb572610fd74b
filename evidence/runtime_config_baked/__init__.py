"""What a standalone server reads of its environment."""
