"""How every address of the site is asked: what its arguments are, and what it answers.

An address that is asked for with GET, answers 200 and has only arguments that stand in ARGUMENTS
needs no line here. The others say in VISITS how they differ.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from web.reach.world import World

from modning_web.access.policy import Place

# How exact the place of an address is: a row at one site, a programme as a whole, anywhere within
# a programme where one may act at all, or nowhere.
SITE, PROGRAMME, WITHIN, NOWHERE = "site", "programme", "within", "nowhere"
DECIDES = ("release.approve", "people.see")


@dataclass(frozen=True)
class Visit:
    """How an address is asked, and what it answers those whom it lets in.

    `posted` makes it a POST, with words or what gives them at a place. `query` is put behind
    the address. `at` says how exact its place is, when its arguments do not: with a `site_key`
    SITE, with only a `programme_key` PROGRAMME. `arguments` are those that differ from
    ARGUMENTS. `shown_by` are more actions, asked row by row, as exactly as `row_at` says:
    without one of them the answer is `hidden`. `gate_first`: 404 is told only to those whom the
    gate lets in. `is_slow` has it asked by few: one hat of each scope.
    """

    answer: int = 200
    posted: Mapping[str, str | Callable[[World, Place], Any]] | None = None
    query: Mapping[str, str] = field(default_factory=dict)
    at: str = ""
    arguments: Mapping[str, Callable[[World, Place], Any]] = field(default_factory=dict)
    shown_by: tuple[str, ...] = ()
    row_at: str = SITE
    hidden: int = 404
    gate_first: bool = False
    is_slow: bool = False


def key_of(label: str) -> Callable[[World, Place], Any]:
    """Return what gives the identifier of the row of a model at a place."""
    return lambda world, place: world.row(label, place).pk


# What stands for each argument of an address, at a place.
ARGUMENTS: dict[str, Callable[[World, Place], Any]] = {
    "programme_key": lambda _, place: place.programme_key,
    "site_key": lambda _, place: place.site_key,
    "activity_key": lambda *_: "besoeg",
    "form": lambda *_: "html",
    "slug": lambda *_: "regler",
    "part_key": lambda *_: "to-besoeg",
    "earlier": lambda *_: 1,
    "later": lambda *_: 1,
    "token": lambda world, place: world.row("access.User", place).calendar_token,
    "job_id": key_of("jobs.Job"),
    "letter_id": key_of("notices.Letter"),
    "release_id": key_of("releases.Release"),
    "glass_id": key_of("access.BrokenGlass"),
    "meeting_id": key_of("meetings.Meeting"),
    "item_id": key_of("meetings.AgendaItem"),
    "advice_id": key_of("advice.Advice"),
    "certificate_id": key_of("courses.Certificate"),
    "mail_id": key_of("notices.IncomingMail"),
    "kind": lambda *_: "glass.broken",
    "question_id": key_of("meetings.Question"),
    "invitation_id": key_of("meetings.Invitation"),
    "poll_id": key_of("meetings.Poll"),
    "occurrence_key": lambda world, place: world.row("programmes.Occurrence", place).key,
    "number": lambda *_: 0,
    "outcome_id": key_of("minutes.Outcome"),
    "person_id": key_of("access.User"),
    "membership_id": key_of("access.Membership"),
    "absence_id": key_of("access.Absence"),
    "organisation_id": key_of("organisations.Organisation"),
    "list_id": key_of("people.PeopleUpload"),
    "visit_id": key_of("doors.Visit"),
    "passkey_id": key_of("doors.Passkey"),
    "identity_id": key_of("doors.OutsideIdentity"),
    "provider_key": lambda *_: "ukendt",
    "who": lambda *_: "hvem",
    "request_id": key_of("people.HatRequest"),
    "draft_id": key_of("plans.PlanDraft"),
    "busy_id": key_of("plans.BusyStretch"),
    "closed_id": key_of("plans.ClosedDays"),
    "room_id": key_of("plans.Room"),
}

NOT_FOUND = Visit(404)  # another's: nobody but they may know that it is there
NO_PROVIDER = Visit(404)
SENT_ON = Visit(302)
AT_SITE = Visit(at=SITE)
AT_SITE_DEED = Visit(302, posted={}, at=SITE)
AT_SITE_FORM = Visit(400, posted={}, at=SITE)  # an empty form is shown again
AT_SITE_NOTHING = Visit(404, posted={}, at=SITE, gate_first=True)  # the row has nothing to do it to
SHOWN_AT_SITE = Visit(at=SITE, shown_by=("site.see",))
NOT_A_PLATFORM_HAT = Visit(404, at=NOWHERE, gate_first=True)

VISITS = {
    "access:choose_day": Visit(404, posted={}),
    "access:choose_language": Visit(302, posted={"language": "da"}),
    "access:rotate_calendar_token": Visit(302, posted={}),
    "doors:sign_in_as_demo_person": Visit(404, posted={}),
    "doors:second_factor": SENT_ON,
    "doors:sign_in_by_passkey": Visit(302, posted={}),
    "doors:ask_passkey": Visit(200, posted={}),
    "doors:choose_password": Visit(410),
    "doors:own_email": SENT_ON,
    "doors:leave_for_provider": NO_PROVIDER,
    "doors:come_back_from_provider": NO_PROVIDER,
    "doors:leave_for_saml": NO_PROVIDER,
    "doors:saml_answer": Visit(404, posted={}),
    "doors:finish_saml": NO_PROVIDER,
    "doors:saml_sign_out": NO_PROVIDER,
    "doors:saml_metadata": NO_PROVIDER,
    "doors:sign_out": Visit(302, posted={}),
    "doors:sign_out_at_provider": SENT_ON,
    # These ask for the password anew.
    "doors:change_password": SENT_ON,
    "doors:add_app": SENT_ON,
    "doors:remove_app": SENT_ON,
    "doors:make_recovery_codes": SENT_ON,
    "doors:add_passkey": SENT_ON,
    "doors:ask_new_passkey": SENT_ON,
    "doors:remove_passkey": SENT_ON,
    "doors:forget_identity": SENT_ON,
    "doors:end_others": Visit(302, posted={}),
    "doors:end_visit": Visit(404, posted={}),
    "jobs:job": NOT_FOUND,
    "notices:own_letter": NOT_FOUND,
    "glass:close": Visit(404, posted={}),
    "programmes:new_part": Visit(arguments={"slug": lambda *_: "spor"}),
    "programmes:open_draft": Visit(302, posted={}),
    "programmes:remove_part": Visit(302, posted={"revision": "1"}),
    "programmes:discard": Visit(302, posted={"revision": "1"}),
    "programmes:adopt": Visit(302, posted={"revision": "1", "note": "Fordi"}),
    "releases:ask": Visit(
        query={"slags": "inspection.record"}, shown_by=("audit.see",), row_at=NOWHERE
    ),
    "releases:release": Visit(at=PROGRAMME, shown_by=DECIDES, row_at=PROGRAMME),
    "releases:content": Visit(
        at=PROGRAMME, shown_by=DECIDES, row_at=PROGRAMME, hidden=404, answer=302
    ),
    "releases:approve": Visit(302, posted={}, at=PROGRAMME, shown_by=DECIDES, row_at=PROGRAMME),
    "releases:refuse": Visit(
        302, posted={"reason": "Nej"}, at=PROGRAMME, shown_by=DECIDES, row_at=PROGRAMME
    ),
    "notices:letter": Visit(at=PROGRAMME),
    "notices:again": Visit(302, posted={}, at=PROGRAMME),
    "notices:put_aside": Visit(302, posted={}, at=NOWHERE),
    "notices:standard": Visit(302, posted={}, at=NOWHERE),
    "notices:programme_standard": Visit(302, posted={}),
    "notices:incoming_mail": Visit(at=NOWHERE),
    "notices:wording": Visit(at=NOWHERE),
    "courses:overview": Visit(at=WITHIN),
    "courses:day": Visit(
        at=WITHIN,
        shown_by=("training.see",),
        arguments={"meeting_id": lambda world, place: world.training_days[place].pk},
    ),
    "courses:curriculum": Visit(
        302, posted={"version": "version 2", "modules": "kursus", "lowest": "1"}
    ),
    "courses:issue": Visit(302, posted={"version": "version 1", "person": key_of("access.User")}),
    "courses:certificate": Visit(shown_by=("certificate.issue",), row_at=PROGRAMME, is_slow=True),
    "advice:follow_up": Visit(400, posted={}),
    "advice:preparation_file": Visit(arguments={"form": lambda *_: "pdf"}, is_slow=True),
    "people:template": Visit(arguments={"form": lambda *_: "xlsx"}),
    "people:person": AT_SITE,
    "people:end": AT_SITE,
    "people:hand_over": AT_SITE,
    "people:give": AT_SITE,
    "people:contact": AT_SITE,
    "people:absence": AT_SITE,
    "people:back": AT_SITE,
    "people:account": AT_SITE,
    "people:email": AT_SITE,
    "people:ask_to_end_hat": NOT_A_PLATFORM_HAT,
    "people:approve_hat": Visit(302, posted={}, at=NOWHERE),
    "people:refuse_hat": Visit(302, posted={"reason": "Nej"}, at=NOWHERE),
    "people:reopen": AT_SITE_DEED,
    "meetings:agenda": SHOWN_AT_SITE,
    "meetings:agenda_file": Visit(
        at=SITE, shown_by=("site.see",), arguments={"form": lambda *_: "pdf"}, is_slow=True
    ),
    "meetings:agenda_document": NOT_FOUND,  # the row holds none
    "meetings:agenda_add": AT_SITE_FORM,
    "meetings:agenda_start": AT_SITE_DEED,
    "meetings:agenda_item": AT_SITE,
    "meetings:agenda_shift": AT_SITE_DEED,
    "meetings:agenda_remove": AT_SITE_DEED,
    "meetings:agenda_carry": AT_SITE_NOTHING,
    "meetings:agenda_add_document": AT_SITE_FORM,
    "meetings:agenda_remove_document": AT_SITE_NOTHING,
    "meetings:questions": NOT_FOUND,  # the programme takes none
    "meetings:question_list": Visit(404, gate_first=True),
    "meetings:publish_question": Visit(302, posted={}),
    "meetings:withdraw_question": Visit(302, posted={}),
    "meetings:answer": NOT_FOUND,
    "meetings:note_answer": AT_SITE,
    "meetings:poll_answer": NOT_FOUND,
    "meetings:window": Visit(302, at=PROGRAMME, shown_by=("site.see",)),
    "meetings:meeting": Visit(at=PROGRAMME, shown_by=("site.see",)),
    "meetings:open_window": AT_SITE_DEED,
    "meetings:poll": AT_SITE,
    "meetings:propose": AT_SITE,
    "meetings:choose": AT_SITE_DEED,
    "meetings:remind": AT_SITE_DEED,
    "meetings:fix": AT_SITE,
    "meetings:move": AT_SITE,
    "meetings:convene": AT_SITE,
    "meetings:circumstances": AT_SITE,
    "meetings:withdraw": AT_SITE,
    "meetings:cancel": AT_SITE,
    "meetings:hold": AT_SITE_DEED,
    "meetings:attendance": AT_SITE,
    "meetings:write_attendance": AT_SITE,
    "minutes:log_file": Visit(arguments={"form": lambda *_: "pdf"}, is_slow=True),
    "minutes:task": NOT_FOUND,
    "minutes:solve": Visit(404, posted={}),
    "minutes:reopen": Visit(404, posted={}),
    "minutes:give": Visit(404, posted={}),
    "minutes:minutes": Visit(at=SITE, shown_by=("minutes.see",)),
    "minutes:minutes_file": Visit(
        at=SITE, shown_by=("minutes.see",), arguments={"form": lambda *_: "pdf"}, is_slow=True
    ),
    "minutes:circulate": AT_SITE_DEED,
    "minutes:approve": AT_SITE_DEED,
    "minutes:comment": Visit(400, posted={}, at=SITE, shown_by=("minutes.see",)),
    "minutes:acknowledge": Visit(302, posted={}, at=SITE, shown_by=("minutes.see",)),
    "minutes:new_outcome": AT_SITE,
    "minutes:add_by_amendment": AT_SITE,
    "minutes:outcome": AT_SITE,
    "minutes:remove_outcome": AT_SITE_DEED,
    "minutes:amend": AT_SITE,
    "minutes:strike": AT_SITE_FORM,
    "plans:calendar": Visit(400, posted={}),
    "plans:forget_calendar": Visit(302, posted={}),
    "plans:forget_busy": Visit(404, posted={}),
    "plans:forget_closed": Visit(302, posted={}),
    "plans:forget_closed_at": Visit(302, posted={}),
    "plans:search_again": Visit(302, posted={}),
    "plans:stop": Visit(302, posted={}),
    "plans:drop": Visit(302, posted={}),
    "plans:release": Visit(302, posted={}),
    "plans:other_times": Visit(302),  # what the draft was made for has changed
    "plans:simulation": Visit(is_slow=True),
}
