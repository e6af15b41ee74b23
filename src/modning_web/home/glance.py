"""Sites at a glance: what is next, what is late and what is missing at each."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from operator import attrgetter

from django.utils.functional import Promise
from django.utils.timezone import localdate, localtime
from django.utils.translation import gettext_lazy as _

from modning.dates import Moment, write_timing
from modning.programme.site import Site
from modning_web.access.models import User
from modning_web.access.policy import Place, Reach, reach
from modning_web.addresses import address_of
from modning_web.home.standing import Standing
from modning_web.programmes.adopted import adopted_programmes
from modning_web.programmes.concern import Part
from modning_web.programmes.folding import SeenTurn, Turn
from modning_web.programmes.models import Programme
from modning_web.programmes.wording import activities_in_words, page_language, when_in_words

STATES: dict[str, Promise] = {
    "late": _("Bagud"),
    "missing": _("Mangler en dag"),
    "on the way": _("Efter planen"),
    "idle": _("Intet forude"),
}


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
    title: str  # of the programme, in short
    urgency: tuple[int, int, date]  # the worst first, then what is next

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


@dataclass(frozen=True, slots=True)
class Today:
    """A programme as it stands on a day; of its sites the most urgent first.

    `coming` keeps what is next up for the parts that are at every site: there are few of them.
    """

    on: date
    standing: Standing
    sites: tuple[SiteAtAGlance, ...]
    coming: dict[tuple[Part, ...], list[SeenTurn]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class LookedAfter:
    """The sites that a person looks after: of whole programmes, or their own alone."""

    where: Reach
    programmes: list[Programme]

    @property
    def every_site(self) -> bool:
        """Whether the person looks across the sites of a programme."""
        return self.where.everywhere or bool(self.where.programmes)

    def at_a_glance(self, today: Mapping[str, Today]) -> list[SiteAtAGlance]:
        """Return the sites as they are, the most urgent first; `today` is by programme."""
        found = [one for programme in self.programmes for one in self._own(today[programme.key])]
        return sorted(found, key=attrgetter("urgency"))

    def _own(self, today: Today) -> Iterator[SiteAtAGlance]:
        for one in today.sites:
            key = one.programme.key
            if Place(key) in self.where or Place(key, one.site.key) in self.where:
                yield one


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
