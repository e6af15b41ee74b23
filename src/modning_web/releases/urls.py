"""Addresses of releases."""

from django.urls import path

from modning_web.releases import views

app_name = "releases"
urlpatterns = [
    path("", views.releases, name="releases"),
    path("ny/", views.ask, name="ask"),
    path("<uuid:release_id>/", views.release, name="release"),
    path("<uuid:release_id>/fil/", views.content, name="content"),
    path("<uuid:release_id>/godkend/", views.approve, name="approve"),
    path("<uuid:release_id>/afvis/", views.refuse, name="refuse"),
]
