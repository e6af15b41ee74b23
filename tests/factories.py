"""People, places and programmes for tests, each ready to use, each new."""

from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path

from django.utils import timezone

from modning.programme.reading import read_definition
from modning_web.access.models import LIMITED_HATS, Hat, Membership, User
from modning_web.programmes.actions import adopt, bring_definition
from modning_web.programmes.models import Draft, Programme

NUMBERS = count(1)
NOON = datetime(2024, 3, 1, 12, tzinfo=UTC)
EXAMPLES = sorted((Path(__file__).parents[1] / "examples" / "programmes").glob("*.toml"))

SMALL = """\
# Et lille program, som prøver kan ændre i.
format = 1
id = "{key}"
title = "{title}"
kind = "maturation"
period = "2024–2025"
owner = "styrelsen"  # ejeren er også part

[[parties]]
id = "styrelsen"
kind = "agency"
name = "Styrelsen"

[[parties]]
id = "kommuner"
kind = "municipality"
name = "Kommunerne"
members = ["Nordby Kommune", "Sydby Kommune"]

[[roles]]
id = "konsulent"
party = "styrelsen"
name = "Konsulent"

[[roles]]
id = "projektleder"
party = "kommuner"
name = "Projektleder"

[[roles]]
id = "fagperson"
party = "kommuner"
name = "Fagperson"

[[phases]]
id = "start"
name = "Opstart"
when = "2024"

[[tracks]]
id = "stoette"
name = "Processtøtte"

[[activities]]
id = "opstart"
name = "Fælles opstart"
kind = "kickoff-meeting"
when = "12. marts 2024"
tracks = "stoette"
participants = [{{ who = "konsulent" }}, {{ who = "projektleder" }}]

[[activities]]
id = "besoeg"
name = "Besøg i kommunen"
kind = "dialogue-meeting"
scope = "local"
when = ["maj 2024", "oktober 2024"]  # to gange
phases = ["start"]
participants = [{{ who = "projektleder", number = "1" }}]
responsible = {{ chair = "konsulent" }}

[[activities]]
id = "afslutning"
name = "Fælles afslutning"
kind = "closing-meeting"
when = "november 2025"
after = ["opstart"]
participants = [{{ who = "fagperson" }}]

[[rules]]
id = "to-besoeg"
text = "Hver kommune får to besøg."
of = ["besoeg"]
number = "2"
per = ["site"]
"""


def make_user(**fields: object) -> User:
    """Add a person with a name and an e-mail of their own."""
    number = next(NUMBERS)
    defaults = {"name": f"Person {number}", "email": f"person{number}@example.dk"}
    return User.objects.create_user(**(defaults | fields))


def make_member(hat: Hat, programme_key: str = "", site_key: str = "", **fields: object) -> User:
    """Add a person who wears one hat."""
    user = make_user()
    add_hat(user, hat, programme_key, site_key, **fields)
    return user


def add_hat(
    user: User, hat: Hat, programme_key: str = "", site_key: str = "", **fields: object
) -> Membership:
    """Give a person one more hat; one that must end ends in a while."""
    if hat in LIMITED_HATS:
        today = timezone.localdate()
        fields = {"from_date": today, "to_date": today + timedelta(days=30)} | fields
    return Membership.objects.create(
        user=user, hat=hat, programme_key=programme_key, site_key=site_key, **fields
    )


def small_definition(key: str = "vold", title: str = "Et lille program") -> str:
    """Return a definition of two municipalities, three activities and a rule."""
    return SMALL.format(key=key, title=title)


def make_draft(text: str = "", *, by: User | None = None) -> Draft:
    """Bring a definition as a draft."""
    definition = read_definition(text or small_definition())
    return bring_definition(definition=definition, by=by, at=NOON)


def make_programme(text: str = "") -> Programme:
    """Adopt a definition as a programme's next version."""
    return adopt(draft=make_draft(text), note="Første udgave", by=None, at=NOON).programme
