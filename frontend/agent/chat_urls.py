"""Addresses of the chat console. Nouns; what changes something is a POST."""

from django.urls import path

from frontend.agent import chat, chat_deeds, chat_forms, chat_handing, chat_saying, chat_team

_CHAT = "chatt/<int:pk>/"

urlpatterns = [
    path("chatt/", chat.chat, name="console"),
    path("chatt/lage/", chat_team.chat_team, name="console_team"),
    path("chatt/tillganglighet/", chat_deeds.chat_standing, name="console_standing"),
    path(_CHAT, chat.chat_session, name="console_session"),
    path(_CHAT + "meddelanden/", chat_saying.chat_messages, name="console_messages"),
    path(_CHAT + "anteckningar/", chat_saying.chat_notes, name="console_notes"),
    path(_CHAT + "ring/", chat_deeds.chat_offer, name="console_offer"),
    path(_CHAT + "mottagande/", chat_deeds.chat_acceptance, name="console_acceptance"),
    path(_CHAT + "avstaende/", chat_deeds.chat_passing, name="console_passing"),
    path(_CHAT + "avslut/", chat_forms.chat_ending, name="console_ending"),
    path(_CHAT + "sparr/", chat_forms.chat_block, name="console_block"),
    path(_CHAT + "arende/", chat_forms.chat_follow_up, name="console_follow_up"),
    path(_CHAT + "lamnande/", chat_handing.chat_leaving, name="console_leaving"),
    path(_CHAT + "medlasning/", chat_handing.chat_supervision, name="console_supervision"),
    path(_CHAT + "overforing/", chat_handing.chat_transfer, name="console_transfer"),
    path(_CHAT + "inbjudan/", chat_handing.chat_invitation, name="console_invitation"),
]
