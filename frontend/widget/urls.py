"""Addresses of the chat window: its script and words, and what it asks for."""

from django.urls import path

from frontend.widget import api, files, pages

urlpatterns = [
    path("widget.js", pages.widget_script, name="widget_script"),
    path("widget/<slug:language>.json", pages.widget_words, name="widget_words"),
    path("widget/logo.svg", pages.widget_logo, name="widget_logo"),
    path("chat/<slug:slug>/lage.json", api.chat_standing, name="chat_standing"),
    path("chat/<slug:slug>/forslag/", api.chat_suggestions, name="chat_suggestions"),
    path("chat/<slug:slug>/hjalpte/", api.chat_answer_helped, name="chat_answer_helped"),
    path("chat/filer/", files.chat_file_upload, name="chat_file_upload"),
    path("chat/fil/<str:signed>/", files.chat_file, name="chat_file"),
]
