"""Addresses of signing in and of one's own page."""

from django.urls import path

from modning_web.access import views

app_name = "access"
urlpatterns = [
    path("log-ind/", views.sign_in, name="sign_in"),
    path("log-ind/demo/", views.sign_in_as_demo_person, name="sign_in_as_demo_person"),
    path("log-ud/", views.sign_out, name="sign_out"),
    path("dag/", views.choose_day, name="choose_day"),
    path("sprog/", views.choose_language, name="choose_language"),
    path("min-side/", views.profile, name="profile"),
    path("min-side/ny-kalenderadresse/", views.rotate_calendar_token, name="rotate_calendar_token"),
]
