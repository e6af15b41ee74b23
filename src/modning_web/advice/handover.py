"""Follow-ups that an adviser agreed on follow their hat to the successor."""

from datetime import datetime

from django.utils.timezone import localdate

from modning_web.access.models import Membership, User
from modning_web.advice.actions import take_over_follow_up
from modning_web.advice.models import Advice
from modning_web.people.following import Leaving, follows_a_hat


@follows_a_hat("advice.follow_ups")
def move_follow_ups(*, ended: Membership, begun: Membership, by: User, at: datetime) -> int:
    """Leave to the successor what is to be followed up once they have the hat."""
    rows = Advice.objects.all().to_follow_up().left_to(ended.user_id)
    rows = rows.filter(programme__key=ended.programme_key)
    if begun.from_date and begun.from_date > localdate(at):
        rows = rows.filter(follow_up_on__gte=begun.from_date)
    leaving = Leaving.by(ended, begun)
    moved = 0
    for advice in rows.select_related("programme", "site"):
        if leaving.leaves(advice.site.key):
            take_over_follow_up(advice=advice, to=begun.user, by=by, at=at)
            moved += 1
    return moved
