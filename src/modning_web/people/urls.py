"""Addresses of people and organisations; a person stands at a hat, which says where they are."""

from django.urls import path

from modning_web.people.views import (
    absence,
    accounts,
    asking_for_hats,
    emails,
    ending,
    giving,
    handing_over,
    importing,
    organisations,
    people,
    person,
    platform_hats,
    template,
)

_HAT = "rolle/<uuid:membership_id>"
_ORGANISATION = "organisationer/<uuid:organisation_id>"

app_name = "people"
urlpatterns = [
    path("", people.programmes, name="programmes"),
    path("organisationer/", organisations.organisations, name="organisations"),
    path("organisationer/ny/", organisations.new_organisation, name="new_organisation"),
    path(f"{_ORGANISATION}/", organisations.organisation, name="organisation"),
    path(f"{_ORGANISATION}/ret/", organisations.change_organisation, name="change_organisation"),
    path(f"{_HAT}/", person.person, name="person"),
    path(f"{_HAT}/giv/", giving.give, name="give"),
    path(f"{_HAT}/slut/", ending.end, name="end"),
    path(f"{_HAT}/overdrag/", handing_over.hand_over, name="hand_over"),
    path(f"{_HAT}/kontakt/", person.contact, name="contact"),
    path(f"{_HAT}/mail/", emails.email, name="email"),
    path(f"{_HAT}/konto/", accounts.account, name="account"),
    path(f"{_HAT}/konto/aabn/", accounts.reopen, name="reopen"),
    path(f"{_HAT}/fravaer/", absence.absence, name="absence"),
    path(f"{_HAT}/fravaer/<uuid:absence_id>/", absence.back, name="back"),
    path("paa-tvaers/", platform_hats.platform_hats, name="platform_hats"),
    path("paa-tvaers/ny/", asking_for_hats.ask_for_hat, name="ask_for_hat"),
    path(
        "paa-tvaers/<uuid:membership_id>/slut/",
        asking_for_hats.ask_to_end_hat,
        name="ask_to_end_hat",
    ),
    path("paa-tvaers/<uuid:request_id>/godkend/", platform_hats.approve_hat, name="approve_hat"),
    path("paa-tvaers/<uuid:request_id>/afvis/", platform_hats.refuse_hat, name="refuse_hat"),
    path("<slug:programme_key>/", people.people, name="programme"),
    path("<slug:programme_key>/ny/", giving.add, name="add"),
    path("<slug:programme_key>/sted/<slug:site_key>/", people.people, name="place"),
    path("<slug:programme_key>/sted/<slug:site_key>/ny/", giving.add, name="add_at"),
    path("<slug:programme_key>/hent/", importing.upload, name="upload"),
    path("<slug:programme_key>/hent/skabelon.<slug:form>", template.template, name="template"),
    path("<slug:programme_key>/hent/<uuid:list_id>/", importing.preview, name="preview"),
    path("<slug:programme_key>/steder/", organisations.sites, name="sites"),
    path("<slug:programme_key>/steder/<slug:site_key>/", organisations.site, name="site"),
]
