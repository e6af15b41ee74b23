"""An example of every page of the site, and what of its addresses are no pages."""

import re
from collections.abc import Callable
from typing import NamedTuple
from uuid import UUID

from django.urls import URLPattern, URLResolver, get_resolver, reverse

PageAt = Callable[[str], str]
PROTECTION = "Dorte Demo-Vang"
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
PEOPLE = "/personer/voldsudsatte/"
SOFIE = (PEOPLE, "Sofie Demo-Holm")
# What stands on a page of one of those: the one, its page, and what the link looks like.
AN_ITEM = "an item of the agenda of the one that people are invited to"
AN_INVITATION = "what somebody is invited by to that one"
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
    AN_INVITATION: (
        CONVENED,
        "/moeder/voldsudsatte/{}/",
        rf"/moeder/voldsudsatte/[0-9a-f-]{{36}}/svar/{ID}/",
    ),
    A_HELD_ITEM: (HELD, "/referater/voldsudsatte/{}/", rf"/punkt/{ID}/tilfoej/"),
    AN_OUTCOME: (HELD, "/referater/voldsudsatte/{}/", rf"/udfald/{ID}/aendr/"),
    NETWORK_ITEM: (NETWORK, "/referater/overgang-til-voksenlivet/{}/", rf"/punkt/{ID}/"),
    NETWORK_OUTCOME: (NETWORK, "/referater/overgang-til-voksenlivet/{}/", rf"/udfald/{ID}/"),
}
NOBODY = ""
ANY = UUID(int=0)


class Example(NamedTuple):
    """A page as one person opens it; the first of its kind that the page `listed_on` leads to."""

    person: str
    arguments: tuple[str | int, ...] = ()
    listed_on: str = ""
    by: tuple[str, ...] = ()  # links that lead there, from the page that stands first
    query: str = ""


