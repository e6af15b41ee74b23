"""The command that lets the first person in."""

from argparse import ArgumentParser
from datetime import date
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.core.validators import validate_email
from django.db import connection
from django.urls import reverse
from django.utils import timezone

from modning_web.access.hats import Refused
from modning_web.access.models import Hat
from modning_web.access.policy import Place
from modning_web.doors.actions.people import add_person


class Command(BaseCommand):
    """Add a person and print a link with which they choose their password, once."""

    help = "Opret en person / add a person; prints a link that sets the password, once."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Describe what the command takes."""
        parser.add_argument("--name", required=True, help="navn / name")
        parser.add_argument("--email", required=True, help="e-mail")
        parser.add_argument(
            "--hat", required=True, choices=Hat.values, metavar="HAT", help=", ".join(Hat.values)
        )
        parser.add_argument("--programme", default="", help="programmets nøgle / its key")
        parser.add_argument("--site", default="", help="stedets nøgle / the site's key")
        parser.add_argument("--role", default="", help="rollens nøgle / the role's key")
        parser.add_argument(
            "--until",
            type=date.fromisoformat,
            metavar="DATE",
            help="første dag uden rollen, 2027-12-31 / the first day without the hat",
        )
        parser.add_argument("--send", action="store_true", help="send linket / send the link")

    def handle(self, *args: Any, **chosen: Any) -> None:  # noqa: ARG002 -- Django's signature
        """Add the person and show the link; the data folder may be a new one."""
        if not connection.introspection.table_names():  # else the site has made its tables
            call_command("migrate", interactive=False, verbosity=0)
        try:
            validate_email(chosen["email"])
            person, words = add_person(
                name=chosen["name"],
                email=chosen["email"],
                hat=Hat(chosen["hat"]),
                place=_place(chosen["programme"], chosen["site"]),
                role_key=chosen["role"],
                to_date=chosen["until"],
                is_written_to=chosen["send"],
                at=timezone.now(),
            )
        except ValidationError as fault:
            raise CommandError("; ".join(fault.messages)) from fault
        except Refused as fault:
            raise CommandError(str(fault.told)) from fault
        if words is None:
            self.stdout.write(f"{person.name}: fandtes og har fået rollen / is known, has the hat")
            return
        link = settings.SITE_ADDRESS + reverse("doors:choose_password", args=words)
        self.stdout.write(f"{person.name}: {link}")


def _place(programme_key: str, site_key: str) -> Place | None:
    if site_key and not programme_key:
        raise CommandError("--site kræver --programme / --site needs --programme")
    return Place(programme_key, site_key) if programme_key else None
