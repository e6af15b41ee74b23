"""Addresses of programmes."""

from django.urls import path

from modning_web.programmes.views import (
    annex,
    calendars,
    definition,
    draft,
    editing,
    plan,
    programme,
    versions,
)

app_name = "programmes"
urlpatterns = [
    path("", programme.programmes, name="programmes"),
    path("kalender/<str:token>.ics", calendars.own_calendar, name="own_calendar"),
    path("ny/", definition.bring, name="bring"),
    path("<slug:programme_key>/", programme.programme, name="programme"),
    path("<slug:programme_key>/aktiviteter/", plan.activities, name="activities"),
    path("<slug:programme_key>/aktiviteter/<slug:activity_key>/", plan.activity, name="activity"),
    path("<slug:programme_key>/steder/<slug:site_key>/", plan.site, name="site"),
    path("<slug:programme_key>/bilag.<slug:form>", annex.annex_file, name="annex"),
    path("<slug:programme_key>/plan.ics", calendars.plan_calendar, name="plan_calendar"),
    path("<slug:programme_key>/definition/", definition.definition, name="definition"),
    path(
        "<slug:programme_key>/definition/fil/", definition.definition_file, name="definition_file"
    ),
    path("<slug:programme_key>/kladde/", draft.draft, name="draft"),
    path("<slug:programme_key>/kladde/begynd/", draft.open_draft, name="open_draft"),
    path("<slug:programme_key>/kladde/smid-ud/", draft.discard, name="discard"),
    path("<slug:programme_key>/kladde/vedtag/", draft.adopt, name="adopt"),
    path("<slug:programme_key>/kladde/program/", editing.head, name="head"),
    path("<slug:programme_key>/kladde/<slug:slug>/ny/", editing.new_part, name="new_part"),
    path("<slug:programme_key>/kladde/<slug:slug>/del/<slug:part_key>/", editing.part, name="part"),
    path(
        "<slug:programme_key>/kladde/<slug:slug>/del/<slug:part_key>/fjern/",
        editing.remove_part,
        name="remove_part",
    ),
    path("<slug:programme_key>/versioner/", versions.versions, name="versions"),
    path(
        "<slug:programme_key>/versioner/<int:earlier>-<int:later>/",
        versions.comparison,
        name="comparison",
    ),
]
