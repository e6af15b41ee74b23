"""Pages about people: what each person sees there, and what the forms do."""

import re
from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from factories import add_hat, make_member, make_programme, make_user
from people_pages import send, shown, status
from pytest_django import Settings

from modning_web.access.models import Absence, Hat, Membership, User
from modning_web.notices.models import Letter
from modning_web.programmes.models import Programme

pytestmark = pytest.mark.django_db
LEADER, MANAGER = Hat.MUNICIPAL_PROJECT_LEADER, Hat.MUNICIPAL_MANAGER
NORDBY, SYDBY = "nordby-kommune", "sydby-kommune"
DAY = timedelta(days=1)


@pytest.fixture
def programme() -> Programme:
    return make_programme()


@pytest.fixture
def lead() -> User:
    return make_member(Hat.PROGRAMME_LEAD, "vold")


@pytest.fixture
def anna(programme: Programme) -> Membership:
    """Anna leads the project at Nordby."""
    person = make_user(name="Anna <b>Demo</b>", email="anna@demo.example")
    return add_hat(person, LEADER, "vold", NORDBY, role_key="projektleder")


ROLE = {"role": "projektleder", "site": NORDBY, "from_date": "2024-03-01"}


def test_list_shows_people_by_site_with_their_roles_and_what_is_vacant(
    client: Client, lead: User, anna: Membership
) -> None:
    page = shown(client, lead, "programme", "vold")

    assert "Anna &lt;b&gt;Demo&lt;/b&gt;" in page
    assert "Nordby Kommune" in page
    assert "Projektleder fra Sydby Kommune: ingen har rollen på dagen" in page
    assert "Projektleder fra Nordby Kommune" not in page


def test_leader_of_a_site_sees_only_its_people_and_vacancies(
    client: Client, anna: Membership
) -> None:
    other = make_user(name="Bo fra Sydby")
    hat = add_hat(other, Hat.PRACTITIONER, "vold", SYDBY, role_key="fagperson")

    page = shown(client, anna.user, "place", "vold", NORDBY)

    assert "Fagperson fra Nordby Kommune: ingen har rollen" in page
    assert "Sydby" not in page
    assert "Konsulent: ingen" not in page
    assert status(client, anna.user, "person", hat.pk) == 403
    assert status(client, anna.user, "place", "vold", SYDBY) == 403
    assert status(client, anna.user, "programme", "vold") == 403


@pytest.mark.parametrize("hat", [Hat.PRACTITIONER, Hat.EVALUATOR, Hat.CITIZEN, Hat.POLICE_CONTACT])
def test_those_who_may_not_see_people_are_refused(
    client: Client, anna: Membership, hat: Hat
) -> None:
    viewer = make_member(hat, "vold", NORDBY)

    assert status(client, viewer, "place", "vold", NORDBY) == 403
    assert status(client, viewer, "person", anna.pk) == 403


def test_front_page_of_people_leads_to_where_one_may_see_them(
    client: Client, lead: User, anna: Membership
) -> None:
    whole, place = '/personer/vold/"', f'/personer/vold/sted/{NORDBY}/"'

    of_lead, of_leader = shown(client, lead, "programmes"), shown(client, anna.user, "programmes")

    assert [whole in of_lead, place in of_lead] == [True, False]
    assert [whole in of_leader, place in of_leader] == [False, True]


def test_site_that_is_not_there_is_not_found(client: Client, lead: User, anna: Membership) -> None:
    assert status(client, lead, "place", "vold", "vestby") == 404


def test_leader_elsewhere_is_refused(client: Client, anna: Membership) -> None:
    viewer = make_member(LEADER, "andet", NORDBY)

    assert status(client, viewer, "place", "vold", NORDBY) == 403


def test_person_shows_hats_today_and_before_only_where_the_viewer_may(
    client: Client, lead: User, anna: Membership
) -> None:
    today = timezone.localdate()
    add_hat(anna.user, MANAGER, "vold", SYDBY, role_key="fagperson", to_date=today - DAY)
    add_hat(anna.user, Hat.PRACTITIONER, "hemmeligt", "x", role_key="hemmelig-rolle")

    for_lead = shown(client, lead, "person", anna.pk)
    for_colleague = shown(client, make_member(MANAGER, "vold", NORDBY), "person", anna.pk)

    assert "Tidligere roller" in for_lead
    assert "Sydby Kommune" in for_lead
    assert "Tidligere roller" not in for_colleague
    assert "hemmelig" not in for_lead + for_colleague


