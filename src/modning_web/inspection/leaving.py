"""The record as a file that can leave."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from modning_web.inspection.forms import EventFilter
from modning_web.inspection.naming import names_in, programmes_watched_by
from modning_web.inspection.queries import events_seen_by
from modning_web.inspection.telling import told
from modning_web.releases.kinds import Asked, Content, ReleaseKind, UnableToMake, register
from modning_web.releases.spreadsheet import CSV, danish_csv

MOST_ROWS = 100_000


def extract(asked: Asked) -> Content:
    """Write what the asker may see of the record, as narrowed down, newest first."""
    programmes = programmes_watched_by(asked.by)
    wanted = {**asked.wanted, "program": asked.programme_key}
    form = EventFilter(wanted, programmes=programmes)
    events = events_seen_by(asked.by, form.wanted(), most=MOST_ROWS + 1)
    if not events:
        raise UnableToMake(_("Der er intet i sporet, der passer til valget."))
    if len(events) > MOST_ROWS:
        raise UnableToMake(_("Der er for mange rækker. Vælg en kortere periode."))
    heads = (_("Tidspunkt"), _("Af"), _("På vegne af"), _("Hvad"), _("Hvor"), _("Om"), _("Mere"))
    rows = [
        (one.at, one.who, one.for_whom, one.what, one.where, one.about or one.about_key, one.more)
        for one in told(events, names_in(events, programmes))
    ]
    return Content("revisionsspor.csv", CSV, danish_csv(heads, rows), len(rows))


register(
    ReleaseKind(
        key="inspection.record",
        name=gettext_lazy("Udtræk af revisionssporet"),
        says=gettext_lazy("Hvem der har gjort og set hvad, med tidspunkt, som CSV-fil."),
        action="audit.see",
        make=extract,
        of_all=True,
    )
)
