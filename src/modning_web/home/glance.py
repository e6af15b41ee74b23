"""Sites at a glance: what is next, what is late and what is missing at each."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from operator import attrgetter, itemgetter

from django.utils.functional import Promise
from django.utils.timezone import localdate, localtime
from django.utils.translation import gettext_lazy as _

from modning.dates import Moment, write_timing
from modning.programme.site import Site
from modning_web.access.models import User
from modning_web.access.policy import Place, Reach, reach
from modning_web.addresses import address_of
from modning_web.home.standing import SiteKey, Standing, done_behind
from modning_web.programmes.concern import adopted_programmes, short_title_of, text_of
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
    """What a site does next: at its time where one is settled, else in its window."""

    turn: Turn
    starts_at: datetime | None
    definition: str  # the text of its programme's definition

    @property
    def on(self) -> date:
        """Its day, or the day that ends its window."""
        return localdate(self.starts_at) if self.starts_at else self.turn.ends_on

    @property
    def when(self) -> str:
        """Its time or window, in the language of the page."""
        if self.starts_at is None:
            return when_in_words(self.turn, page_language())
        starts = localtime(self.starts_at)
        return write_timing(Moment(starts.date(), starts.time(), None), page_language())

    @property
    def name(self) -> str:
        """What is held, in the language of the page."""
        words = activities_in_words(self.definition, page_language())
        return words[self.turn.activity_key].activity.name


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


@dataclass(frozen=True, slots=True)
class LookedAfter:
    """The sites that a person looks after: of whole programmes, or their own alone."""

    where: Reach
    programmes: list[Programme]

    @property
    def every_site(self) -> bool:
        """Whether the person looks across the sites of a programme."""
        return self.where.everywhere or bool(self.where.programmes)

    @property
    def programme_keys(self) -> set[str]:
        """The keys of the programmes that the sites belong to."""
        return {one.key for one in self.programmes}

    @property
    def site_keys(self) -> frozenset[str] | None:
        """The keys of the sites, or None for every site of the programmes."""
        return None if self.every_site else frozenset(one.site_key for one in self.where.sites)

    def at_a_glance(self, standing: Standing, *, on: date) -> list[SiteAtAGlance]:
        """Return the sites as they are on the day `on`, the most urgent first."""
        if not self.programmes:
            return []
        done = done_behind(self.programme_keys, on=on, site_keys=self.site_keys)
        found = [
            _glance(programme, site, standing, done, on)
            for programme in self.programmes
            for site in folded_plan(text_of(programme)).sites
            if Place(programme.key) in self.where or Place(programme.key, site.key) in self.where
        ]
        return sorted(found, key=attrgetter("urgency"))


def sites_looked_after(person: User, *, among: Iterable[Programme] | None = None) -> LookedAfter:
    """Return the sites that `person` looks after today.

    `among` are programmes that were read already: those of `keys_looked_after`, if not more.
    """
    where, keys = reach(person, "sites.glance"), keys_looked_after(person)
    if among is None:
        among = adopted_programmes(keys)
    return LookedAfter(where, [one for one in among if keys is None or one.key in keys])


def keys_looked_after(person: User) -> frozenset[str] | None:
    """Return the keys of the programmes with sites that `person` looks after (None: all)."""
    where = reach(person, "sites.glance")
    if where.everywhere:
        return None
    return where.programmes | {place.programme_key for place in where.sites}


def _glance(
    programme: Programme, site: Site, standing: Standing, done: Counter[SiteKey], on: date
) -> SiteAtAGlance:
    text, at = text_of(programme), (programme.key, site.key)
    outlook = outlooks(text, on=on, since=localdate(programme.created_at)).get(site.key, _NOTHING)
    ahead = list(_ahead(outlook, at, standing))
    return SiteAtAGlance(
        programme=programme,
        site=site,
        next=_next(ahead, text),
        late=standing.late[at] + max(outlook.behind - done[at], 0),
        missing=sum(turn.ends_on <= on + SOON for turn, starts_at in ahead if not starts_at),
    )


def _ahead(
    outlook: SiteOutlook, at: SiteKey, standing: Standing
) -> Iterator[tuple[Turn, datetime | None]]:
    """Yield what comes at a site and is not over, with its day where one is settled."""
    programme_key, site_key = at
    for turn in outlook.coming[:_LOOKED_AT]:
        key = (programme_key, turn.activity_key, turn.turn)
        if site_key not in standing.over.get(key, ()):
            yield turn, standing.fixed.get(key, {}).get(site_key)


def _next(ahead: list[tuple[Turn, datetime | None]], text: str) -> NextMeeting | None:
    """Return the first that has a day; else what the plan says comes first."""
    if not ahead:
        return None
    settled = [(starts_at, turn) for turn, starts_at in ahead if starts_at]
    if settled:
        starts_at, turn = min(settled, key=itemgetter(0))
        return NextMeeting(turn, starts_at, text)
    return NextMeeting(ahead[0][0], None, text)
