"""Work longer than a request, and the page that follows it."""

from collections.abc import Iterator

import pytest
from django.test import Client
from factories import NOON, make_user
from pytest_django import Settings

from modning_web.audit.models import AuditEvent
from modning_web.jobs.actions import end_interrupted, start
from modning_web.jobs.models import Job
from modning_web.jobs.work import KINDS, Progress, UnableToFinish, UnknownJob, carry_out, job

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def kinds() -> Iterator[None]:
    before = dict(KINDS)
    yield
    KINDS.clear()
    KINDS.update(before)


@job("tests.count")
def count(progress: Progress, *, to: int) -> str:
    for number in range(to):
        progress.report(100 * number // to, f"{number} af {to}")
    return "/resultat/"


def make_job(**fields: object) -> Job:
    defaults = {"kind": "tests.count", "by": make_user(), "language": "da", "asked_at": NOON}
    return Job.objects.create(**(defaults | fields))


def test_job_runs_and_leads_to_its_result(client: Client) -> None:
    job("tests.count")(count)
    person = make_user()
    client.force_login(person)

    done = start("tests.count", by=person, at=NOON, arguments={"to": 4}, programme_key="vold")

    assert (done.progress, done.message, done.result_url) == (100, "", "/resultat/")
    assert 'href="/resultat/"' in client.get(f"/arbejde/{done.pk}/").content.decode()
    assert AuditEvent.objects.get().programme_key == "vold"


def test_job_that_cannot_be_done_says_why(client: Client) -> None:
    @job("tests.refuse")
    def refuse(progress: Progress) -> str:
        raise UnableToFinish("Filen er tom. Vælg en anden.")

    person = make_user()
    client.force_login(person)

    done = start("tests.refuse", by=person, at=NOON)

    assert done.has_failed
    assert "Filen er tom. Vælg en anden." in client.get(f"/arbejde/{done.pk}/").content.decode()


def test_job_that_breaks_says_that_the_fault_is_ours_and_nothing_more() -> None:
    @job("tests.break")
    def break_down(progress: Progress) -> str:
        raise ZeroDivisionError("cpr 010203")

    done = start("tests.break", by=make_user(), at=NOON)

    assert done.has_failed
    assert "010203" not in done.failed_message


def test_job_of_an_unknown_kind_is_not_started() -> None:
    with pytest.raises(UnknownJob):
        start("tests.nothing", by=make_user(), at=NOON)

    assert not Job.objects.exists()


def test_job_is_not_done_twice() -> None:
    work = make_job(started_at=NOON, arguments={"to": 1})

    carry_out(work, clock=lambda: NOON)

    assert not work.is_finished


def test_page_shows_how_far_it_is_and_asks_again(client: Client) -> None:
    work = make_job(started_at=NOON, progress=40, message="to af fem", title="Bilaget laves")
    client.force_login(work.by)

    page = client.get(f"/arbejde/{work.pk}/").content.decode()
    part = client.get(f"/arbejde/{work.pk}/", headers={"HX-Request": "true"}).content.decode()

    assert 'value="40"' in page
    assert "to af fem" in page
    assert "<h1>Bilaget laves</h1>" in page
    assert f'hx-get="/arbejde/{work.pk}/"' in part
    assert "<html" not in part


def test_page_of_a_finished_job_asks_no_more(client: Client) -> None:
    work = make_job(started_at=NOON, finished_at=NOON, progress=100)
    client.force_login(work.by)

    assert "hx-get" not in client.get(f"/arbejde/{work.pk}/").content.decode()


def test_page_is_for_the_one_who_asked(client: Client) -> None:
    work = make_job()
    client.force_login(make_user())

    assert client.get(f"/arbejde/{work.pk}/").status_code == 404


def test_interrupted_jobs_are_ended_and_waiting_ones_are_not() -> None:
    interrupted, waiting = make_job(started_at=NOON), make_job()

    ended = end_interrupted(at=NOON)

    interrupted.refresh_from_db()
    waiting.refresh_from_db()
    assert ended == 1
    assert interrupted.has_failed
    assert not waiting.is_finished


def test_job_waits_in_the_queue_of_a_real_site(settings: Settings) -> None:
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
    job("tests.count")(count)

    work = start("tests.count", by=make_user(), at=NOON, arguments={"to": 1})

    assert work.started_at is None
