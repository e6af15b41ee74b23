"""People, and what they are where."""

import secrets
from datetime import date, datetime, timedelta
from typing import ClassVar, Self, TypeVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _

from modning_web.records import Record


class Hat(models.TextChoices):
    """What a person may be on the platform; the policy says what each may do."""

    PROGRAMME_LEAD = "programme_lead", _("Projektleder i styrelsen")
    GRANT_OFFICER = "grant_officer", _("Tilskudsmedarbejder")
    PROCESS_CONSULTANT = "process_consultant", _("Proceskonsulent")
    MUNICIPAL_PROJECT_LEADER = "municipal_project_leader", _("Kommunal projektleder")
    PRACTITIONER = "practitioner", _("Fagperson")
    MUNICIPAL_MANAGER = "municipal_manager", _("Kommunal leder")
    NGO_COORDINATOR = "ngo_coordinator", _("Koordinator i en civilsamfundsorganisation")
    POLICE_CONTACT = "police_contact", _("Kontaktperson i politiet")
    TRAINING_SUPPLIER = "training_supplier", _("Kompetenceleverandør")
    EVALUATOR = "evaluator", _("Evaluator")
    AUDITOR = "auditor", _("Revisor")
    DATA_PROTECTION_OFFICER = "data_protection_officer", _("Databeskyttelsesrådgiver")
    CITIZEN = "citizen", _("Borger")


# They look at others' work, and only for a time that was set beforehand.
LIMITED_HATS = (Hat.AUDITOR, Hat.DATA_PROTECTION_OFFICER)


def new_token() -> str:
    """Return a secret that nobody can guess (256 bits)."""
    return secrets.token_urlsafe(32)


class PeopleManager(BaseUserManager["User"]):
    """How people come into the database."""

    def create_user(
        self, *, name: str, email: str | None = None, password: str | None = None, **fields: object
    ) -> "User":
        """Add a person; without a password nobody can sign in as them by one."""
        person = self.model(name=name, email=self.normalize_email(email) or None, **fields)
        person.set_password(password)
        person.save()
        return person

    def get_by_natural_key(self, username: str | None) -> "User":
        """Find a person by e-mail, whatever the case of its letters."""
        return self.get(email__iexact=username)


class User(AbstractBaseUser, Record):
    """A person who can be given hats and, with a password or in a demo, sign in.

    `wants_safe_contact`: nothing that others may see (subjects, senders, calendar titles) tells
    what the programmes are about.
    """

    name = models.CharField(max_length=200)
    email = models.EmailField(unique=True, null=True, blank=True)
    is_active = models.BooleanField(default=True)
    is_demo = models.BooleanField(default=False)
    language = models.CharField(max_length=2, blank=True)
    wants_safe_contact = models.BooleanField(default=False)
    phone = models.CharField(_("telefon"), max_length=40, blank=True)
    calendar_token = models.CharField(max_length=64, unique=True, default=new_token)

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["name"]
    objects: ClassVar[PeopleManager] = PeopleManager()

    class Meta:
        ordering = ["name", "id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(is_demo=False) | Q(password__startswith="!"),  # noqa: S106 -- the mark of no password
                name="demo_persons_have_no_password",
            ),
            # Who signs in, and whom a provider vouches for, is looked up whatever the case.
            models.UniqueConstraint(Lower("email"), name="an_email_is_one_persons"),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def is_added(self) -> bool:
        """Whether there is an account, and not only somebody who may get one."""
        return not self._state.adding


Row = TypeVar("Row", bound=models.Model)


class PeriodQuerySet(models.QuerySet[Row]):
    """Rows with a period: `from_date` up to, but not including, `to_date`; either may be open."""

    def running_on(self, day: date) -> Self:
        """Keep those that run on `day`."""
        return self.running_between(day, day + timedelta(days=1))

    def running_between(self, since: date | None, until: date | None) -> Self:
        """Keep those that run on some day of the period from `since` up to `until`."""
        is_open = Q(from_date=None) | Q(to_date=None)
        kept = self.filter(is_open | Q(from_date__lt=F("to_date")))
        if until is not None:
            kept = kept.filter(Q(from_date=None) | Q(from_date__lt=until))
        if since is not None:
            kept = kept.filter(Q(to_date=None) | Q(to_date__gt=since))
        return kept


