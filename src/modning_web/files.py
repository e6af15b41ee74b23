"""Files in Word and PDF, written in a process of their own: what their libraries hold goes with it.

A web worker that loads them keeps some eighty megabytes for as long as it lives.
"""

import os
import pickle
import subprocess
import sys

from django.http import HttpResponse

from modning.document.content import Document
from modning.document.diploma import Diploma

CONTENT_TYPES = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "pdf": "application/pdf",
}
_PATIENCE = 60  # seconds; a document of twenty pages takes less than one


def file_of(document: Document | Diploma, form: str) -> bytes:
    """Return `document` as a file; `form` is one of `CONTENT_TYPES`."""
    done = subprocess.run(
        [sys.executable, "-m", "modning.document", form],
        input=pickle.dumps(document),
        stdout=subprocess.PIPE,
        check=True,
        timeout=_PATIENCE,
        env=os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)},
    )
    return done.stdout


def file_answer(document: Document | Diploma, form: str, *, name: str) -> HttpResponse:
    """Hand out `document` as a file called `name` to keep."""
    answer = HttpResponse(file_of(document, form), content_type=CONTENT_TYPES[form])
    answer["Content-Disposition"] = f'attachment; filename="{name}.{form}"'
    return answer
