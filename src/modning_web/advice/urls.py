"""Addresses of advice."""

from django.urls import path

from modning_web.advice.views import log, preparation

app_name = "advice"
_SITE = "<slug:programme_key>/<slug:site_key>"
urlpatterns = [
    path("", log.sites, name="sites"),
    path(f"{_SITE}/", log.log, name="log"),
    path(f"{_SITE}/nyt/", log.new, name="new"),
    path(f"{_SITE}/notat/<uuid:advice_id>/", log.entry, name="entry"),
    path(f"{_SITE}/notat/<uuid:advice_id>/ret/", log.mend, name="mend"),
    path(f"{_SITE}/notat/<uuid:advice_id>/fulgt-op/", log.followed_up, name="follow_up"),
    path(f"{_SITE}/forberedelse/", preparation.preparation, name="preparation"),
    path(
        f"{_SITE}/forberedelse.<slug:form>", preparation.preparation_file, name="preparation_file"
    ),
]