EXAMPLES = {
    "doors:sign_in": Example(NOBODY),
    "doors:ask_for_link": Example(NOBODY),
    "doors:forgot_password": Example(NOBODY),
    "doors:use_link": Example(NOBODY, ("et-link",)),
    "doors:confirm_email": Example(NOBODY, ("et-link",)),
    "doors:own_email": Example(LEAD),
    "doors:signed_out": Example(NOBODY),
    "doors:own_doors": Example(LEAD),
    "doors:confirm": Example(LEAD),
    "doors:add_app": Example(LEAD),
    "doors:add_passkey": Example(LEAD),
    "access:profile": Example(MUNICIPAL_LEADER),
    "home:home": Example(MUNICIPAL_LEADER),
    "home:sites": Example(LEAD),
    "home:accessibility": Example(NOBODY),
    "inspection:events": Example(AUDITOR),
    "glass:glasses": Example(AUDITOR),
    "glass:break": Example(LEAD),
    "own:own": Example(MUNICIPAL_LEADER),
    "releases:releases": Example(LEAD),
    "releases:ask": Example(LEAD, query="?slags=people.list"),
    "releases:release": Example(LEAD, listed_on="releases:releases"),
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
    "meetings:note_answer": Example(LEAD, ("voldsudsatte", CONVENED, AN_INVITATION)),
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
    "notices:own_letters": Example(MUNICIPAL_LEADER),
    "notices:own_letter": Example(MUNICIPAL_LEADER, listed_on="notices:own_letters"),
    "notices:safe_contact": Example(MUNICIPAL_LEADER),
    "notices:outbox": Example(AUDITOR),
    "notices:letter": Example(AUDITOR, listed_on="notices:outbox"),
    "notices:incoming": Example(LEAD),
    "notices:incoming_mail": Example(LEAD, listed_on="notices:incoming"),
    "notices:wordings": Example(LEAD),
    "notices:wording": Example(LEAD, ("notices.welcome",)),
    "notices:programme_wording": Example(LEAD, ("notices.bundle", "voldsudsatte")),
    "people:programmes": Example(LEAD),
    "people:programme": Example(LEAD, ("voldsudsatte",)),
    "people:place": Example(MUNICIPAL_LEADER, ("voldsudsatte", "kommune-1")),
    "people:add": Example(LEAD, ("voldsudsatte",)),
    "people:add_at": Example(MUNICIPAL_LEADER, ("voldsudsatte", "kommune-1")),
    "people:upload": Example(LEAD, ("voldsudsatte",)),
    "people:sites": Example(LEAD, ("voldsudsatte",)),
    "people:site": Example(LEAD, ("voldsudsatte", "kommune-1")),
    "people:person": Example(LEAD, by=SOFIE),
    "people:give": Example(LEAD, by=(*SOFIE, "Giv en rolle")),
    "people:end": Example(LEAD, by=(*SOFIE, "Afslut")),
    "people:hand_over": Example(LEAD, by=(*SOFIE, "Overdrag")),
    "people:contact": Example(LEAD, by=(*SOFIE, "Ret kontaktoplysninger")),
    "people:absence": Example(LEAD, by=(*SOFIE, "Notér fravær")),
    "people:back": Example(LEAD, by=(PEOPLE, "Amira Demo-Saleh", "Notér, hvornår personen")),
    "people:email": Example(LEAD, by=(*SOFIE, "Skift e-mail")),
    "people:account": Example(LEAD, by=(*SOFIE, "Luk personens konto")),
    "people:platform_hats": Example(PROTECTION),
    "people:ask_for_hat": Example(LEAD),
    "people:ask_to_end_hat": Example(LEAD, by=("/personer/paa-tvaers/", "Afslut")),
    "people:organisations": Example(LEAD),
    "people:new_organisation": Example(LEAD),
    "people:organisation": Example(LEAD, by=("/personer/organisationer/?soeg=0461", "Odense")),
    "people:change_organisation": Example(
        LEAD, by=("/personer/organisationer/?soeg=0461", "Odense", "Ret")
    ),
    "plans:programmes": Example(LEAD),
    "plans:propose_together": Example(LEAD),
    "plans:busy": Example(MUNICIPAL_LEADER),
    "plans:programme": Example(LEAD, ("voldsudsatte",)),
    "plans:propose": Example(LEAD, ("voldsudsatte",)),
    "plans:changed": Example(LEAD, ("voldsudsatte",)),
    "plans:comparison": Example(LEAD, ("voldsudsatte",)),
    "plans:simulation": Example(LEAD, ("voldsudsatte",)),
    "plans:journeys": Example(LEAD, ("voldsudsatte",)),
    "plans:rooms": Example(LEAD, ("voldsudsatte",)),
    "plans:closed_at": Example(MUNICIPAL_LEADER, ("voldsudsatte", "kommune-1")),
    "plans:closed": Example(LEAD, ("voldsudsatte",)),
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
    # pages behind a step of their own: the journeys of signing in look at them
    "doors:choose_password",
    "doors:second_factor",
    "doors:change_password",
    "access:choose_day",
    "notices:again",
    "notices:put_aside",
    "notices:standard",
    "notices:programme_standard",
    "access:choose_language",
    "access:rotate_calendar_token",
    "glass:close",
    "people:reopen",
    "people:approve_hat",
    "people:refuse_hat",
    "releases:approve",
    "releases:refuse",
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
    "minutes:give",
    "courses:curriculum",
    "courses:issue",
    "advice:follow_up",
    "plans:calendar",
    "plans:forget_calendar",
    "plans:forget_busy",
    "plans:forget_closed",
    "plans:forget_closed_at",
    "plans:stop",
    "plans:search_again",
    "plans:drop",
    "plans:release",
    # behind a search for dates: the journey of a lead who plans looks at them
    "plans:draft",
    "plans:people",
    "plans:other_times",
    "plans:room",
    "meetings:choose",
    "meetings:remind",
    "meetings:hold",
    "programmes:open_draft",
    "programmes:discard",
    "programmes:adopt",
    "programmes:remove_part",
    # behind a file that is handed in: the journey of a deputy looks at it
    "people:preview",
}
FILES = {
    "own:file",
    "releases:content",
    "doors:saml_metadata",
    "home:health",
    "meetings:programme_calendar",
    "people:template",
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
    example = EXAMPLES[name]
    if example.listed_on:
        return _listed(name, example, page_at)
    if example.by:
        return _led_to(example, page_at)
    if JOB in example.arguments:
        return job
    return reverse(name, args=[_found(one, page_at) for one in example.arguments]) + example.query


def _listed(name: str, example: Example, page_at: PageAt) -> str:
    any_of_these = re.escape(reverse(name, args=(*example.arguments, ANY)))
    pattern = any_of_these.replace(re.escape(str(ANY)), "[0-9a-f-]{36}")
    found = re.search(pattern, page_at(reverse(example.listed_on, args=example.arguments)))
    assert found, f"{example.listed_on} leads to no {name}"
    return found[0]


def _led_to(example: Example, page_at: PageAt) -> str:
    address, *links = example.by
    for link in links:
        address = re.findall(rf'href="([^"]+)"[^>]*>{link}', page_at(address))[0]
    return address


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
