"""An example of every page of the site, and what of its addresses are no pages."""

import re
from collections.abc import Callable
from typing import NamedTuple

from django.urls import URLPattern, URLResolver, get_resolver, reverse

PageAt = Callable[[str], str]
AUDITOR, LEAD, MUNICIPAL_LEADER = "Inge Demo-Kjær", "Karen Demo-Lund", "Sofie Demo-Holm"
SAMPLE = "proeve-til-sider"  # the programme that `sample` makes: two versions and a draft
JOB = "the job that adopted the sample"
HELD = "a meeting of the demo that was held"
SETTLED = "one whose time is settled, and nobody is invited to yet"
CONVENED = "one that people are invited to"
POLLED = "one whose times people are asked about"
OWN_INVITATION = "what the municipal leader is invited by"
OWN_POLL = "what the municipal leader is asked by"
# Where the demo's own are found: the page that links to them, and what the link looks like.
ONE = r"/moeder/voldsudsatte/([0-9a-f-]{36})/"
LIST = "/moeder/voldsudsatte/?hvornaar=alle&aktivitet="
FOUND = {
    HELD: (LIST + "opstartsmoede", ONE),
    SETTLED: (LIST + "opstartsworkshop&tilstand=fixed", ONE),
    CONVENED: (LIST + "udviklingsmoede-maj&tilstand=fixed", ONE),
    POLLED: (LIST + "opstartsworkshop&tilstand=proposed", ONE),
    OWN_INVITATION: ("/", r"/moeder/svar/([0-9a-f-]{36})/"),
    OWN_POLL: ("/", r"/moeder/tider/([0-9a-f-]{36})/"),
}
# What stands on a page of one of those: the one, its page, and what the link looks like.
AN_ITEM = "an item of the agenda of the one that people are invited to"
A_HELD_ITEM = "an item in the minutes of the one that was held"
AN_OUTCOME = "what came of an item of the one that was held"
NETWORK = "a meeting of the network whose minutes are circulated"
NETWORK_ITEM, NETWORK_OUTCOME = "an item there", "what came of an item there"
TASK, QUESTION, ADVICE = "a task", "a question", "an entry of the advisers' log"
TRAINING_DAY = "a training day"
ID = "([0-9a-f-]{36})"
FOUND |= {
    NETWORK: (
        "/moeder/overgang-til-voksenlivet/?hvornaar=alle&tilstand=held",
        rf"/moeder/overgang-til-voksenlivet/{ID}/",
    ),
    TASK: ("/referater/opgaver/", rf"/referater/opgaver/{ID}/"),
    QUESTION: (
        "/moeder/interventionsmodel/spoergsmaal/svar/",
        rf"/moeder/interventionsmodel/spoergsmaal/svar/{ID}/",
    ),
    ADVICE: (
        "/raadgivning/voldsudsatte/kommune-1/",
        rf"/raadgivning/voldsudsatte/kommune-1/notat/{ID}/",
    ),
    TRAINING_DAY: ("/kurser/kommuneaktiviteter/", rf"/kurser/kommuneaktiviteter/dage/{ID}/"),
}
INSIDE = {
    AN_ITEM: (CONVENED, "/moeder/voldsudsatte/{}/dagsorden/", rf"/dagsorden/{ID}/"),
    A_HELD_ITEM: (HELD, "/referater/voldsudsatte/{}/", rf"/punkt/{ID}/tilfoej/"),
    AN_OUTCOME: (HELD, "/referater/voldsudsatte/{}/", rf"/udfald/{ID}/aendr/"),
    NETWORK_ITEM: (NETWORK, "/referater/overgang-til-voksenlivet/{}/", rf"/punkt/{ID}/"),
    NETWORK_OUTCOME: (NETWORK, "/referater/overgang-til-voksenlivet/{}/", rf"/udfald/{ID}/"),
}
NOBODY = ""


class Example(NamedTuple):
    """A page as one person opens it."""

    person: str
    arguments: tuple[str | int, ...] = ()


