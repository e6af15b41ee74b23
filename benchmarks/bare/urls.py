"""Two bare pages: a template alone, and a list of fifty rows."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path

from modning_web.programmes.models import Occurrence

ROWS = 50


def template(request: HttpRequest) -> HttpResponse:
    return render(request, "template.html", {"numbers": range(ROWS)})


@login_required
def rows(request: HttpRequest) -> HttpResponse:
    found = Occurrence.objects.select_related("site").order_by("pk")[:ROWS]
    return render(request, "rows.html", {"rows": found})


urlpatterns = [path("template/", template), path("rows/", rows)]
