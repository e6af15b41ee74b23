#!/bin/sh
# Write constraints.txt: what a fresh environment gets today. renew_constraints.sh PYTHON
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
"$1" -m venv "$folder"
"$folder/bin/pip" install --quiet --disable-pip-version-check --editable ".[dev]"
{
    echo "# The versions that were tested together; \`make pins\` renews them."
    "$folder/bin/pip" freeze --exclude-editable
} >constraints.new
mv constraints.new constraints.txt
