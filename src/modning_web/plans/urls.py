"""Addresses of plans."""

from django.urls import path

from modning_web.plans.views import busy, closed, drafts, overviews, places, rooms, times, together

app_name = "plans"
_DRAFT = "<slug:programme_key>/<uuid:draft_id>/"
urlpatterns = [
    path("", drafts.programmes, name="programmes"),
    path("flere/", together.propose, name="propose_together"),
    path("optaget/", busy.busy, name="busy"),
    path("optaget/kalender/", busy.calendar, name="calendar"),
    path("optaget/kalender/slet/", busy.forget_calendar, name="forget_calendar"),
    path("optaget/<uuid:busy_id>/slet/", busy.forget, name="forget_busy"),
    path("<slug:programme_key>/", drafts.programme, name="programme"),
    path("<slug:programme_key>/nyt/", drafts.propose, name="propose"),
    path("<slug:programme_key>/aendret/", drafts.changed, name="changed"),
    path("<slug:programme_key>/sammenlign/", overviews.comparison, name="comparison"),
    path("<slug:programme_key>/proev/", overviews.simulation, name="simulation"),
    path("<slug:programme_key>/lukket/", closed.closed, name="closed"),
    path("<slug:programme_key>/lukket/<uuid:closed_id>/slet/", closed.forget, name="forget_closed"),
    path("<slug:programme_key>/rejsetider/", places.journeys, name="journeys"),
    path("<slug:programme_key>/lokaler/", rooms.rooms, name="rooms"),
    path("<slug:programme_key>/lokaler/<uuid:room_id>/", rooms.room, name="room"),
    path("<slug:programme_key>/sted/<slug:site_key>/lukket/", closed.closed_at, name="closed_at"),
    path(
        "<slug:programme_key>/sted/<slug:site_key>/lukket/<uuid:closed_id>/slet/",
        closed.forget_at,
        name="forget_closed_at",
    ),
    path(_DRAFT, drafts.draft, name="draft"),
    path(f"{_DRAFT}stop/", drafts.stop, name="stop"),
    path(f"{_DRAFT}igen/", drafts.search_again, name="search_again"),
    path(f"{_DRAFT}kasser/", drafts.drop, name="drop"),
    path(f"{_DRAFT}frigiv/", drafts.release, name="release"),
    path(f"{_DRAFT}personer/", overviews.people, name="people"),
    path(f"{_DRAFT}andre-tider/<path:occurrence_key>/", times.other_times, name="other_times"),
]
