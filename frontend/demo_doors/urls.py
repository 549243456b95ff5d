"""Addresses of the demo doors: in every installation, a 404 where there is no demo."""

from django.urls import path

from frontend.demo_doors import pages

urlpatterns = [
    path("prova/", pages.demo_doors, name="demo_doors"),
    path("prova/chattfonster/", pages.demo_chat, name="demo_chat"),
    path("prova/<slug:kind>/", pages.demo_door, name="demo_door"),
    path("prova/<slug:kind>/samtal/", pages.demo_talk, name="demo_talk"),
]
