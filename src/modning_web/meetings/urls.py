"""Addresses of meetings."""

from django.urls import URLPattern, URLResolver

from modning_web.meetings.agenda_urls import agenda_addresses

app_name = "meetings"
urlpatterns: list[URLPattern | URLResolver] = [*agenda_addresses]
