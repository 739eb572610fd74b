"""Shared by the measurements: next from npm, small projects, builds, servers, requests and tables."""
