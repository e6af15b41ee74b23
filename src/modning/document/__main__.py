"""Writes a document that its caller has pickled, in a process that is over when it is written.

``python -m modning.document docx`` reads the document and writes the file. Only a program that
made the document itself may call it: a pickle from elsewhere could run anything.
"""

import pickle
import sys
from importlib import import_module

# Each form's library is read when it is asked for, for each takes its time.
WRITERS = {
    "docx": ("modning.document.word", "write_word"),
    "pdf": ("modning.document.pdf", "write_pdf"),
}


def main(form: str) -> None:
    """Write the file in `form`."""
    module, name = WRITERS[form]
    document = pickle.load(sys.stdin.buffer)  # noqa: S301 -- our own caller's, see above
    sys.stdout.buffer.write(getattr(import_module(module), name)(document))


if __name__ == "__main__":
    main(sys.argv[1])
