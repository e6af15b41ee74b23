"""An example of every page of the site, and what of its addresses are no pages."""

from typing import NamedTuple

from django.urls import URLPattern, URLResolver, get_resolver, reverse

AUDITOR, LEAD, MUNICIPAL_LEADER = "Inge Demo-Kjær", "Karen Demo-Lund", "Sofie Demo-Holm"
SAMPLE = "proeve-til-sider"  # the programme that `sample` makes: two versions and a draft
JOB = "the job that adopted the sample"
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
    "glass:glasses": Example(AUDITOR),
    "glass:break": Example(LEAD),
    "own:own": Example(MUNICIPAL_LEADER),
    "releases:releases": Example(LEAD),
    "jobs:job": Example(LEAD, (JOB,)),
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
    "glass:close",
    "releases:approve",
    "releases:refuse",
    "programmes:open_draft",
    "programmes:discard",
    "programmes:adopt",
    "programmes:remove_part",
}
FILES = {
    "own:file",
    "releases:content",
    "doors:saml_metadata",
    "home:health",
    "programmes:own_calendar",
    "programmes:plan_calendar",
    "programmes:definition_file",
}


def names_of_addresses() -> set[str]:
    """Return the name of every address that the site answers."""
    return set(_names(get_resolver(), ""))


def address_of(name: str, job: str) -> str:
    """Return the address of an example; `job` is the address of the sample's job."""
    arguments = EXAMPLES[name].arguments
    return job if JOB in arguments else reverse(name, args=arguments)


def _names(resolver: URLResolver, space: str) -> list[str]:
    names = []
    for one in resolver.url_patterns:
        if isinstance(one, URLPattern):
            names.append(f"{space}{one.name}")
        else:
            names += _names(one, f"{one.namespace}:" if one.namespace else space)
    return names