def test_filters_find_the_new_the_gone_and_names_with_danish_letters(
    client: Client, lead: User, programme: Programme
) -> None:
    today = timezone.localdate()
    for name, since, until in [
        ("Ny Øster", today - 5 * DAY, None),
        ("Gammel Vester", today - 400 * DAY, None),
        ("Gået Nord", None, today - DAY),
        ("Senere Syd", today + DAY, None),
    ]:
        person = make_user(name=name)
        fields = {"role_key": "fagperson", "from_date": since, "to_date": until}
        add_hat(person, Hat.PRACTITIONER, "vold", NORDBY, **fields)
    names = ["Ny Øster", "Gammel Vester", "Gået Nord", "Senere Syd"]
    client.force_login(lead)

    def found(**asked: str) -> list[str]:
        address = reverse("people:programme", args=["vold"])
        page = client.get(address, asked).content.decode()
        return [name for name in names if name in page]

    assert found() == ["Ny Øster", "Gammel Vester"]
    assert found(vis="nye") == ["Ny Øster"]
    assert found(vis="fratraadte") == ["Gået Nord"]
    assert found(vis="kommende") == ["Senere Syd"]
    assert found(vis="alle") == names
    assert found(soeg="øster") == ["Ny Øster"]
    assert found(sted=SYDBY) == []
    assert found(rolle="fagperson", vis="uvist") == ["Ny Øster", "Gammel Vester"]


def test_new_person_is_added_with_a_role_and_the_usual_hat(
    client: Client, lead: User, programme: Programme
) -> None:
    assert send(client, lead, "add", "vold", email="bo@demo.example", name="Bo", **ROLE) == 302

    added = Membership.objects.get(user__email="bo@demo.example")
    assert (added.user.name, added.hat, added.role_key) == ("Bo", LEADER, "projektleder")
    assert not added.user.has_usable_password()
    sent = Letter.objects.get()
    assert (sent.kind, sent.person, sent.to_address) == (
        "doors.password_link",
        added.user,
        "bo@demo.example",
    )


def test_new_person_signs_in_by_the_link_they_were_sent(
    client: Client, lead: User, programme: Programme
) -> None:
    send(client, lead, "add", "vold", email="bo@demo.example", name="Bo", **ROLE)
    mail = bytes(Letter.objects.get().mime).decode().replace("=\r\n", "").replace("=\n", "")
    (link,) = re.findall(r"https?://[^/]+(/\S+)", mail)
    typed, visitor = "et nyt og langt kodeord", Client()

    visitor.post(link, {"password": typed, "again": typed})
    visitor.post("/log-ind/", {"email": "bo@demo.example", "password": typed})

    assert visitor.get("/min-side/").context["person"].name == "Bo"
    assert visitor.get(link).status_code == 410


def test_email_is_one_persons_whatever_the_case(anna: Membership) -> None:
    with pytest.raises(IntegrityError, match="one_persons"), transaction.atomic():
        make_user(email="ANNA@demo.example")


def test_existing_person_is_found_by_email_and_keeps_the_name(
    client: Client, lead: User, anna: Membership
) -> None:
    typed = ROLE | {"role": "fagperson", "email": "ANNA@demo.example", "name": "En anden"}

    assert send(client, lead, "add", "vold", **typed) == 302

    assert User.objects.get(email__iexact="anna@demo.example").name == "Anna <b>Demo</b>"
    assert not Letter.objects.exists()
    assert anna.user.memberships.count() == 2


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ({"name": ""}, "Ingen har e-mailen endnu"),
        ({"site": ""}, "Rollen hører til et sted"),
        ({"role": "konsulent"}, "Rollen findes ikke på det sted"),
        ({"hat": "evaluator"}, "Den part kan have"),
        ({"from_date": "i morgen"}, "gyldig dato"),
        ({"from_date": "2024-05-01", "last_day": "2024-04-01"}, "Slutdatoen skal ligge efter"),
    ],
)
def test_what_cannot_be_added_is_explained_and_nothing_is_kept(
    client: Client, lead: User, programme: Programme, typed: dict[str, str], told: str
) -> None:
    client.force_login(lead)
    sent = ROLE | {"email": "bo@demo.example", "name": "Bo"} | typed

    answer = client.post(reverse("people:add", args=["vold"]), sent)

    assert answer.status_code == 422
    assert told in answer.content.decode()
    assert not User.objects.filter(email="bo@demo.example").exists()


def test_evaluator_is_told_why_a_supporting_role_is_refused(
    client: Client, lead: User, programme: Programme
) -> None:
    evaluator = make_member(Hat.EVALUATOR, "vold").memberships.get()
    typed = {"role": "konsulent", "site": "", "from_date": "2024-03-01"}
    client.force_login(lead)

    answer = client.post(reverse("people:give", args=[evaluator.pk]), typed)

    assert answer.status_code == 422
    assert "må ikke samtidig støtte eller udføre" in answer.content.decode()


