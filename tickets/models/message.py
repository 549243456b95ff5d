"""Message: one thing said on a ticket, in or out. A note is the same row with another kind that only agents see."""

from typing import Self

from django.conf import settings
from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVectorField
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from servicedesk.people.models import Contact
from tickets.models.inbox import ChannelKind
from tickets.models.ticket import Ticket

MAIL_INFO = ("from", "reply_to", "auth")  # keys of Message.mail_info
BODY_MAX = 200_000  # characters shown; what is longer stays whole in the stored original


class MessageKind(models.TextChoices):
    MESSAGE = "message", _("Message")
    NOTE = "note", _("Note")


class Direction(models.TextChoices):
    IN = "in", _("In")
    OUT = "out", _("Out")


class Delivery(models.TextChoices):
    PENDING = "pending", _("On its way")
    SENT = "sent", _("Sent")
    FAILED = "failed", _("Could not be sent")
    UNKNOWN = "unknown", _("Not known whether it arrived")


class MessageQuerySet(models.QuerySet["Message"]):
    def visible_to_requester(self) -> Self:
        return self.filter(kind=MessageKind.MESSAGE)


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
    queued_at = models.DateTimeField(default=timezone.now)  # when its delivery was last asked for
    delivered_at = models.DateTimeField(null=True, blank=True)
    # [{"kind": "email", "value": "...", "name": "..."}]: the addresses it went to, fixed when it was written.
    recipients = models.JSONField(default=list, blank=True)
    message_id = models.CharField(max_length=255, blank=True)  # RFC 5322 Message-ID without angle brackets
    in_reply_to = models.CharField(max_length=255, blank=True)
    # Of a mail from outside, a hint for agents and never a right: {"from", "reply_to" when it leads elsewhere,
    # "auth": pass, fail or none, as our own server found}.
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
                | models.Q(kind=MessageKind.MESSAGE, direction=Direction.OUT, delivery__in=Delivery.values),
                name="message_only_out_is_delivered",
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
            GinIndex(fields=["search"], name="message_search"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.pk}"

    @property
    def is_note(self) -> bool:
        return self.kind == MessageKind.NOTE

    @property
    def is_out(self) -> bool:
        return self.direction == Direction.OUT
