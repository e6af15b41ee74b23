"""Addresses of agendas and questions, among those of meetings."""

from django.urls import path

from modning_web.meetings.views import agenda, agenda_documents, agenda_item, questions

_AGENDA = "<slug:programme_key>/<uuid:meeting_id>/dagsorden"
_ITEM = f"{_AGENDA}/<uuid:item_id>"
_QUESTIONS = "<slug:programme_key>/spoergsmaal"
agenda_addresses = [
    path(f"{_AGENDA}/", agenda.agenda, name="agenda"),
    path(f"{_AGENDA}.<slug:form>", agenda.agenda_file, name="agenda_file"),
    path(f"{_AGENDA}/nyt/", agenda.add, name="agenda_add"),
    path(f"{_AGENDA}/begynd/", agenda.start, name="agenda_start"),
    path(f"{_ITEM}/", agenda_item.item, name="agenda_item"),
    path(f"{_ITEM}/plads/", agenda.shift, name="agenda_shift"),
    path(f"{_ITEM}/fjern/", agenda.remove, name="agenda_remove"),
    path(f"{_ITEM}/videre/", agenda_item.carry, name="agenda_carry"),
    path(f"{_ITEM}/bilag/", agenda_documents.add_document, name="agenda_add_document"),
    path(f"{_ITEM}/bilag/<int:number>/", agenda_documents.document, name="agenda_document"),
    path(
        f"{_ITEM}/bilag/<int:number>/fjern/",
        agenda_documents.remove_document,
        name="agenda_remove_document",
    ),
    path(f"{_QUESTIONS}/", questions.questions, name="questions"),
    path(f"{_QUESTIONS}/svar/", questions.question_list, name="question_list"),
    path(f"{_QUESTIONS}/svar/<uuid:question_id>/", questions.question, name="question"),
    path(
        f"{_QUESTIONS}/svar/<uuid:question_id>/offentliggoer/",
        questions.publish,
        name="publish_question",
    ),
    path(
        f"{_QUESTIONS}/svar/<uuid:question_id>/traek-tilbage/",
        questions.withdraw,
        name="withdraw_question",
    ),
]
