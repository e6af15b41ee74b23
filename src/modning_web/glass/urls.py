"""Addresses of break-glass access."""

from django.urls import path

from modning_web.glass import views

app_name = "glass"
urlpatterns = [
    path("", views.glasses, name="glasses"),
    path("ny/", views.break_glass, name="break"),
    path("<uuid:glass_id>/luk/", views.close_glass, name="close"),
]