class MembershipQuerySet(PeriodQuerySet["Membership"]):
    """Which hats are worn when."""

    def held_on(self, day: date) -> Self:
        """Keep those that run on `day`."""
        return self.running_on(day)

    def holding(self, *, programme_key: str, role_key: str, site_key: str = "") -> Self:
        """Keep the holders of a role in a programme, at one site or across sites."""
        return self.filter(programme_key=programme_key, role_key=role_key, site_key=site_key)


class Membership(Record):
    """A person wears a hat, at a place, for a time.

    `programme_key` and `site_key` are empty for a hat that is worn everywhere; `role_key` is the
    role in the programme's definition, so that "the project leaders" means today's holders. A
    deputy stands in where nobody holds the role, or whoever does is away. `follows` is the
    membership that was handed over. One that ends the day it begins was never worn.
    """

    user = models.ForeignKey(User, models.CASCADE, related_name="memberships")
    hat = models.CharField(max_length=40, choices=Hat.choices)
    organisation_key = models.CharField(max_length=40, blank=True)
    programme_key = models.SlugField(max_length=100, blank=True)
    role_key = models.SlugField(max_length=100, blank=True)
    site_key = models.SlugField(max_length=100, blank=True)
    is_deputy = models.BooleanField(default=False)
    follows = models.ForeignKey("self", models.SET_NULL, null=True, related_name="followed_by")
    from_date = models.DateField(null=True, blank=True)
    to_date = models.DateField(null=True, blank=True)

    objects = MembershipQuerySet.as_manager()

    class Meta:
        ordering = ["programme_key", "site_key", "hat", "id"]
        indexes = [models.Index(fields=["programme_key", "role_key", "site_key"])]
        constraints = [
            models.CheckConstraint(
                condition=Q(from_date=None) | Q(to_date=None) | Q(from_date__lte=F("to_date")),
                name="membership_does_not_end_before_it_begins",
            ),
            models.CheckConstraint(
                condition=Q(site_key="") | ~Q(programme_key=""),
                name="a_site_is_within_a_programme",
            ),
            models.CheckConstraint(condition=Q(hat__in=Hat.values), name="hat_is_known"),
            models.CheckConstraint(
                condition=~Q(hat__in=LIMITED_HATS)
                | Q(from_date__isnull=False, to_date__isnull=False),
                name="those_who_look_on_do_so_for_a_time",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user} · {self.get_hat_display()}"


class Absence(Record):
    """A person is away for a time, so that deputies stand in; the reason is nobody's business.

    One that ends the day it begins was withdrawn.
    """

    user = models.ForeignKey(User, models.CASCADE, related_name="absences")
    from_date = models.DateField()
    to_date = models.DateField(null=True, blank=True)

    objects = PeriodQuerySet["Absence"].as_manager()

    class Meta:
        ordering = ["from_date", "id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(to_date=None) | Q(from_date__lte=F("to_date")),
                name="absence_does_not_end_before_it_begins",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user} · {self.from_date}"


class BrokenGlassQuerySet(models.QuerySet["BrokenGlass"]):
    """Which accesses are open."""

    def open_at(self, at: datetime) -> "BrokenGlassQuerySet":
        """Keep those that are neither closed nor run out."""
        return self.filter(closed_at=None, broken_at__lte=at, ends_at__gt=at)


class BrokenGlass(Record):
    """That a person opened a place outside their reach, to read there for a few hours, and why.

    `place_name` is what the place was called. `closed_at` is set when they closed it themselves.
    """

    person = models.ForeignKey(User, models.PROTECT, related_name="broken_glass")
    programme_key = models.SlugField(max_length=100)
    site_key = models.SlugField(max_length=100, blank=True)
    place_name = models.CharField(max_length=610)
    reason = models.TextField()
    broken_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True)

    objects = BrokenGlassQuerySet.as_manager()

    class Meta:
        ordering = ["-broken_at", "-id"]
        indexes = [models.Index(fields=["-broken_at", "-id"])]
        constraints = [
            models.CheckConstraint(
                condition=Q(broken_at__lt=F("ends_at")), name="broken_glass_ends_after_it_begins"
            ),
            models.CheckConstraint(condition=~Q(programme_key=""), name="broken_glass_has_a_place"),
            models.CheckConstraint(
                condition=Q(closed_at=None) | Q(closed_at__gte=F("broken_at")),
                name="broken_glass_is_closed_after_it_is_broken",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person} · {self.place_name}"
