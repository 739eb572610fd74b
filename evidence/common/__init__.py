"""What the measurements share: next from npm, small projects, builds, servers, requests and tables."""
