"""Addresses of one's own data."""

from django.urls import path

from modning_web.own import views

app_name = "own"
urlpatterns = [
    path("", views.own, name="own"),
    path("fil/", views.own_file, name="file"),
]
