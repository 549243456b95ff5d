"""Addresses of the API. What nothing else answers is a problem in JSON, not a page."""

from django.urls import URLPattern, URLResolver, path, re_path

from tickets.api.views import docs
from tickets.api.views.attachments import AttachmentView, UploadsView
from tickets.api.views.canned_responses import CannedResponsesView, CannedResponseView
from tickets.api.views.contacts import ContactsView, ContactView
from tickets.api.views.directory import CategoriesView, InboxesView, TeamsView
from tickets.api.views.messages import EventsView, MessagesView, NotesView
from tickets.api.views.queues import QueuesView, QueueTicketsView, QueueView
from tickets.api.views.tickets import TicketsView, TicketView

urlpatterns: list[URLPattern | URLResolver] = [
    path("schema/", docs.schema, name="api-schema"),
    path("docs/", docs.docs, name="api-docs"),
    path("v1/tickets/", TicketsView.as_view(), name="api-tickets"),
    path("v1/tickets/<int:number>/", TicketView.as_view(), name="api-ticket"),
    path("v1/tickets/<int:number>/messages/", MessagesView.as_view(), name="api-messages"),
    path("v1/tickets/<int:number>/notes/", NotesView.as_view(), name="api-notes"),
    path("v1/tickets/<int:number>/events/", EventsView.as_view(), name="api-events"),
    path("v1/attachments/", UploadsView.as_view(), name="api-attachments"),
    path("v1/attachments/<uuid:id>/", AttachmentView.as_view(), name="api-attachment"),
    path("v1/contacts/", ContactsView.as_view(), name="api-contacts"),
    path("v1/contacts/<int:id>/", ContactView.as_view(), name="api-contact"),
    path("v1/categories/", CategoriesView.as_view(), name="api-categories"),
    path("v1/teams/", TeamsView.as_view(), name="api-teams"),
    path("v1/inboxes/", InboxesView.as_view(), name="api-inboxes"),
    path("v1/canned-responses/", CannedResponsesView.as_view(), name="api-canned-responses"),
    path("v1/canned-responses/<int:id>/", CannedResponseView.as_view(), name="api-canned-response"),
    path("v1/queues/", QueuesView.as_view(), name="api-queues"),
    path("v1/queues/<slug:slug>/", QueueView.as_view(), name="api-queue"),
    path("v1/queues/<slug:slug>/tickets/", QueueTicketsView.as_view(), name="api-queue-tickets"),
    re_path(r"", docs.unknown, name="api-unknown"),
]
