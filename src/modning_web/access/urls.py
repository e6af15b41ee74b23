"""Addresses of one's own page and of how the site is shown."""

from django.urls import path

from modning_web.access import views

app_name = "access"
urlpatterns = [
    path("dag/", views.choose_day, name="choose_day"),
    path("sprog/", views.choose_language, name="choose_language"),
    path("min-side/", views.profile, name="profile"),
    path("min-side/ny-kalenderadresse/", views.rotate_calendar_token, name="rotate_calendar_token"),
]
