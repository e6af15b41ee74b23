"""Addresses of minutes."""

from django.urls import URLPattern, URLResolver

app_name = "minutes"
urlpatterns: list[URLPattern | URLResolver] = []
