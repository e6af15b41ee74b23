"""All addresses of the site; each capability has its own."""

from django.urls import include, path

urlpatterns = [
    path("", include("modning_web.home.urls")),
    path("", include("modning_web.access.urls")),
    path("", include("modning_web.doors.urls")),
    path("arbejde/", include("modning_web.jobs.urls")),
    path("programmer/", include("modning_web.programmes.urls")),
    path("post/", include("modning_web.notices.urls")),
    path("personer/", include("modning_web.people.urls")),
    path("moeder/", include("modning_web.meetings.urls")),
    path("referater/", include("modning_web.minutes.urls")),
    path("kurser/", include("modning_web.courses.urls")),
    path("raadgivning/", include("modning_web.advice.urls")),
    path("planer/", include("modning_web.plans.urls")),
    path("mine-oplysninger/", include("modning_web.own.urls")),
    path("noedadgang/", include("modning_web.glass.urls")),
    path("udleveringer/", include("modning_web.releases.urls")),
    path("revisionsspor/", include("modning_web.inspection.urls")),
]

handler400 = "modning_web.home.errors.bad_request"
handler403 = "modning_web.home.errors.forbidden"
handler404 = "modning_web.home.errors.not_found"
handler500 = "modning_web.home.errors.failure"
