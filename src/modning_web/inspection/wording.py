"""The record in words: what pages show, and what the keys of details mean."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

# What is seen on the pages that ask for an action, after "så".
SEEN: dict[str, str | Promise] = {
    "site.see": _("et steds side"),
    "sites.glance": _("alle steder på ét blik"),
    "people.see": _("personer og roller"),
    "people.give_hats": _("en side til at give roller"),
    "people.import": _("en side til at lægge personer ind"),
    "audit.see": _("revisionssporet"),
    "release.approve": _("en udlevering, der skal afgøres"),
    "letters.see": _("breve"),
    "letters.edit": _("en skabelon til breve"),
    "letters.edit_all": _("en skabelon til breve i alle programmer"),
    "letters.see_incoming": _("indgået post"),
    "letters.see_to_incoming": _("indgået post, der skal tages hånd om"),
    "meeting.plan": _("en side til at planlægge møder"),
    "agenda.write": _("en dagsorden, der skrives"),
    "attendance.see": _("et fremmøde"),
    "attendance.write": _("en side til at føre fremmøde"),
    "questions.answer": _("spørgsmål, der skal besvares"),
    "minutes.see": _("et referat"),
    "minutes.write": _("et referat, der skrives"),
    "minutes.approve": _("et referat, der skal godkendes"),
    "training.see": _("hvem der er uddannet"),
    "certificate.issue": _("en side til at udstede beviser"),
    "advice.see": _("rådgivningslog"),
    "advice.write": _("en side til at skrive i rådgivningsloggen"),
    "plan.see": _("en plan for datoer"),
    "plan.propose": _("en side til at foreslå datoer"),
    "plan.release": _("en side til at frigive datoer"),
    # Only through a broken glass:
    "programme.see": _("et program"),
    "programme.see_all_sites": _("et programs steder"),
    "definition.see": _("et programs definition"),
}
DETAILS: dict[str, str | Promise] = {
    "hat": _("rolle"),
    "user": _("person"),
    "person": _("person"),
    "page": _("side"),
    "revision": _("udgave af kladden"),
    "version": _("version"),
    "kind": _("slags"),
    "deputy_for": _("stedfortræder for"),
    "glass": _("nødadgang"),
    "sha256": _("fingeraftryk"),
    "rows": _("rækker"),
}
OBJECTS: dict[str, str | Promise] = {
    "access.absence": _("fravær"),
    "access.brokenglass": _("nødadgang"),
    "access.membership": _("rolle"),
    "jobs.job": _("arbejde"),
    "meetings.meeting": _("møde"),
    "programmes.draft": _("kladde"),
    "programmes.version": _("version"),
}
