"""Addresses of what is read beside a ticket: the contact's card, what we know already, answers that are outdated."""

from django.urls import path

from frontend.agent import contact_card, contacts, outdated, remote_files, scanned, suggestions

urlpatterns = [
    path("arenden/<int:number>/forslag/", suggestions.ticket_suggestions, name="ticket_suggestions"),
    path("arenden/inaktuella-svar/", outdated.outdated_answers, name="outdated_answers"),
    path("arenden/inaktuella-svar/<int:pk>/uppfoljning/", outdated.outdated_follow_up, name="outdated_follow_up"),
    path("arenden/inaktuella-svar/<int:pk>/bedomning/", outdated.outdated_settling, name="outdated_settling"),
    path(
        "arenden/<int:number>/meddelanden/<int:message_id>/filer/<int:pk>/hamtning/",
        remote_files.remote_file_fetching,
        name="remote_file_fetching",
    ),
    path("filer/<uuid:attachment_id>/sidor/", scanned.scan, name="scan"),
    path("filer/<uuid:attachment_id>/sidor/<int:number>/", scanned.scan_picture, name="scan_picture"),
    path("kontakter/<int:pk>/kort/", contact_card.contact_card, name="contact_card"),
    path("kontakter/<int:pk>/olika/", contacts.contact_distinctions, name="contact_distinctions"),
]
