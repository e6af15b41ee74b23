"""Fill the site that `MODNING_HOME` names, and print what there is to visit, as JSON."""

import os
import sys

import django


def main(words: list[str]) -> int:
    """Take how many programmes there shall be, then the numbers of sites of the sized ones."""
    os.environ["DJANGO_SETTINGS_MODULE"] = "modning_web.settings"
    django.setup()
    from django.utils import timezone  # noqa: PLC0415 -- after the settings

    from benchmarks.filled_site import Crowd, fill  # noqa: PLC0415 -- its models need the settings
    from benchmarks.visit import written  # noqa: PLC0415 -- beside its use

    programmes, *sites = map(int, words)
    print(
        written(fill(sites=tuple(sites), programmes=programmes, at=timezone.now(), crowd=Crowd()))
    )
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