EXAMPLES = {
    "doors:sign_in": Example(NOBODY),
    "doors:ask_for_link": Example(NOBODY),
    "doors:forgot_password": Example(NOBODY),
    "doors:use_link": Example(NOBODY, ("et-link",)),
    "doors:choose_password": Example(NOBODY, ("hvem", "brugt")),
    "doors:second_factor": Example(NOBODY),
    "doors:signed_out": Example(NOBODY),
    "doors:own_doors": Example(LEAD),
    "doors:confirm": Example(LEAD),
    "doors:change_password": Example(LEAD),
    "doors:add_app": Example(LEAD),
    "doors:add_passkey": Example(LEAD),
    "access:profile": Example(MUNICIPAL_LEADER),
    "home:home": Example(MUNICIPAL_LEADER),
    "home:sites": Example(LEAD),
    "home:accessibility": Example(NOBODY),
    "inspection:events": Example(AUDITOR),
    "jobs:job": Example(LEAD, (JOB,)),
    "meetings:meetings": Example(LEAD),
    "meetings:programme_meetings": Example(LEAD, ("voldsudsatte",)),
    "meetings:series": Example(LEAD, ("overgang-til-voksenlivet",)),
    "meetings:window": Example(LEAD, ("voldsudsatte", "opstartsworkshop/1/kommune-3")),
    "meetings:meeting": Example(LEAD, ("voldsudsatte", CONVENED)),
    "meetings:poll": Example(LEAD, ("voldsudsatte", POLLED)),
    "meetings:propose": Example(LEAD, ("voldsudsatte", POLLED)),
    "meetings:fix": Example(LEAD, ("voldsudsatte", POLLED)),
    "meetings:convene": Example(LEAD, ("voldsudsatte", SETTLED)),
    "meetings:circumstances": Example(LEAD, ("voldsudsatte", CONVENED)),
    "meetings:move": Example(LEAD, ("voldsudsatte", CONVENED)),
    "meetings:withdraw": Example(LEAD, ("voldsudsatte", CONVENED)),
    "meetings:cancel": Example(LEAD, ("voldsudsatte", CONVENED)),
    "meetings:attendance": Example(LEAD, ("voldsudsatte", HELD)),
    "meetings:write_attendance": Example(LEAD, ("voldsudsatte", HELD)),
    "meetings:agenda": Example(LEAD, ("voldsudsatte", CONVENED)),
    "meetings:agenda_item": Example(LEAD, ("voldsudsatte", CONVENED, AN_ITEM)),
    "meetings:questions": Example(NOBODY, ("interventionsmodel",)),
    "meetings:question_list": Example(LEAD, ("interventionsmodel",)),
    "meetings:question": Example(LEAD, ("interventionsmodel", QUESTION)),
    "minutes:log": Example(LEAD),
    "minutes:tasks": Example(MUNICIPAL_LEADER),
    "minutes:task": Example(MUNICIPAL_LEADER, (TASK,)),
    "minutes:minutes": Example(LEAD, ("voldsudsatte", HELD)),
    "minutes:new_outcome": Example(LEAD, ("overgang-til-voksenlivet", NETWORK, NETWORK_ITEM)),
    "minutes:outcome": Example(LEAD, ("overgang-til-voksenlivet", NETWORK, NETWORK_OUTCOME)),
    "minutes:add_by_amendment": Example(LEAD, ("voldsudsatte", HELD, A_HELD_ITEM)),
    "minutes:amend": Example(LEAD, ("voldsudsatte", HELD, AN_OUTCOME)),
    "courses:programmes": Example(LEAD),
    "courses:overview": Example(LEAD, ("kommuneaktiviteter",)),
    "courses:day": Example(LEAD, ("kommuneaktiviteter", TRAINING_DAY)),
    "advice:sites": Example(LEAD),
    "advice:log": Example(LEAD, ("voldsudsatte", "kommune-1")),
    "advice:new": Example(LEAD, ("voldsudsatte", "kommune-1")),
    "advice:entry": Example(LEAD, ("voldsudsatte", "kommune-1", ADVICE)),
    "advice:mend": Example(LEAD, ("voldsudsatte", "kommune-1", ADVICE)),
    "advice:preparation": Example(LEAD, ("voldsudsatte", "kommune-1")),
    "meetings:answer": Example(MUNICIPAL_LEADER, (OWN_INVITATION,)),
    "meetings:poll_answer": Example(MUNICIPAL_LEADER, (OWN_POLL,)),
    "programmes:programmes": Example(LEAD),
    "programmes:bring": Example(LEAD),
    "programmes:programme": Example(LEAD, ("overgang-til-voksenlivet",)),
    "programmes:activities": Example(LEAD, ("overgang-til-voksenlivet",)),
    "programmes:activity": Example(LEAD, ("overgang-til-voksenlivet", "casebesoeg")),
    "programmes:site": Example(MUNICIPAL_LEADER, ("voldsudsatte", "kommune-1")),
    "programmes:annex": Example(LEAD, ("overgang-til-voksenlivet", "html")),
    "programmes:definition": Example(LEAD, ("overgang-til-voksenlivet",)),
    "programmes:draft": Example(LEAD, (SAMPLE,)),
    "programmes:head": Example(LEAD, (SAMPLE,)),
    "programmes:new_part": Example(LEAD, (SAMPLE, "regler")),
    "programmes:part": Example(LEAD, (SAMPLE, "aktiviteter", "opstartsmoede")),
    "programmes:versions": Example(LEAD, (SAMPLE,)),
    "programmes:comparison": Example(LEAD, (SAMPLE, 1, 2)),
}
DEEDS = {  # take a form and lead on
    "doors:sign_in_as_demo_person",
    "doors:sign_in_by_passkey",
    "doors:ask_passkey",
    "doors:sign_out",
    "doors:sign_out_at_provider",
    "doors:leave_for_provider",
    "doors:come_back_from_provider",
    "doors:leave_for_saml",
    "doors:saml_answer",
    "doors:finish_saml",
    "doors:saml_sign_out",
    "doors:remove_app",
    "doors:make_recovery_codes",
    "doors:ask_new_passkey",
    "doors:remove_passkey",
    "doors:end_others",
    "doors:end_visit",
    "doors:forget_identity",
    "access:choose_day",
    "access:choose_language",
    "access:rotate_calendar_token",
    "meetings:open_window",
    "meetings:agenda_add",
    "meetings:agenda_start",
    "meetings:agenda_shift",
    "meetings:agenda_remove",
    "meetings:agenda_carry",
    "meetings:agenda_add_document",
    "meetings:agenda_remove_document",
    "meetings:publish_question",
    "meetings:withdraw_question",
    "minutes:circulate",
    "minutes:approve",
    "minutes:comment",
    "minutes:acknowledge",
    "minutes:remove_outcome",
    "minutes:strike",
    "minutes:solve",
    "minutes:reopen",
    "courses:curriculum",
    "courses:issue",
    "advice:follow_up",
    "meetings:choose",
    "meetings:remind",
    "meetings:hold",
    "programmes:open_draft",
    "programmes:discard",
    "programmes:adopt",
    "programmes:remove_part",
}
FILES = {
    "doors:saml_metadata",
    "home:health",
    "meetings:programme_calendar",
    "meetings:agenda_file",
    "meetings:agenda_document",
    "minutes:minutes_file",
    "minutes:log_file",
    "courses:certificate",
    "advice:preparation_file",
    "programmes:own_calendar",
    "programmes:plan_calendar",
    "programmes:definition_file",
}


def names_of_addresses() -> set[str]:
    """Return the name of every address that the site answers."""
    return set(_names(get_resolver(), ""))


def address_of(name: str, job: str, page_at: PageAt) -> str:
    """Return the address of an example; `job` is the address of the sample's job.

    `page_at` gives a page as the example's person sees it, where the demo's own are found.
    """
    arguments = EXAMPLES[name].arguments
    if JOB in arguments:
        return job
    return reverse(name, args=[_found(one, page_at) for one in arguments])


def _found(argument: str | int, page_at: PageAt) -> str | int:
    if argument in INSIDE:
        outer, page, pattern = INSIDE[str(argument)]
        return re.findall(pattern, page_at(page.format(_found(outer, page_at))))[0]
    if argument not in FOUND:
        return argument
    address, pattern = FOUND[str(argument)]
    return re.findall(pattern, page_at(address))[0]


def _names(resolver: URLResolver, space: str) -> list[str]:
    names = []
    for one in resolver.url_patterns:
        if isinstance(one, URLPattern):
            names.append(f"{space}{one.name}")
        else:
            names += _names(one, f"{one.namespace}:" if one.namespace else space)
    return names
