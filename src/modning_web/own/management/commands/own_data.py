"""``modning manage own_data``: what is held about one who cannot sign in to fetch it."""

import os
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from modning_web.access.models import User
from modning_web.own.actions import pack_data_of


class Command(BaseCommand):
    """Write a person's own data to a file that nobody else on the machine can read."""

    help = "Skriv alt om en person i en fil / write all that is held about a person to a file."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Describe what the command takes."""
        parser.add_argument("--email", required=True, help="personens e-mail / the person's e-mail")
        parser.add_argument("--to", required=True, type=Path, help="ny fil (.zip) / a new file")

    def handle(self, *args: Any, **chosen: Any) -> None:  # noqa: ARG002 -- Django's signature
        """Write the file; one that is there already is not written over."""
        person = User.objects.filter(email__iexact=chosen["email"]).first()
        if person is None:
            raise CommandError(f"{chosen['email']}: findes ikke / is not known")
        file: Path = chosen["to"]
        try:
            opened = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        except OSError as fault:
            raise CommandError(f"{file}: {fault.strerror}") from fault
        with os.fdopen(opened, "wb") as out:
            out.write(pack_data_of(person=person, at=timezone.now()))
        self.stdout.write(f"{person.name}: {file}")
