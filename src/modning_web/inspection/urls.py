"""Addresses of the auditors' pages."""

from django.urls import path

from modning_web.inspection import views

app_name = "inspection"
urlpatterns = [path("", views.events, name="events")]
