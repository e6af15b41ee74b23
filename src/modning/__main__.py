"""Runs the method's command line: ``python -m modning``."""

import sys

from modning.cli import main

sys.exit(main())
