"""The rooms at the places of a programme."""

from collections.abc import Callable
from datetime import timedelta
from uuid import UUID

from django.contrib import messages
from django.db.models import Q
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from modning_web.access.day import day_of
from modning_web.access.gate import person_at, requires
from modning_web.plans.actions import places as deeds
from modning_web.plans.models import Room
from modning_web.plans.place_forms import NewRoomForm, RoomForm
from modning_web.plans.views.addressed import frame_of, programme_at
from modning_web.plans.views.places import shown_names


@requires("plan.propose")
def rooms(request: HttpRequest, programme_key: str) -> HttpResponse:
    """List the rooms that can be used, and take one more."""
    programme = programme_at(request, programme_key)
    names = shown_names(programme)
    form = NewRoomForm(request.POST or None, names=names)
    if (
        request.method == "POST"
        and form.is_valid()
        and _is_done(
            form,
            lambda: deeds.add_room(
                programme=programme,
                place=form.cleaned_data["place"],
                told=form.told,
                by=person_at(request),
                at=timezone.now(),
            ),
        )
    ):
        messages.success(request, _("Lokalet er noteret."))
        return redirect("plans:rooms", programme.key)
    usable = Q(to_date=None) | Q(to_date__gt=day_of(request))
    rows = Room.objects.filter(usable, place__in=names)
    shown = frame_of(request, programme) | {
        "form": form,
        "lines": [(row, names[row.place]) for row in rows],
    }
    status = 400 if request.method == "POST" else 200
    return render(request, "plans/rooms.html", shown, status=status)


@requires("plan.propose")
def room(request: HttpRequest, programme_key: str, room_id: UUID) -> HttpResponse:
    """Change a room, or say until when it can be used."""
    programme = programme_at(request, programme_key)
    names = shown_names(programme)
    row = get_object_or_404(Room, pk=room_id, place__in=names)
    known = {
        "name": row.name,
        "seats": row.seats,
        "last": row.to_date - timedelta(days=1) if row.to_date else None,
    }
    form = RoomForm(request.POST or None, initial=known)
    if (
        request.method == "POST"
        and form.is_valid()
        and _is_done(
            form,
            lambda: deeds.change_room(
                programme=programme,
                room=row,
                told=form.told,
                by=person_at(request),
                at=timezone.now(),
            ),
        )
    ):
        messages.success(request, _("Lokalet er rettet."))
        return redirect("plans:rooms", programme.key)
    shown = frame_of(request, programme) | {"form": form, "room": known, "at": names[row.place]}
    status = 400 if request.method == "POST" else 200
    return render(request, "plans/room.html", shown, status=status)


def _is_done(form: Form, deed: Callable[[], object]) -> bool:
    try:
        deed()
    except deeds.RoomIsThere:
        form.add_error("name", _("Der er allerede et lokale med det navn på stedet."))
        return False
    return True
