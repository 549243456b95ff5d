from django.urls import path

from frontend.agent import (
    attachments,
    composing,
    contacts,
    message_html,
    message_original,
    new_ticket,
    properties,
    queue,
    search,
    ticket,
)

urlpatterns = [
    path("arenden/", queue.queue, name="queue"),
    path("arenden/nytt/", new_ticket.new_ticket, name="new_ticket"),
    path("arenden/<int:number>/", ticket.ticket, name="ticket"),
    path("arenden/<int:number>/egenskaper/<slug:name>/", properties.ticket_property, name="ticket_property"),
    path("arenden/<int:number>/meddelanden/<slug:kind>/", composing.ticket_message, name="ticket_message"),
    path("arenden/<int:number>/utkast/<slug:kind>/", composing.ticket_draft, name="ticket_draft"),
    path("arenden/<int:number>/utkast/<slug:kind>/filer/", composing.ticket_draft_files, name="ticket_draft_files"),
    path(
        "arenden/<int:number>/utkast/<slug:kind>/filer/<uuid:attachment_id>/borttagning/",
        composing.ticket_draft_file_removal,
        name="ticket_draft_file_removal",
    ),
    path(
        "arenden/<int:number>/meddelanden/<int:message_id>/leverans/",
        composing.message_delivery,
        name="message_delivery",
    ),
    path("arenden/<int:number>/meddelanden/<int:message_id>/html/", message_html.message_html, name="message_html"),
    path(
        "arenden/<int:number>/meddelanden/<int:message_id>/original/",
        message_original.message_original,
        name="message_original",
    ),
    path("filer/<uuid:attachment_id>/", attachments.attachment, name="attachment"),
    path("sok/", search.search, name="search"),
    path("kontakter/", contacts.contacts, name="contacts"),
    path("kontakter/<int:pk>/", contacts.contact, name="contact"),
    path("kontakter/<int:pk>/adresser/", contacts.contact_addresses, name="contact_addresses"),
    path("kontakter/<int:pk>/sammanslagningar/", contacts.contact_merges, name="contact_merges"),
    path(
        "kontakter/<int:pk>/sammanslagningar/<int:merge_id>/angra/",
        contacts.contact_merge_undoing,
        name="contact_merge_undoing",
    ),
]
