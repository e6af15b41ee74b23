"""Addresses of people and organisations."""

from django.urls import path

from modning_web.people.views import hats, importing, organisations, people, person

_HAT = "<slug:programme_key>/rolle/<uuid:membership_id>"
_PERSON = "<slug:programme_key>/<uuid:person_id>"

app_name = "people"
urlpatterns = [
    path("", people.programmes, name="programmes"),
    path("organisationer/", organisations.organisations, name="organisations"),
    path("organisationer/ny/", organisations.new_organisation, name="new_organisation"),
    path("organisationer/<uuid:organisation_id>/", organisations.organisation, name="organisation"),
    path(
        "organisationer/<uuid:organisation_id>/ret/",
        organisations.change_organisation,
        name="change_organisation",
    ),
    path("<slug:programme_key>/", people.programme, name="programme"),
    path("<slug:programme_key>/ny/", hats.add, name="add"),
    path("<slug:programme_key>/hent/", importing.upload, name="upload"),
    path("<slug:programme_key>/hent/skabelon.<slug:form>", importing.template, name="template"),
    path("<slug:programme_key>/hent/<uuid:list_id>/", importing.preview, name="preview"),
    path("<slug:programme_key>/steder/", organisations.sites, name="sites"),
    path("<slug:programme_key>/steder/<slug:site_key>/", organisations.site, name="site"),
    path(f"{_HAT}/slut/", hats.end, name="end"),
    path(f"{_HAT}/overdrag/", hats.hand_over, name="hand_over"),
    path(f"{_PERSON}/", person.person, name="person"),
    path(f"{_PERSON}/rolle/", hats.give, name="give"),
    path(f"{_PERSON}/kontakt/", person.contact, name="contact"),
    path(f"{_PERSON}/fravaer/", person.absence, name="absence"),
    path(f"{_PERSON}/fravaer/<uuid:absence_id>/", person.back, name="back"),
]
