"""Open tasks that a person was given by name follow their hat to the successor."""

from datetime import datetime

from django.utils.timezone import localdate

from modning_web.access.models import Membership, User
from modning_web.minutes.actions.tasks import take_over_task
from modning_web.minutes.models import Outcome
from modning_web.people.following import Leaving, follows_a_hat


@follows_a_hat("minutes.tasks")
def move_tasks(*, ended: Membership, begun: Membership, by: User, at: datetime) -> int:
    """Leave to the successor the open tasks that are to be solved once they have the hat.

    The minutes still name whom the task was given to, and its steps say who took it over.
    """
    rows = Outcome.objects.all().standing().open_tasks().given_to(ended.user)
    rows = rows.filter(item__meeting__programme__key=ended.programme_key)
    if begun.from_date and begun.from_date > localdate(at):
        rows = rows.filter(due_date__gte=begun.from_date)
    leaving = Leaving.by(ended, begun)
    moved = 0
    for task in rows.select_related("item__meeting__site").prefetch_related("sites"):
        if any(leaving.leaves(one) for one in _places_of(task)):
            take_over_task(task=task, to=begun.user, by=by, at=at)
            moved += 1
    return moved


def _places_of(task: Outcome) -> list[str]:
    """Return the keys of the sites that a task is for; the empty one where it is for all."""
    own = [site.key for site in task.sites.all()]
    site = task.item.meeting.site
    return own or [site.key if site else ""]
