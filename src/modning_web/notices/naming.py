"""What programmes are called on pages about post.

Programmes stand above post, so they say it themselves, in their ``titles.py``::

    @names_programmes
    def short_titles(keys: Collection[str]) -> Mapping[str, str]: ...
"""

from collections.abc import Callable, Collection, Iterable, Mapping

Naming = Callable[[Collection[str]], Mapping[str, str]]
_KNOWN: list[Naming] = []


def names_programmes(naming: Naming) -> Naming:
    """Register a function that returns the short titles of programmes by their keys."""
    _KNOWN.append(naming)
    return naming


def programme_names(keys: Iterable[str]) -> dict[str, str]:
    """Return what each key's programme is called; the key, where there is no such programme.

    An empty key is left out.
    """
    asked = {key for key in keys if key}
    names = {key: key for key in asked}
    for naming in _KNOWN if asked else ():
        names.update(naming(asked))
    return names
