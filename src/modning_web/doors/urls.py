"""Addresses of signing in, and of how one does it."""

from django.urls import path

from modning_web.doors.policy import hats_with_second_factor
from modning_web.doors.providers import providers
from modning_web.doors.views import (
    confirming,
    emails,
    mail_links,
    openid,
    own_doors,
    own_factors,
    own_visits,
    saml,
    second_factor,
    signing_in,
    signing_out,
)

# A fault in what is trusted and asked for stops the start, not the first visitor.
providers()
hats_with_second_factor()

app_name = "doors"
OWN = "min-side/log-ind/"
OPENID, SAML = "log-ind/hos/<slug:provider_key>/", "log-ind/saml/<slug:provider_key>/"
urlpatterns = [
    path("log-ind/", signing_in.sign_in, name="sign_in"),
    path("log-ind/demo/", signing_in.sign_in_as_demo_person, name="sign_in_as_demo_person"),
    path("log-ind/anden-faktor/", second_factor.second_factor, name="second_factor"),
    path("log-ind/noegle/", second_factor.sign_in_by_passkey, name="sign_in_by_passkey"),
    path("log-ind/noegle/spoerg/", second_factor.ask_passkey, name="ask_passkey"),
    path("log-ind/link/", mail_links.ask_for_link, name="ask_for_link"),
    path("log-ind/link/<str:token>/", mail_links.use_link, name="use_link"),
    path("log-ind/glemt/", mail_links.forgot_password, name="forgot_password"),
    path(
        "log-ind/adgangskode/<str:who>/<str:token>/",
        mail_links.choose_password,
        name="choose_password",
    ),
    path("log-ind/mail/<str:token>/", emails.confirm_email, name="confirm_email"),
    path(OPENID, openid.leave_for_provider, name="leave_for_provider"),
    path(f"{OPENID}retur/", openid.come_back_from_provider, name="come_back_from_provider"),
    path(SAML, saml.leave_for_saml, name="leave_for_saml"),
    path(f"{SAML}svar/", saml.saml_answer, name="saml_answer"),
    path(f"{SAML}retur/", saml.finish_saml, name="finish_saml"),
    path(f"{SAML}log-ud/", saml.saml_sign_out, name="saml_sign_out"),
    path(f"{SAML}metadata/", saml.saml_metadata, name="saml_metadata"),
    path("log-ud/", signing_in.sign_out, name="sign_out"),
    path("log-ud/farvel/", signing_out.signed_out, name="signed_out"),
    path("log-ud/hos/", signing_out.sign_out_at_provider, name="sign_out_at_provider"),
    path(OWN, own_doors.own_doors, name="own_doors"),
    path(f"{OWN}bekraeft/", confirming.confirm_who, name="confirm"),
    path(f"{OWN}mail/", emails.own_email, name="own_email"),
    path(f"{OWN}adgangskode/", own_doors.change_password, name="change_password"),
    path(f"{OWN}app/", own_factors.add_app, name="add_app"),
    path(f"{OWN}app/fjern/", own_factors.remove_app, name="remove_app"),
    path(f"{OWN}koder/", own_factors.make_recovery_codes, name="make_recovery_codes"),
    path(f"{OWN}noegler/", own_factors.add_passkey, name="add_passkey"),
    path(f"{OWN}noegler/spoerg/", own_factors.ask_new_passkey, name="ask_new_passkey"),
    path(
        f"{OWN}noegler/<uuid:passkey_id>/fjern/",
        own_factors.remove_passkey,
        name="remove_passkey",
    ),
    path(f"{OWN}andre-steder/", own_visits.end_others, name="end_others"),
    path(f"{OWN}steder/<uuid:visit_id>/", own_visits.end_visit, name="end_visit"),
    path(f"{OWN}udbydere/<uuid:identity_id>/", own_visits.forget_identity, name="forget_identity"),
]
