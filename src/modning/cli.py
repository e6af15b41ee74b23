"""The command line of the method."""


def main(argv: list[str]) -> int:
    """Print what can be done."""
    print("modning check | show | annex FILE")
    return 0 if not argv or argv[0] in {"-h", "--help"} else 2
