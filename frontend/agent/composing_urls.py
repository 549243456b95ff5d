"""Addresses of what is written on a ticket: sending it, keeping it, what is offered while one types."""

from django.urls import path

from frontend.agent import (
    composer_preview,
    composer_suggestions,
    composer_waiting,
    composing,
    composing_drafts,
    known_articles,
    new_outgoing,
)

_TICKET = "arenden/<int:number>/"
_DRAFT = _TICKET + "utkast/<slug:kind>/"
_MESSAGE = _TICKET + "meddelanden/<int:message_id>/"

urlpatterns = [
    path(_TICKET + "meddelanden/<slug:kind>/", composing.ticket_message, name="ticket_message"),
    path(_MESSAGE + "leverans/", composing.message_delivery, name="message_delivery"),
    path(_MESSAGE + "angrande/", composer_waiting.message_undoing, name="message_undoing"),
    path(_MESSAGE + "tid/", composer_waiting.message_time, name="message_time"),
    path(_DRAFT, composing_drafts.ticket_draft, name="ticket_draft"),
    path(_DRAFT + "annat/", composing_drafts.ticket_draft_other, name="ticket_draft_other"),
    path(_DRAFT + "forhandsvisning/", composer_preview.draft_preview, name="draft_preview"),
    path(_DRAFT + "filer/", composing_drafts.ticket_draft_files, name="ticket_draft_files"),
    path(
        _DRAFT + "filer/<uuid:attachment_id>/borttagning/",
        composing_drafts.ticket_draft_file_removal,
        name="ticket_draft_file_removal",
    ),
    path("arenden/nytt/mejl/", new_outgoing.new_outgoing, name="new_outgoing"),
    path("kontakter/forslag/", new_outgoing.found_contacts, name="found_contacts"),
    path(_TICKET + "forslag/<slug:what>/", composer_suggestions.composer_suggestions, name="composer_suggestions"),
    path(_TICKET + "artiklar/<int:pk>/<slug:what>/", known_articles.article_insertion, name="article_insertion"),
    path(_TICKET + "svarsmallar/<int:pk>/", composer_suggestions.canned_insertion, name="canned_insertion"),
]
