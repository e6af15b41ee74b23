"""Letters with made-up values, for previews."""

from django.conf import settings

from modning.language import LANGUAGES, Language, Text
from modning_web.notices.kinds import LetterKind
from modning_web.notices.wording import Worded, Wording, worded


def sample(kind: LetterKind) -> dict[str, Text]:
    """Return a value for each place of a kind; its name in brackets where none is given."""
    always = {
        "name": Text("Sofie Demo-Holm", "Sofie Demo-Holm"),
        "link": Text(f"{settings.SITE_ADDRESS}/…", f"{settings.SITE_ADDRESS}/…"),
        "site": Text(settings.MAIL.sender_name, settings.MAIL.sender_name),
    }
    given = {**always, **kind.samples}
    return {place: given.get(place, Text(f"[{place}]", f"[{place}]")) for place in kind.all_places}


def previews(kind: LetterKind, wording: Wording) -> list[tuple[Language, Worded]]:
    """Return the letter that a wording makes of the made-up values, in each language."""
    values = sample(kind)
    return [(language, worded(wording, values, language)) for language in LANGUAGES]
