"""What packages that wrap a Next config do to it, measured by running them."""
