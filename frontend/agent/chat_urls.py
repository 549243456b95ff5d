"""Addresses of the chat console. Nouns; what changes something is a POST."""

from django.urls import path

from frontend.agent import chat, chat_deeds, chat_forms, chat_handing, chat_saying, chat_team

_CHAT = "chatt/<int:pk>/"

urlpatterns = [
    path("chatt/", chat.chat, name="chat"),
    path("chatt/lage/", chat_team.chat_team, name="chat_team"),
    path("chatt/tillganglighet/", chat_deeds.chat_standing, name="chat_standing"),
    path(_CHAT, chat.chat_session, name="chat_session"),
    path(_CHAT + "meddelanden/", chat_saying.chat_messages, name="chat_messages"),
    path(_CHAT + "anteckningar/", chat_saying.chat_notes, name="chat_notes"),
    path(_CHAT + "ring/", chat_deeds.chat_offer, name="chat_offer"),
    path(_CHAT + "mottagande/", chat_deeds.chat_acceptance, name="chat_acceptance"),
    path(_CHAT + "avstaende/", chat_deeds.chat_passing, name="chat_passing"),
    path(_CHAT + "avslut/", chat_forms.chat_ending, name="chat_ending"),
    path(_CHAT + "sparr/", chat_forms.chat_block, name="chat_block"),
    path(_CHAT + "arende/", chat_forms.chat_follow_up, name="chat_follow_up"),
    path(_CHAT + "lamnande/", chat_handing.chat_leaving, name="chat_leaving"),
    path(_CHAT + "medlasning/", chat_handing.chat_supervision, name="chat_supervision"),
    path(_CHAT + "overforing/", chat_handing.chat_transfer, name="chat_transfer"),
    path(_CHAT + "inbjudan/", chat_handing.chat_invitation, name="chat_invitation"),
]
