"""Event: what happened to a ticket, who did it, when, from what to what. Append-only, guarded in the database."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from servicedesk.people.models import Contact
from tickets.models.message import Message
from tickets.models.ticket import Ticket


class EventKind(models.TextChoices):
    CREATED = "created", _("Ticket created")
    RECEIVED = "received", _("Message received")
    REPLIED = "replied", _("Answered")
    ACKNOWLEDGED = "acknowledged", _("Acknowledgement sent")
    NOTED = "noted", _("Note written")
    ASSIGNED = "assigned", _("Assignee changed")
    TEAM_CHANGED = "team_changed", _("Team changed")
    STATUS_CHANGED = "status_changed", _("Status changed")
    PRIORITY_CHANGED = "priority_changed", _("Priority changed")
    CATEGORY_CHANGED = "category_changed", _("Category changed")
    CASE_KIND_CHANGED = "case_kind_changed", _("Kind of case changed")
    SUBJECT_CHANGED = "subject_changed", _("Subject changed")
    REQUESTER_CHANGED = "requester_changed", _("Requester changed")
    TAGGED = "tagged", _("Tags changed")
    CONFIDENTIAL_CHANGED = "confidential_changed", _("Confidentiality changed")
    AGENT_NAMED = "agent_named", _("Agent given access")
    DELIVERY_CHANGED = "delivery_changed", _("Delivery changed")
    POSSIBLY_BELONGS = "possibly_belongs", _("May belong to another ticket")
    SCHEDULED = "scheduled", _("Sending planned")
    SENDING_UNDONE = "sending_undone", _("Sending undone")
    SIDE_STARTED = "side_started", _("Forwarded")
    SIDE_RECEIVED = "side_received", _("Answer to a forwarded message")
    PARTICIPANT_ADDED = "participant_added", _("Participant added")
    PARTICIPANT_REMOVED = "participant_removed", _("Participant removed")
    CHANNEL_CHOSEN = "channel_chosen", _("Another channel chosen")
    MENTIONED = "mentioned", _("Colleague mentioned")
    MERGED = "merged", _("Tickets merged")
    MERGE_UNDONE = "merge_undone", _("Merge undone")
    SPLIT = "split", _("Message moved to a new ticket")
    LINKED = "linked", _("Tickets linked")
    UNLINKED = "unlinked", _("Link removed")
    SNOOZED = "snoozed", _("Snoozed")
    WOKEN = "woken", _("Snooze ended")
    HANDED_OVER = "handed_over", _("Handed over")
    MACRO_APPLIED = "macro_applied", _("Macro used")
    BULK_UNDONE = "bulk_undone", _("Bulk change undone")
    WRAPPED_UP = "wrapped_up", _("Wrapped up")
    CONTACT_LOGGED = "contact_logged", _("Call, visit or letter noted")
    CALL_BACK_PROMISED = "call_back_promised", _("Call back promised")
    CALL_BACK_DONE = "call_back_done", _("Called back")
    CALL_MADE = "call_made", _("Call made")
    CALL_ENDED = "call_ended", _("Call ended")
    MESSAGE_EDITED = "message_edited", _("Edited by its author")
    MESSAGE_WITHDRAWN = "message_withdrawn", _("Removed by its author")
    POST_HIDDEN = "post_hidden", _("Hidden from the public")
    POST_SHOWN = "post_shown", _("Shown to the public again")
    POST_TAKEN_DOWN = "post_taken_down", _("Taken down")
    IDENTITY_NUMBER_FOUND = "identity_number_found", _("Identity number in public")
    PROMISE_CHANGED = "promise_changed", _("Promise counted again")
    PROMISE_WARNED = "promise_warned", _("Soon overdue")
    PROMISE_BROKEN = "promise_broken", _("Overdue")
    BREACH_EXPLAINED = "breach_explained", _("Delay explained")
    ROUTED = "routed", _("Routed")
    SUBSTITUTED = "substituted", _("Passed to a substitute")
    SUBSTITUTE_ENDED = "substitute_ended", _("Back from a substitute")
    LANGUAGE_CHANGED = "language_changed", _("Language changed")
    CHANNEL_ADVISED = "channel_advised", _("Another channel recommended")
    AUTOMATION_RAN = "automation_ran", _("Automation ran")
    AUTOMATION_FAILED = "automation_failed", _("Automation failed")
    COMPLETION_REQUESTED = "completion_requested", _("Completion requested")
    COMPLETION_RECEIVED = "completion_received", _("Completion received")
    COMPLETION_ENDED = "completion_ended", _("Completion no longer waited for")


class Event(models.Model):
    ticket = models.ForeignKey(Ticket, on_delete=models.CASCADE, related_name="events")
    at = models.DateTimeField(default=timezone.now)
    kind = models.CharField(max_length=30, choices=EventKind)
    agent = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    contact = models.ForeignKey(Contact, on_delete=models.PROTECT, null=True, related_name="+")
    integration = models.ForeignKey("people.Integration", on_delete=models.PROTECT, null=True, related_name="+")
    message = models.ForeignKey(Message, on_delete=models.PROTECT, null=True, related_name="+")
    # The ticket's version that this change made; tells whether a form is older than it.
    version = models.PositiveIntegerField()
    # Machine values with their words beside them, so that old events read right after a team is renamed:
    # {"from": {"value": 3, "label": "Avfall"}, "to": {...}}
    data = models.JSONField(default=dict)

    class Meta:
        ordering = ["at", "id"]
        indexes = [models.Index(fields=["ticket", "at", "id"], name="event_ticket")]
        constraints = [models.CheckConstraint(condition=models.Q(kind__in=EventKind.values), name="event_kind_known")]

    def __str__(self) -> str:
        return f"{self.kind} {self.ticket_id}"
