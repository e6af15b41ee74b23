from dataclasses import replace
from datetime import date

from core.meetings.test_minutes import DECISION, KAREN, SOFIE, TASK

from modning.meeting.agenda import Item
from modning.meeting.decision_log import (
    Held,
    at_site,
    decision_log,
    open_tasks,
    overdue,
    owned_by,
)
from modning.meeting.minutes import Minutes, approve, circulate
from modning.meeting.outcome import Outcome

INFORMATION = Outcome("o3", "information", "Nyt fra VIVE.")
LOCAL = Outcome("o4", "task", "Find en praktiker.", owner="sofie", due=date(2023, 10, 1))


def held(key: str, day: date, *outcomes: Outcome, site: str | None = None, state: int = 2) -> Held:
    minutes = Minutes(key, (Item(f"{key}#1", "Punkt", 30, outcomes=outcomes),))
    if state > 0:
        minutes = circulate(minutes, KAREN)
    if state > 1:
        minutes = approve(minutes, SOFIE)
    return Held(minutes, day, key.partition("/")[0], key.title(), site)


COMMON = held("udvikling/1", date(2023, 5, 8), DECISION, TASK, INFORMATION)
AT_KOEGE = held("dialog/1", date(2023, 9, 12), LOCAL, site="koege")


def outcomes(entries):
    return [entry.outcome.id for entry in entries]


def test_log_has_decisions_and_tasks_of_the_newest_meeting_first():
    assert outcomes(decision_log([COMMON, AT_KOEGE])) == ["o4", "o1", "o2"]
    assert outcomes(decision_log([COMMON], kinds=["information"])) == ["o3"]


def test_log_leaves_out_drafts_and_tells_what_is_not_approved():
    circulated = held("dialog/2", date(2023, 9, 1), LOCAL, state=1)
    log = decision_log([held("dialog/3", date(2023, 9, 2), DECISION, state=0), circulated])

    assert [(entry.outcome.id, entry.is_settled) for entry in log] == [("o4", False)]


def test_outcome_of_a_moved_item_stands_once_with_the_latest_meeting():
    later = held("udvikling/2", date(2023, 11, 8), DECISION)

    log = decision_log([COMMON, later])

    assert outcomes(log) == ["o1", "o2"]
    assert log[0].held == later


def test_site_sees_its_own_and_what_is_common():
    for_odense = held("forum/1", date(2023, 6, 1), replace(DECISION, id="o9", sites=("odense",)))
    log = decision_log([COMMON, AT_KOEGE, for_odense])

    assert outcomes(at_site(log, "koege")) == ["o4", "o1", "o2"]
    assert outcomes(at_site(log, "odense")) == ["o9", "o1", "o2"]


def test_tasks_are_found_by_owner_and_by_date():
    solved = held("dialog/4", date(2023, 9, 3), replace(LOCAL, id="o8", done_on=date(2023, 9, 20)))
    log = decision_log([COMMON, AT_KOEGE, solved])

    assert outcomes(open_tasks(log)) == ["o4", "o2"]
    assert outcomes(owned_by(open_tasks(log), "sofie")) == ["o4"]
    assert outcomes(overdue(log, date(2023, 10, 2))) == ["o4"]
    assert outcomes(overdue(log, date(2023, 10, 1))) == []
