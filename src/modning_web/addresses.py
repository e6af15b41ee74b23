"""Addresses of pages, each worked out once: a list links to a hundred sites."""

from functools import lru_cache

from django.urls import get_script_prefix, reverse


def address_of(view: str, *places: str) -> str:
    """Return the address of the page `view` at `places`."""
    return _address(get_script_prefix(), view, places)


@lru_cache(maxsize=4096)
def _address(prefix: str, view: str, places: tuple[str, ...]) -> str:  # noqa: ARG001 -- reverse reads the prefix itself
    return reverse(view, args=places)
