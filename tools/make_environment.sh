#!/bin/sh
# Make a virtual environment and install the project into it: make_environment.sh PYTHON FOLDER WHAT
set -eu
python=$1 folder=$2 what=$3

"$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' || {
    echo "modning needs Python 3.11 or newer; $python is $("$python" --version 2>&1)." >&2
    echo "Name another one: make PYTHON=/path/to/python3.11 …" >&2
    exit 1
}
if [ ! -x "$folder/bin/pip" ]; then
    "$python" -m venv "$folder" || {
        echo "On Debian and Ubuntu the module venv is a package of its own: apt-get install python3-venv" >&2
        exit 1
    }
fi
"$folder/bin/pip" install --quiet --disable-pip-version-check --constraint constraints.txt --editable "$what"
