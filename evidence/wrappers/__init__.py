"""What the packages that people wrap a Next config in do to it, found by running them."""
