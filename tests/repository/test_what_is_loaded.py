"""What every process of the site holds in memory: not the libraries that few pages need."""

import os
import subprocess
import sys
from pathlib import Path

from repository.tracked_files import ROOT

FOR_FEW = {
    *("authlib", "cryptography", "docx", "fido2", "lxml", "numpy", "onelogin", "openpyxl"),
    *("ortools", "requests", "segno", "typst"),
}
LOADS_ALL_PAGES = """
import sys
import modning_web.wsgi, modning_web.urls
print(*sorted({name.partition(".")[0] for name in sys.modules}))
"""


def test_site_loads_what_few_pages_need_only_there(tmp_path: Path) -> None:
    surroundings = os.environ | {
        "DJANGO_SETTINGS_MODULE": "modning_web.settings",
        "MODNING_HOME": str(tmp_path),
        "PYTHONPATH": str(ROOT / "src"),
    }

    loaded = subprocess.run(
        [sys.executable, "-c", LOADS_ALL_PAGES],
        env=surroundings,
        capture_output=True,
        text=True,
        check=True,
    ).stdout.split()

    assert "django" in loaded
    assert FOR_FEW.intersection(loaded) == set()
