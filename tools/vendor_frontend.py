"""Fetch the site's front end from npm and keep only what its pages use.

Run it by hand when a version changes: ``python tools/vendor_frontend.py``. It needs ``npm``;
users of the site do not.
"""

import json
import re
import shutil
import subprocess
import tarfile
import tempfile
from pathlib import Path

DKFDS = "dkfds@11.2.0"
HTMX = "htmx.org@2.0.11"
LICENCE_TEXTS = "spdx-license-list@6.12.0"  # full texts of the licences that dkfds only names
STATIC = Path(__file__).parents[1] / "src" / "modning_web" / "static"
TARGET = STATIC / "vendor"

FONT_SOURCE = re.compile(r"src:\s*(url\([^;}]*IBMPlexSans[^;}]*)")
WOFF2 = re.compile(r'url\("?([^)"]*\.woff2)"?\)')
NAMED_FILE = re.compile(r'url\("?\.\./((?:img|fonts)/[^)"]+)"?\)')
SOURCE_MAP = re.compile(r"\s*(?:/\*[#@] ?sourceMappingURL=.*?\*/|//[#@] ?sourceMappingURL=\S*)\s*$")
# The two portals' brands and the placeholder in their stead are not ours to show.
PLACEHOLDER = re.compile(r'background-image:url\("?\.\./img/logo[^)]*\);?')


def fetch(package: str, into: Path) -> Path:
    """Unpack an npm package below `into` and return its folder."""
    place = into / package.replace("@", "-")
    place.mkdir()
    subprocess.run(["npm", "pack", "--silent", package], cwd=place, check=True)
    with tarfile.open(next(place.glob("*.tgz"))) as archive:
        archive.extractall(place, filter="data")
    return place / "package"


def without_source_map(text: str) -> str:
    """Drop the pointer to a map that is not shipped."""
    return SOURCE_MAP.sub("", text) + "\n"


def with_woff2_only(css: str) -> str:
    """Let each font face name its woff2 file alone, and no logo of another site."""

    def shorter(source: re.Match[str]) -> str:
        woff2 = WOFF2.search(source[1])
        if woff2 is None:
            raise ValueError(f"a font without woff2: {source[1]}")
        return f'src:url("{woff2[1]}") format("woff2")'

    return PLACEHOLDER.sub("", FONT_SOURCE.sub(shorter, css))


def vendor_dkfds(source: Path, target: Path) -> None:
    """Copy style sheet, script, and the files that the style sheet names."""
    css = with_woff2_only(without_source_map((source / "dist/css/dkfds.min.css").read_text()))
    named = sorted(set(NAMED_FILE.findall(css)))
    for name in [*named, "img/all-svg-icons.svg"]:
        (target / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(source / "dist" / name, target / name)
    (target / "css").mkdir()
    (target / "css/dkfds.min.css").write_text(css)
    (target / "js").mkdir()
    script = without_source_map((source / "dist/js/dkfds.min.js").read_text())
    (target / "js/dkfds.min.js").write_text(script)
    shutil.copyfile(source / "LICENSE.md", target / "LICENSE.md")


def write_licence(texts: Path, identifier: str, target: Path) -> None:
    """Write a licence's full text beside the files it covers."""
    licence = json.loads((texts / "licenses" / f"{identifier}.json").read_text())
    target.write_text(licence["licenseText"].strip() + "\n")


def main() -> None:
    """Replace the vendored front end."""
    shutil.rmtree(TARGET, ignore_errors=True)
    (TARGET / "dkfds").mkdir(parents=True)
    (TARGET / "htmx").mkdir()
    with tempfile.TemporaryDirectory() as folder:
        scratch = Path(folder)
        vendor_dkfds(fetch(DKFDS, scratch), TARGET / "dkfds")
        htmx = fetch(HTMX, scratch)
        script = without_source_map((htmx / "dist/htmx.min.js").read_text())
        (TARGET / "htmx/htmx.min.js").write_text(script)
        shutil.copyfile(htmx / "LICENSE", TARGET / "htmx/LICENSE")
        texts = fetch(LICENCE_TEXTS, scratch)
        write_licence(texts, "OFL-1.1", TARGET / "dkfds/LICENSE-OFL-1.1.txt")
        write_licence(texts, "Apache-2.0", TARGET / "dkfds/LICENSE-Apache-2.0.txt")


if __name__ == "__main__":
    main()
