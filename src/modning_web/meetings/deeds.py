"""What deeds about meetings are called."""

from django.utils.translation import gettext_lazy as _

from modning_web.audit.wording import name_deeds

name_deeds(
    {
        "meetings.open": _("begyndte at planlægge et møde"),
        "meetings.arrange": _("rettede et mødes sted eller leder"),
        "meetings.propose": _("spurgte, hvornår folk kan mødes"),
        "meetings.fix": _("fastlagde et mødes tid"),
        "meetings.convene": _("indkaldte til et møde"),
        "meetings.revise": _("sendte nyt om et møde"),
        "meetings.move": _("flyttede et møde"),
        "meetings.withdraw": _("tog et mødes tid tilbage"),
        "meetings.hold": _("noterede, at et møde er holdt"),
        "meetings.cancel": _("aflyste et møde"),
        "meetings.answer": _("svarede på en indkaldelse"),
        "meetings.note_answer": _("noterede en andens svar på en indkaldelse"),
        "meetings.answer_by_mail": _("fik et svar på en indkaldelse med mail"),
        "meetings.refuse_mail": _("afviste et svar, der kom med mail"),
        "meetings.vote": _("svarede på en datoafstemning"),
        "meetings.ask_instead": _("spurgte en anden i en datoafstemning"),
        "meetings.remind": _("mindede om en datoafstemning"),
        "meetings.note_attendance": _("noterede, hvem der mødte"),
        "meetings.agenda.start": _("begyndte en dagsorden fra en skabelon"),
        "meetings.agenda.add": _("føjede et punkt til en dagsorden"),
        "meetings.agenda.change": _("rettede et punkt på en dagsorden"),
        "meetings.agenda.remove": _("fjernede et punkt fra en dagsorden"),
        "meetings.agenda.shift": _("flyttede et punkt op eller ned"),
        "meetings.agenda.move": _("flyttede et punkt til et andet møde"),
        "meetings.agenda.copy": _("kopierede et punkt til et andet møde"),
        "meetings.agenda.add_document": _("lagde et dokument på en dagsorden"),
        "meetings.agenda.remove_document": _("fjernede et dokument fra en dagsorden"),
        "meetings.question.ask": _("fik et spørgsmål fra offentligheden"),
        "meetings.question.answer": _("svarede på et spørgsmål"),
        "meetings.question.place": _("knyttede et spørgsmål til et punkt"),
        "meetings.question.publish": _("offentliggjorde et spørgsmål og svar"),
        "meetings.question.set_aside": _("lagde et spørgsmål til side"),
        "meetings.question.take_down": _("fjernede et offentliggjort spørgsmål"),
    }
)
