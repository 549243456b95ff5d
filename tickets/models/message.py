"""Message: one thing said on a ticket, in or out. A note is the same row with another kind that only agents see."""

from datetime import datetime
from typing import Self

from django.conf import settings
from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVectorField
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from servicedesk.people.models import Contact
from tickets.models.inbox import ChannelKind
from tickets.models.side_conversation import SideConversation
from tickets.models.ticket import Ticket

# Keys of Message.mail_info with the most characters of each.
MAIL_INFO = {"from": 254, "reply_to": 254, "auth": 10, "forwarded": 10, "cc": 1000}
BODY_MAX = 200_000  # characters shown; what is longer stays whole in the stored original


class MessageKind(models.TextChoices):
    MESSAGE = "message", _("Message")
    NOTE = "note", _("Note")
    SIDE = "side", _("Forwarded")  # to others outside, in a side conversation: the requester never sees it


class Direction(models.TextChoices):
    IN = "in", _("In")
    OUT = "out", _("Out")


class Delivery(models.TextChoices):
    PENDING = "pending", _("On its way")
    SENT = "sent", _("Sent")
    FAILED = "failed", _("Could not be sent")
    UNKNOWN = "unknown", _("Not known whether it arrived")
    UNDONE = "undone", _("Undone")  # taken back before it left: an empty row that events point to, shown nowhere


NOT_DELIVERED = (Delivery.FAILED, Delivery.UNKNOWN)


class MessageQuerySet(models.QuerySet["Message"]):
    def said(self) -> Self:
        """Without those that were taken back."""
        return self.exclude(delivery=Delivery.UNDONE)

    def visible_to_requester(self) -> Self:
        return self.said().filter(kind=MessageKind.MESSAGE)


