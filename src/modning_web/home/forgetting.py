"""What the worker throws away every hour: what is over, and nobody needs."""

from datetime import datetime

from modning_web.doors.actions.forgetting import forget_what_is_over as forget_at_the_doors
from modning_web.people.actions import forget_what_is_over as forget_of_people

SECONDS_BETWEEN = 3600


def forget_what_is_over(*, at: datetime) -> None:
    """Throw it away; doing it again changes nothing."""
    forget_at_the_doors(at=at)
    forget_of_people(at=at)
