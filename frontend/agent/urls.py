from django.urls import path

from frontend.agent import (
    attachments,
    composing_urls,
    contacts,
    message_html,
    message_original,
    new_ticket,
    properties,
    queue,
    queue_pages,
    search,
    ticket,
    ticket_reading,
)

urlpatterns = [
    path("arenden/", queue.queue, name="queue"),
    path("arenden/filter/", queue.queue_filter, name="queue_filter"),
    path("arenden/<int:number>/lasning/", ticket_reading.ticket_reading, name="ticket_reading"),
    path("koer/", queue_pages.queues, name="queues"),
    path("koer/ordning/", queue_pages.queue_order, name="queue_order"),
    path("koer/<slug:slug>/", queue_pages.queue_settings, name="queue_settings"),
    path("koer/<slug:slug>/borttagning/", queue_pages.queue_removal, name="queue_removal"),
    path("koer/<slug:slug>/plats/", queue_pages.queue_place, name="queue_place"),
    path("arenden/nytt/", new_ticket.new_ticket, name="new_ticket"),
    path("arenden/<int:number>/", ticket.ticket, name="ticket"),
    path("arenden/<int:number>/egenskaper/<slug:name>/", properties.ticket_property, name="ticket_property"),
    *composing_urls.urlpatterns,
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
