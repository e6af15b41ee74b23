"""Addresses of notices."""

from django.urls import path

from modning_web.notices import views

app_name = "notices"
urlpatterns = [
    path("<uuid:letter_id>/", views.own_letter, name="own_letter"),
]
