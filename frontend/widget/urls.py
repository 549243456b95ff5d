"""Addresses of the chat window: its script and words."""

from django.urls import path

from frontend.widget import pages

urlpatterns = [
    path("widget.js", pages.widget_script, name="widget_script"),
    path("widget/<slug:language>.json", pages.widget_words, name="widget_words"),
]
