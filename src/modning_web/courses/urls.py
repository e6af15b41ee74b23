"""Addresses of courses."""

from django.urls import path

from modning_web.courses.views import certificates, days, overview

app_name = "courses"
urlpatterns = [
    path("", overview.programmes, name="programmes"),
    path("<slug:programme_key>/", overview.overview, name="overview"),
    path("<slug:programme_key>/krav/", overview.curriculum, name="curriculum"),
    path("<slug:programme_key>/dage/<uuid:meeting_id>/", days.day, name="day"),
    path("<slug:programme_key>/beviser/", certificates.issue, name="issue"),
    path(
        "<slug:programme_key>/beviser/<uuid:certificate_id>.pdf",
        certificates.certificate,
        name="certificate",
    ),
]