class Message(models.Model):
    ticket = models.ForeignKey(Ticket, on_delete=models.CASCADE, related_name="messages")
    kind = models.CharField(max_length=10, choices=MessageKind, default=MessageKind.MESSAGE)
    direction = models.CharField(max_length=3, choices=Direction, blank=True)  # "" for a note
    channel = models.CharField(max_length=20, choices=ChannelKind, blank=True)
    # Who said it: an agent, a contact or an integration. None at all: the system itself (acknowledgements).
    agent = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    contact = models.ForeignKey(Contact, on_delete=models.PROTECT, null=True, related_name="messages")
    integration = models.ForeignKey("people.Integration", on_delete=models.PROTECT, null=True, related_name="+")
    body = models.TextField(_("Text"), blank=True)
    # HTML exactly as it came; only ever shown through the sanitiser.
    body_html = models.TextField(blank=True)
    language = models.CharField(max_length=5, blank=True)
    is_automatic = models.BooleanField(default=False)
    delivery = models.CharField(max_length=10, choices=Delivery, blank=True)  # of outgoing messages only
    delivery_detail = models.CharField(max_length=300, blank=True)
    # When somebody said that they had seen that it failed; it is then no longer listed as such.
    failure_seen_at = models.DateTimeField(null=True, blank=True)
    queued_at = models.DateTimeField(default=timezone.now)  # when its delivery was last asked for
    delivered_at = models.DateTimeField(null=True, blank=True)
    # When it may leave; null: at once. Until then it can be taken back (tickets.actions.undo_sending).
    send_at = models.DateTimeField(null=True, blank=True)
    # Whether an agent chose send_at; else it is the time to change one's mind.
    is_scheduled = models.BooleanField(default=False, db_default=False)
    # Since when a scheduled answer waits for an agent's word, because the requester wrote in the meantime.
    held_at = models.DateTimeField(null=True, blank=True)
    # The side conversation it is part of: sent in it (kind side), or an answer that came back (a note).
    side = models.ForeignKey(
        SideConversation, on_delete=models.PROTECT, null=True, blank=True, related_name="messages", db_index=False
    )
    # What goes along when it is composed, as ids of messages of the same ticket that the requester may see:
    # {"quote": id, "include": [id], "with_files": true, "files_of": [id], "subject": "..."}. Or which text that its
    # provider has approved the body is, with what was filled in: {"template": {"name", "language", "values": [text],
    # "names": [name of each value] or []}} (channels_in.whatsapp.templates).
    options = models.JSONField(default=dict, db_default=models.Value({}, models.JSONField()), blank=True)
    # [{"kind": "email", "value": "...", "name": "...", "role": "to" | "cc" | "bcc"}]: the addresses it went to, fixed
    # when it was written; without role: to. Who is in bcc is for agents only.
    recipients = models.JSONField(default=list, blank=True)
    message_id = models.CharField(max_length=255, blank=True)  # RFC 5322 Message-ID without angle brackets
    in_reply_to = models.CharField(max_length=255, blank=True)
    # Of a mail from outside, a hint for agents and never a right: {"from", "reply_to" when it leads elsewhere,
    # "auth": pass, fail or none, as our own server found, "forwarded", "cc": whom else it went to, by commas}.
    mail_info = models.JSONField(default=dict, blank=True)
    # What the sender's program calls this message; the same key on the same ticket is the same message.
    client_key = models.CharField(max_length=80, blank=True)
    created_at = models.DateTimeField(default=timezone.now)
    search = models.GeneratedField(
        expression=models.Func(models.F("body"), function="message_search"),
        output_field=SearchVectorField(),
        db_persist=True,
    )

    objects = MessageQuerySet.as_manager()

    class Meta:
        ordering = ["created_at", "id"]
        constraints = [
            models.CheckConstraint(condition=models.Q(kind__in=MessageKind.values), name="message_kind_known"),
            models.CheckConstraint(
                condition=models.Q(kind=MessageKind.NOTE, direction="", delivery="")
                | models.Q(kind=MessageKind.MESSAGE, direction=Direction.IN, delivery="")
                | models.Q(
                    kind__in=[MessageKind.MESSAGE, MessageKind.SIDE],
                    direction=Direction.OUT,
                    delivery__in=Delivery.values,
                ),
                name="message_only_out_is_delivered",
            ),
            models.CheckConstraint(
                condition=~models.Q(kind=MessageKind.SIDE) | models.Q(side__isnull=False), name="message_side_has_one"
            ),
            models.CheckConstraint(
                condition=~models.Q(kind=MessageKind.MESSAGE) | models.Q(side__isnull=True),
                name="message_side_is_not_shown",
            ),
            models.UniqueConstraint(
                fields=["message_id"],
                condition=models.Q(direction=Direction.OUT) & ~models.Q(message_id=""),
                name="message_own_id_unique",
            ),
            models.UniqueConstraint(
                fields=["ticket", "client_key"], condition=~models.Q(client_key=""), name="message_client_key_unique"
            ),
        ]
        indexes = [
            models.Index(fields=["ticket", "created_at", "id"], name="message_thread"),
            models.Index(fields=["-created_at", "-id"], name="message_newest"),
            models.Index(
                fields=["created_at"], name="message_undelivered", condition=models.Q(delivery=Delivery.PENDING)
            ),
            models.Index(
                fields=["-created_at", "-id"],
                name="message_not_delivered",
                condition=models.Q(delivery__in=NOT_DELIVERED, failure_seen_at__isnull=True),
            ),
            models.Index(fields=["side", "created_at"], name="message_side", condition=models.Q(side__isnull=False)),
            # What a mail answers is looked up by its Message-ID.
            models.Index(fields=["message_id"], name="message_external_id", condition=~models.Q(message_id="")),
            GinIndex(fields=["search"], name="message_search"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.pk}"

    @property
    def is_note(self) -> bool:
        return self.kind == MessageKind.NOTE

    @property
    def is_side(self) -> bool:
        """Part of a side conversation: said by an agent to others outside, or answered by them."""
        return self.side_id is not None

    @property
    def is_for_agents(self) -> bool:
        """Never to be seen by the requester: a note, or anything of a side conversation."""
        return self.kind != MessageKind.MESSAGE

    @property
    def due_at(self) -> datetime:
        """When its delivery was to begin."""
        return max(self.queued_at, self.send_at) if self.send_at else self.queued_at

    def is_waiting(self, now: datetime) -> bool:
        """Whether it is still here because its time has not come, or because somebody must look at it first."""
        is_early = self.send_at is not None and self.send_at > now
        return self.delivery == Delivery.PENDING and (is_early or self.held_at is not None)

    @property
    def is_out(self) -> bool:
        return self.direction == Direction.OUT