def test_leader_of_a_site_is_offered_only_its_roles_and_hats(
    client: Client, anna: Membership
) -> None:
    page = shown(client, anna.user, "add_at", "vold", NORDBY)

    assert "Sydby" not in page
    assert "Konsulent" not in page
    assert "Proceskonsulent" not in page
    assert send(client, anna.user, "give", anna.pk, **ROLE) == 422


def test_hat_is_ended_after_its_last_day(client: Client, lead: User, anna: Membership) -> None:
    assert send(client, lead, "end", anna.pk, last_day="2030-01-31") == 302

    anna.refresh_from_db()
    assert str(anna.to_date) == "2030-02-01"


def test_hat_is_handed_over_to_a_new_colleague(
    client: Client, lead: User, anna: Membership
) -> None:
    typed = {"email": "bo@demo.example", "name": "Bo", "from_date": "2030-02-01"}

    assert send(client, lead, "hand_over", anna.pk, **typed) == 302

    assert Membership.objects.get(user__name="Bo").follows == anna


def test_handing_over_asks_for_a_person(client: Client, lead: User, anna: Membership) -> None:
    assert send(client, lead, "hand_over", anna.pk, from_date="2030-02-01") == 422


def test_hat_elsewhere_is_not_reached_by_its_identifier(
    client: Client, lead: User, anna: Membership
) -> None:
    other = add_hat(anna.user, LEADER, "andet", NORDBY)

    assert status(client, lead, "end", other.pk) == 403
    assert status(client, make_member(LEADER, "vold", SYDBY), "end", anna.pk) == 403
    assert status(client, lead, "end", uuid4()) == 404


def test_hat_that_is_seen_but_not_theirs_is_refused(client: Client, anna: Membership) -> None:
    consultant = make_member(Hat.PROCESS_CONSULTANT, "vold")

    assert status(client, consultant, "person", anna.pk) == 200
    assert status(client, consultant, "hand_over", anna.pk) == 403


def test_absence_is_noted_and_ended(client: Client, lead: User, anna: Membership) -> None:
    away = {"from_date": "2030-01-01", "last_day": "2030-01-31"}
    assert send(client, lead, "absence", anna.pk, **away) == 302
    assert send(client, lead, "absence", anna.pk, **away) == 422
    absence = Absence.objects.get()

    arguments = (anna.pk, absence.pk)
    assert send(client, lead, "back", *arguments, to_date="2030-01-15") == 302

    absence.refresh_from_db()
    assert (str(absence.from_date), str(absence.to_date)) == ("2030-01-01", "2030-01-15")


def test_contact_is_corrected(client: Client, lead: User, anna: Membership) -> None:
    typed = {"name": "Anna Demo", "phone": "12 34 56 78"}

    assert send(client, lead, "contact", anna.pk, **typed) == 302

    anna.user.refresh_from_db()
    assert (anna.user.name, anna.user.phone) == ("Anna Demo", "12 34 56 78")


@pytest.mark.parametrize(
    ("address", "typed"),
    [("contact", {"name": "Omdøbt", "phone": ""}), ("absence", {"from_date": "2024-03-01"})],
)
def test_site_that_gives_somebody_a_hat_does_not_rule_over_them_elsewhere(
    client: Client, anna: Membership, lead: User, address: str, typed: dict[str, str]
) -> None:
    here = add_hat(lead, Hat.PRACTITIONER, "vold", NORDBY, role_key="fagperson")

    assert send(client, anna.user, address, here.pk, **typed) == 422

    assert User.objects.get(pk=lead.pk).name == lead.name
    assert not Absence.objects.exists()


def test_site_does_not_correct_those_who_have_left_it(client: Client, anna: Membership) -> None:
    today = timezone.localdate()
    gone = make_user(name="Gitte Prøve")
    here = add_hat(gone, Hat.PRACTITIONER, "vold", NORDBY, to_date=today)

    assert send(client, anna.user, "contact", here.pk, name="Omdøbt", phone="") == 422
    page = shown(client, anna.user, "person", here.pk)

    assert User.objects.get(pk=gone.pk).name == "Gitte Prøve"
    assert "Ret kontaktoplysninger" not in page


def test_page_of_a_person_is_seen_from_the_day_that_was_chosen(
    client: Client, lead: User, anna: Membership, settings: Settings
) -> None:
    settings.DEMO = True
    client.force_login(lead)
    session = client.session
    session["day"] = "2024-05-01"
    session.save()

    page = client.get(reverse("people:person", args=[anna.pk])).content.decode()

    assert 'name="day" value="2024-05-01"' in page
