"""Addresses of the API. What nothing else answers is a problem in JSON, not a page."""

from django.urls import URLPattern, URLResolver, path, re_path

from tickets.api.views import docs
from tickets.api.views.absences import AbsenceEndingView, AbsencesView, SuggestionView
from tickets.api.views.alike import AlikeView
from tickets.api.views.attachments import AttachmentView, UploadsView
from tickets.api.views.automations import (
    AutomationStateView,
    AutomationsView,
    AutomationTrialView,
    AutomationView,
    CompletionEndingView,
    CompletionRequestsView,
)
from tickets.api.views.bulk import BulkChangesView, BulkChangeView, BulkResultsView, BulkUndoingView
from tickets.api.views.canned_responses import CannedResponsesView, CannedResponseView
from tickets.api.views.contact_log import (
    CallBackCompletionView,
    CallBacksView,
    ContactLogsView,
    TicketCallBacksView,
    WrapUpsView,
)
from tickets.api.views.contacts import ContactsView, ContactView
from tickets.api.views.deeds import (
    HandoverView,
    MacroUsesView,
    MergesView,
    MergeUndoingView,
    SnoozeView,
    SplitsView,
    WakingView,
)
from tickets.api.views.directory import CategoriesView, InboxesView, TeamsView
from tickets.api.views.messages import EventsView, MessagesView, NotesView
from tickets.api.views.promises import (
    CalendarDaysView,
    CalendarsView,
    CalendarView,
    SlaPoliciesView,
    SlaPolicyView,
)
from tickets.api.views.queues import QueuesView, QueueTicketsView, QueueView
from tickets.api.views.tickets import TicketsView, TicketView
from tickets.api.views.ties import FollowersView, LinkRemovalView, LinksView, MacrosView, RemindersView
from tickets.api.views.undelivered import UndeliveredRetryView, UndeliveredSeeingView, UndeliveredView
from tickets.api.views.ways_out import (
    OutgoingTicketsView,
    ParticipantRemovalView,
    ParticipantsView,
    SendingView,
    SideConversationsView,
    SideMessagesView,
    UndoingView,
)

