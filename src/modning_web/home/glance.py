"""Sites at a glance: what is next, what is late and what is missing at each."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from operator import attrgetter, itemgetter

from django.utils.functional import Promise
from django.utils.timezone import localdate, localtime
from django.utils.translation import gettext_lazy as _

from modning.dates import Moment, write_timing
from modning.programme.site import Site
from modning_web.access.models import User
from modning_web.access.policy import Place, reach
from modning_web.addresses import address_of
from modning_web.home.standing import Standing, standing_of
from modning_web.programmes.concern import short_title_of, text_of
from modning_web.programmes.folding import Turn, folded_plan
from modning_web.programmes.models import Programme
from modning_web.programmes.outlook import SiteOutlook, outlooks
from modning_web.programmes.wording import activities_in_words, page_language, when_in_words

STATES: dict[str, Promise] = {
    "late": _("Bagud"),
    "missing": _("Mangler en dag"),
    "on the way": _("Efter planen"),
    "idle": _("Intet forude"),
}
_NOTHING = SiteOutlook()
SOON = timedelta(days=30)
_LOOKED_AT = 12  # of what comes at one site: more is not open at one time


@dataclass(frozen=True, slots=True)
class NextMeeting:
    """What a site does next: on its day, or before the day that ends its window."""

    on: date
    when: str
    name: str


@dataclass(frozen=True, slots=True)
class SiteAtAGlance:
    """One site of a programme on a day.

    `late` counts meetings whose time is over without a word that they were held; `missing` those
    whose window is soon over without a day.
    """

    programme: Programme
    site: Site
    next: NextMeeting | None
    late: int
    missing: int

    @property
    def title(self) -> str:
        """What the programme is called in short."""
        return short_title_of(self.programme)

    @property
    def address(self) -> str:
        """The address of the site's page."""
        return address_of("programmes:site", self.programme.key, self.site.key)

    @property
    def state(self) -> str:
        """The worst that is to be said: "late", "missing", "on the way" or "idle"."""
        if self.late:
            return "late"
        if self.missing:
            return "missing"
        return "on the way" if self.next else "idle"

    @property
    def state_in_words(self) -> str:
        """The state, in the language of the page."""
        return str(STATES[self.state])

    @property
    def urgency(self) -> tuple[int, int, date]:
        """The order in which one looks at sites: the worst first, then what is next."""
        return (-self.late, -self.missing, self.next.on if self.next else date.max)


def sees_every_site(person: User) -> bool:
    """Tell whether `person` looks across the sites of a programme, not at their own alone."""
    where = reach(person, "sites.glance")
    return where.everywhere or bool(where.programmes)


def sites_at_a_glance(person: User, *, on: date) -> list[SiteAtAGlance]:
    """Return the sites that are `person`'s to look after, the most urgent first."""
    where = reach(person, "sites.glance")
    if not where:
        return []
    rows = Programme.objects.select_related("current").filter(current__isnull=False)
    if not where.everywhere:
        keys = where.programmes | {place.programme_key for place in where.sites}
        rows = rows.filter(key__in=keys)
    programmes = list(rows)
    standing = standing_of(programmes, on=on)
    found = [
        _glance(programme, site, standing, on)
        for programme in programmes
        for site in folded_plan(text_of(programme)).sites
        if Place(programme.key) in where or Place(programme.key, site.key) in where
    ]
    return sorted(found, key=attrgetter("urgency"))


def _glance(programme: Programme, site: Site, standing: Standing, on: date) -> SiteAtAGlance:
    text, at = text_of(programme), (programme.pk, site.key)
    outlook = outlooks(text, on=on, since=localdate(programme.created_at)).get(site.key, _NOTHING)
    ahead = [
        (turn, standing.fixed.get((programme.pk, turn.activity_key, turn.turn, site.key)))
        for turn in outlook.coming[:_LOOKED_AT]
        if (programme.pk, turn.activity_key, turn.turn, site.key) not in standing.done
    ]
    return SiteAtAGlance(
        programme=programme,
        site=site,
        next=_next(ahead, text),
        late=standing.late[at] + max(outlook.behind - standing.done_behind[at], 0),
        missing=sum(turn.ends_on <= on + SOON for turn, starts_at in ahead if not starts_at),
    )


def _next(ahead: list[tuple[Turn, datetime | None]], text: str) -> NextMeeting | None:
    """Return the first that has a day; else what the plan says comes first."""
    if not ahead:
        return None
    settled = [(starts_at, turn) for turn, starts_at in ahead if starts_at]
    language = page_language()
    if settled:
        starts_at, turn = min(settled, key=itemgetter(0))
        starts = localtime(starts_at)
        on, when = starts.date(), write_timing(Moment(starts.date(), starts.time(), None), language)
    else:
        turn = ahead[0][0]
        on, when = turn.ends_on, when_in_words(turn, language)
    return NextMeeting(
        on, when, activities_in_words(text, language)[turn.activity_key].activity.name
    )
