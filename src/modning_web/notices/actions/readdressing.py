"""Letters that are not sent yet go to the address that a person has now."""

from collections.abc import Collection
from datetime import datetime
from email.parser import BytesParser

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from modning.meeting.invitation import readdress
from modning.meeting.mail_headers import POLICY
from modning_web.access.models import User
from modning_web.notices.kinds import KINDS
from modning_web.notices.models import NOT_SENT, Letter, LetterStep
from modning_web.notices.queries import contact_of


@transaction.atomic
def readdress_letters(
    *, person: User, before: str, leaving: Collection[str] = (), by: User | None, at: datetime
) -> int:
    """Let letters that wait, or did not arrive, go to a person's new e-mail; return how many.

    What failed or is held stays so until somebody sends it again. Letters of the kinds `leaving`
    are left, and those that give access: what was asked for at one address is not carried to
    another.
    """
    contact = contact_of(person)
    if contact is None:
        return 0
    secret = [key for key, kind in KINDS.items() if kind.is_secret]
    rows = Letter.objects.select_for_update().filter(
        Q(to_address__iexact=before) | Q(to_address=""),
        person=person,
        state__in=NOT_SENT,
        erased_at=None,
    )
    letters = list(rows.exclude(kind__in=[*secret, *leaving]))
    for letter in letters:
        mail = BytesParser(policy=POLICY).parsebytes(bytes(letter.mime))
        readdress(mail, contact, before=before)
        letter.to_address, letter.mime = contact.address, mail.as_bytes()
        letter.save(update_fields=["to_address", "mime"])
        note = _("Modtageren har fået en anden e-mail, og brevet er rettet til den.")
        LetterStep.objects.create(letter=letter, state=letter.state, at=at, by=by, note=note)
    return len(letters)
