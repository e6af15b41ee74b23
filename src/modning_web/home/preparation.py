"""What every site has before its first page is shown."""

from datetime import datetime

from django.conf import settings
from django.core.management import call_command
from django.utils import timezone

from modning_web.home.demo import load_demo
from modning_web.jobs.actions import end_interrupted
from modning_web.organisations.actions import load_official_organisations
from modning_web.plans.actions.drafts import end_interrupted_searches


def prepare_site(*, at: datetime | None = None) -> None:
    """Bring the database up to date; doing it again changes nothing."""
    now = at or timezone.now()
    call_command("migrate", interactive=False, verbosity=0)
    load_official_organisations()
    end_interrupted(at=now)
    end_interrupted_searches()
    if settings.DEMO:
        load_demo(at=now)
