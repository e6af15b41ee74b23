"""Addresses of work under way."""

from django.urls import path

from modning_web.jobs import views

app_name = "jobs"
urlpatterns = [path("<uuid:job_id>/", views.job, name="job")]
