"""Files and calendars: the annex in the formats that people use, and a feed for each person."""

from collections.abc import Callable

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from modning.document.html import html_page
from modning.document.pdf import pdf_file
from modning.document.word import word_file
from modning.programme.calendar import calendar_of
from modning.reports.annex import annex
from modning_web.access.day import day_of
from modning_web.access.gate import public, requires
from modning_web.access.models import User
from modning_web.programmes import queries
from modning_web.programmes.concern import occurrences_concerning
from modning_web.programmes.mapping import definition_of, planned_occurrences
from modning_web.programmes.wording import page_language
