"""Addresses of meetings."""

from django.urls import URLPattern, path

from modning_web.meetings.agenda_urls import agenda_addresses
from modning_web.meetings.views import (
    answers,
    attendance,
    calendars,
    convening,
    deeds,
    listing,
    meeting,
    polls,
    series,
    voting,
    window,
)

app_name = "meetings"
_ONE = "<slug:programme_key>/<uuid:meeting_id>/"
urlpatterns: list[URLPattern] = [
    *agenda_addresses,
    path("", listing.meetings, name="meetings"),
    path("svar/<uuid:invitation_id>/", answers.answer, name="answer"),
    path("tider/<uuid:poll_id>/", voting.poll_answer, name="poll_answer"),
    path("<slug:programme_key>/", listing.programme_meetings, name="programme_meetings"),
    path("<slug:programme_key>/forloeb/", series.series, name="series"),
    path(
        "<slug:programme_key>/kalender/<str:token>.ics",
        calendars.programme_calendar,
        name="programme_calendar",
    ),
    path(
        "<slug:programme_key>/vindue/begynd/<path:occurrence_key>/",
        window.open_window,
        name="open_window",
    ),
    path("<slug:programme_key>/vindue/<path:occurrence_key>/", window.window, name="window"),
    path(_ONE, meeting.meeting, name="meeting"),
    path(f"{_ONE}svar/<uuid:invitation_id>/", answers.note_answer, name="note_answer"),
    path(f"{_ONE}tider/", polls.poll, name="poll"),
    path(f"{_ONE}tider/spoerg/", polls.propose, name="propose"),
    path(f"{_ONE}tider/vaelg/", polls.choose, name="choose"),
    path(f"{_ONE}tider/mind-om/", polls.remind, name="remind"),
    path(f"{_ONE}fastlaeg/", deeds.fix, name="fix"),
    path(f"{_ONE}flyt/", deeds.move, name="move"),
    path(f"{_ONE}indkald/", convening.convene, name="convene"),
    path(f"{_ONE}rammer/", convening.circumstances, name="circumstances"),
    path(f"{_ONE}traek-tilbage/", deeds.withdraw, name="withdraw"),
    path(f"{_ONE}aflys/", deeds.cancel, name="cancel"),
    path(f"{_ONE}holdt/", deeds.hold, name="hold"),
    path(f"{_ONE}fremmoede/", attendance.attendance, name="attendance"),
    path(f"{_ONE}fremmoede/skriv/", attendance.write_attendance, name="write_attendance"),
]
