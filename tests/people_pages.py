"""Pages about people in tests: opened and sent as somebody."""

from django.test import Client
from django.urls import reverse

from modning_web.access.models import User


def shown(client: Client, viewer: User, address: str, *arguments: object) -> str:
    """Return a page that opens."""
    client.force_login(viewer)
    answer = client.get(reverse(f"people:{address}", args=arguments))
    assert answer.status_code == 200
    return answer.content.decode()


def status(client: Client, viewer: User, address: str, *arguments: object) -> int:
    """Return what a page answers."""
    client.force_login(viewer)
    return client.get(reverse(f"people:{address}", args=arguments)).status_code


def send(client: Client, viewer: User, address: str, *arguments: object, **typed: str) -> int:
    """Send a form and return what it is answered."""
    client.force_login(viewer)
    return client.post(reverse(f"people:{address}", args=arguments), typed).status_code
