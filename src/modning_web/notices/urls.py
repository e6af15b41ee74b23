"""Addresses of post."""

from django.urls import path

from modning_web.notices.views import incoming, outbox, own, wording_list, wordings

app_name = "notices"
urlpatterns = [
    path("min/", own.letters, name="own_letters"),
    path("min/<uuid:letter_id>/", own.letter, name="own_letter"),
    path("sikker-kontakt/", own.safe_contact, name="safe_contact"),
    path("udbakke/", outbox.outbox, name="outbox"),
    path("udbakke/<uuid:letter_id>/", outbox.letter, name="letter"),
    path("udbakke/<uuid:letter_id>/send-igen/", outbox.again, name="again"),
    path("indbakke/", incoming.mails, name="incoming"),
    path("indbakke/<uuid:mail_id>/", incoming.mail, name="incoming_mail"),
    path("indbakke/<uuid:mail_id>/laeg-til-side/", incoming.put_aside, name="put_aside"),
    path("ordlyd/", wording_list.wordings, name="wordings"),
    path("ordlyd/<str:kind>/", wordings.wording, name="wording"),
    path("ordlyd/<str:kind>/standard/", wordings.standard, name="standard"),
    path(
        "ordlyd/<str:kind>/i/<slug:programme_key>/",
        wordings.programme_wording,
        name="programme_wording",
    ),
    path(
        "ordlyd/<str:kind>/i/<slug:programme_key>/standard/",
        wordings.programme_standard,
        name="programme_standard",
    ),
]
