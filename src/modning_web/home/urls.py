"""Addresses that belong to no other capability."""

from django.urls import path

from modning_web.home import views

app_name = "home"
urlpatterns = [
    path("", views.home, name="home"),
    path("steder/", views.sites, name="sites"),
    path("was", views.accessibility, name="accessibility"),
    path("sundhed", views.health, name="health"),
]
