"""Keeping a secret in the database so that the database alone does not give it away."""

from base64 import urlsafe_b64encode
from typing import TYPE_CHECKING

from django.conf import settings
from django.utils.crypto import salted_hmac

if TYPE_CHECKING:
    from cryptography.fernet import MultiFernet


def seal(secret: str) -> str:
    """Encrypt with a key that is drawn from the site's secret key."""
    return _box().encrypt(secret.encode()).decode()


def unseal(sealed: str) -> str:
    """Decrypt what `seal` gave; raises `cryptography.fernet.InvalidToken` for anything else."""
    return _box().decrypt(sealed.encode()).decode()


def _box() -> "MultiFernet":
    from cryptography.fernet import (  # noqa: PLC0415 -- seven megabytes, for who adds an app
        Fernet,
        MultiFernet,
    )

    secrets = [settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS]
    return MultiFernet([Fernet(_key(str(secret))) for secret in secrets])


def _key(secret: str) -> bytes:
    drawn = salted_hmac("modning.doors.sealing", "key", secret=secret, algorithm="sha256")
    return urlsafe_b64encode(drawn.digest())
