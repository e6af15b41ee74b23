"""Addresses of minutes."""

from django.urls import path

from modning_web.minutes.views import log, log_files, minutes, minutes_files, outcomes, tasks

app_name = "minutes"
_MEETING = "<slug:programme_key>/<uuid:meeting_id>"
_ITEM = f"{_MEETING}/punkt/<uuid:item_id>"
_OUTCOME = f"{_MEETING}/udfald/<uuid:outcome_id>"
urlpatterns = [
    path("beslutninger/", log.log, name="log"),
    path("beslutninger.<slug:form>", log_files.log_file, name="log_file"),
    path("opgaver/", tasks.tasks, name="tasks"),
    path("opgaver/<uuid:outcome_id>/", tasks.task, name="task"),
    path("opgaver/<uuid:outcome_id>/loest/", tasks.solve, name="solve"),
    path("opgaver/<uuid:outcome_id>/genaabn/", tasks.reopen, name="reopen"),
    path("opgaver/<uuid:outcome_id>/giv-videre/", tasks.give, name="give"),
    path(f"{_MEETING}/", minutes.minutes, name="minutes"),
    path(f"{_MEETING}/referat.<slug:form>", minutes_files.minutes_file, name="minutes_file"),
    path(f"{_MEETING}/send-rundt/", minutes.circulate, name="circulate"),
    path(f"{_MEETING}/godkend/", minutes.approve, name="approve"),
    path(f"{_MEETING}/bemaerkning/", minutes.comment, name="comment"),
    path(f"{_MEETING}/laest/", minutes.acknowledge, name="acknowledge"),
    path(f"{_ITEM}/", outcomes.new_outcome, name="new_outcome"),
    path(f"{_ITEM}/tilfoej/", outcomes.add_by_amendment, name="add_by_amendment"),
    path(f"{_OUTCOME}/", outcomes.outcome, name="outcome"),
    path(f"{_OUTCOME}/slet/", outcomes.remove_outcome, name="remove_outcome"),
    path(f"{_OUTCOME}/aendr/", outcomes.amend, name="amend"),
    path(f"{_OUTCOME}/stryg/", outcomes.strike, name="strike"),
]
