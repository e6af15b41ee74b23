"""Keeping the chosen language in the browser."""

from django.conf import settings
from django.http import HttpResponse


def keep_language(answer: HttpResponse, language: str) -> None:
    """Have the browser remember the language that pages are shown in."""
    answer.set_cookie(
        settings.LANGUAGE_COOKIE_NAME,
        language,
        max_age=settings.LANGUAGE_COOKIE_AGE,
        samesite="Lax",
        httponly=True,
        secure=settings.SESSION_COOKIE_SECURE,
    )
