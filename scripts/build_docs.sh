#!/usr/bin/env bash
# Build the site, warnings as errors: scripts/build_docs.sh BIN OUT, with BIN the folder of a Python that has the extra "docs".
set -euo pipefail
cd "$(dirname "$0")/.."
"$1/python" -m sphinx -W --keep-going -n -q -b dirhtml -d "$2/.doctrees" docs "$2"
