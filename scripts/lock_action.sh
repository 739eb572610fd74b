#!/usr/bin/env bash
# Write requirements/action.txt, what the GitHub Action installs, with hashes: scripts/lock_action.sh [--upgrade]. Needs uv.
set -euo pipefail
cd "$(dirname "$0")/.."
uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header "$@" \
  --output-file requirements/action.txt pyproject.toml requirements/action.in
