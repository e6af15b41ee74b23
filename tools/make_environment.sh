#!/bin/sh
# Make a virtual environment and install the project into it: make_environment.sh PYTHON FOLDER WHAT
set -eu
python=$1 folder=$2 what=$3
unfinished="$folder/.unfinished"

"$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || {
    echo "modning needs Python 3.11 or newer; $python is $("$python" --version 2>&1 || true)." >&2
    echo "Name another one: make PYTHON=/path/to/python3.11 …" >&2
    exit 1
}
# What was interrupted, or came from another folder or a Python that is gone, is made anew.
if [ -e "$unfinished" ] || ! "$folder/bin/pip" --version >/dev/null 2>&1; then
    "$python" -c 'import ensurepip, venv' 2>/dev/null || {
        echo "$python cannot make environments. On Debian and Ubuntu: sudo apt-get install python3-venv" >&2
        exit 1
    }
    echo "Making the environment in $folder: once, about a minute."
    "$python" -m venv --clear "$folder"
fi
touch "$unfinished"
"$folder/bin/pip" install --quiet --disable-pip-version-check --constraint constraints.txt --editable "$what"
rm "$unfinished"