urlpatterns: list[URLPattern | URLResolver] = [
    path("schema/", docs.schema, name="api-schema"),
    path("docs/", docs.docs, name="api-docs"),
    path("v1/tickets/", TicketsView.as_view(), name="api-tickets"),
    path("v1/tickets/<int:number>/", TicketView.as_view(), name="api-ticket"),
    path("v1/tickets/<int:number>/messages/", MessagesView.as_view(), name="api-messages"),
    path("v1/tickets/<int:number>/messages/<int:id>/undoing/", UndoingView.as_view(), name="api-message-undoing"),
    path("v1/tickets/<int:number>/messages/<int:id>/sending/", SendingView.as_view(), name="api-message-sending"),
    path("v1/tickets/<int:number>/side-conversations/", SideConversationsView.as_view(), name="api-side-conversations"),
    path(
        "v1/tickets/<int:number>/side-conversations/<int:id>/messages/",
        SideMessagesView.as_view(),
        name="api-side-messages",
    ),
    path("v1/tickets/<int:number>/participants/", ParticipantsView.as_view(), name="api-participants"),
    path(
        "v1/tickets/<int:number>/participants/<int:id>/removal/",
        ParticipantRemovalView.as_view(),
        name="api-participant-removal",
    ),
    path("v1/sla-policies/", SlaPoliciesView.as_view(), name="api-sla-policies"),
    path("v1/sla-policies/<int:id>/", SlaPolicyView.as_view(), name="api-sla-policy"),
    path("v1/calendars/", CalendarsView.as_view(), name="api-calendars"),
    path("v1/calendars/<slug:slug>/", CalendarView.as_view(), name="api-calendar"),
    path("v1/calendars/<slug:slug>/days/", CalendarDaysView.as_view(), name="api-calendar-days"),
    path("v1/outgoing-tickets/", OutgoingTicketsView.as_view(), name="api-outgoing-tickets"),
    path("v1/tickets/<int:number>/notes/", NotesView.as_view(), name="api-notes"),
    path("v1/tickets/<int:number>/events/", EventsView.as_view(), name="api-events"),
    path("v1/tickets/<int:number>/merges/", MergesView.as_view(), name="api-ticket-merges"),
    path("v1/tickets/<int:number>/merges/undoing/", MergeUndoingView.as_view(), name="api-ticket-merge-undoing"),
    path("v1/tickets/<int:number>/splits/", SplitsView.as_view(), name="api-ticket-splits"),
    path("v1/tickets/<int:number>/snooze/", SnoozeView.as_view(), name="api-ticket-snooze"),
    path("v1/tickets/<int:number>/snooze/waking/", WakingView.as_view(), name="api-ticket-waking"),
    path("v1/tickets/<int:number>/handover/", HandoverView.as_view(), name="api-ticket-handover"),
    path("v1/tickets/<int:number>/macros/", MacroUsesView.as_view(), name="api-ticket-macros"),
    path("v1/tickets/<int:number>/links/", LinksView.as_view(), name="api-ticket-links"),
    path("v1/tickets/<int:number>/links/<int:id>/removal/", LinkRemovalView.as_view(), name="api-ticket-link-removal"),
    path("v1/tickets/<int:number>/followers/", FollowersView.as_view(), name="api-ticket-followers"),
    path("v1/tickets/<int:number>/reminders/", RemindersView.as_view(), name="api-ticket-reminders"),
    path("v1/tickets/<int:number>/wrap-ups/", WrapUpsView.as_view(), name="api-ticket-wrap-ups"),
    path("v1/tickets/<int:number>/call-backs/", TicketCallBacksView.as_view(), name="api-ticket-call-backs"),
    path(
        "v1/tickets/<int:number>/completion-requests/",
        CompletionRequestsView.as_view(),
        name="api-ticket-completion-requests",
    ),
    path(
        "v1/tickets/<int:number>/completion-requests/<int:id>/ending/",
        CompletionEndingView.as_view(),
        name="api-ticket-completion-ending",
    ),
    path("v1/contact-logs/", ContactLogsView.as_view(), name="api-contact-logs"),
    path("v1/call-backs/", CallBacksView.as_view(), name="api-call-backs"),
    path("v1/call-backs/<int:id>/completion/", CallBackCompletionView.as_view(), name="api-call-back-completion"),
    path("v1/undelivered/", UndeliveredView.as_view(), name="api-undelivered"),
    path("v1/undelivered/<int:id>/seeing/", UndeliveredSeeingView.as_view(), name="api-undelivered-seeing"),
    path("v1/undelivered/<int:id>/retry/", UndeliveredRetryView.as_view(), name="api-undelivered-retry"),
    path("v1/tickets/<int:number>/suggestion/", SuggestionView.as_view(), name="api-ticket-suggestion"),
    path("v1/absences/", AbsencesView.as_view(), name="api-absences"),
    path("v1/absences/<int:id>/ending/", AbsenceEndingView.as_view(), name="api-absence-ending"),
    path("v1/bulk-changes/", BulkChangesView.as_view(), name="api-bulk-changes"),
    path("v1/bulk-changes/<int:id>/", BulkChangeView.as_view(), name="api-bulk-change"),
    path("v1/bulk-changes/<int:id>/results/", BulkResultsView.as_view(), name="api-bulk-results"),
    path("v1/bulk-changes/<int:id>/undoing/", BulkUndoingView.as_view(), name="api-bulk-undoing"),
    path("v1/automations/", AutomationsView.as_view(), name="api-automations"),
    path("v1/automations/<int:id>/", AutomationView.as_view(), name="api-automation"),
    path("v1/automations/<int:id>/state/", AutomationStateView.as_view(), name="api-automation-state"),
    path("v1/automations/<int:id>/trial/", AutomationTrialView.as_view(), name="api-automation-trial"),
    path("v1/macros/", MacrosView.as_view(), name="api-macros"),
    path("v1/attachments/", UploadsView.as_view(), name="api-attachments"),
    path("v1/attachments/<uuid:id>/", AttachmentView.as_view(), name="api-attachment"),
    path("v1/contacts/", ContactsView.as_view(), name="api-contacts"),
    path("v1/contacts/<int:id>/", ContactView.as_view(), name="api-contact"),
    path("v1/contacts/<int:id>/alike/", AlikeView.as_view(), name="api-contact-alike"),
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
