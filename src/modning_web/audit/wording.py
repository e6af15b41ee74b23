"""What each deed of the record is called in words.

A capability names its deeds in its ``deeds.py``, which is found when the site starts::

    name_deeds({"meetings.cancel": _("aflyste et møde")})

The words follow a person's name: "Karen Lund *aflyste et møde*".
"""

from collections.abc import Mapping

from django.utils.functional import Promise

Words = str | Promise
_DEEDS: dict[str, Words] = {}


class NamedTwice(ValueError):
    """Two capabilities name the same deed."""


def name_deeds(words: Mapping[str, Words]) -> None:
    """Say what deeds are called."""
    taken = words.keys() & _DEEDS.keys()
    if taken:
        raise NamedTwice(", ".join(sorted(taken)))
    _DEEDS.update(words)


def deeds_in_words() -> Mapping[str, Words]:
    """Return the words for every deed that has any."""
    return _DEEDS


def deed_in_words(action: str) -> str:
    """Say what a deed is called; one that is no longer done by its key."""
    return str(_DEEDS.get(action, action))
