"""Call: one phone call at one of our lines. PhoneSeat: at which number an agent sits.

What providers tell of a call comes in any order and more than once; channels_in.phone.told writes it down so that it
ends the same.
"""

from datetime import datetime, timedelta

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from channels_in.models.door_account import DoorAccount
from tickets.models import Direction, Message, Ticket

SEAT_MAX = 20
# What has not ended by then, or was not answered, has ended without our being told.
LONGEST, LONGEST_WAIT = timedelta(hours=4), timedelta(hours=1)


class CallState(models.TextChoices):
    WAITING = "waiting", _("Waiting")
    RINGING = "ringing", _("Ringing")
    ANSWERED = "answered", _("In progress")
    ENDED = "ended", _("Answered")
    MISSED = "missed", _("Nobody answered")
    ABANDONED = "abandoned", _("Hung up before anybody answered")


LIVE = (CallState.WAITING, CallState.RINGING, CallState.ANSWERED)


class CallEnd(models.TextChoices):
    """How it ended, as the provider says. The later in this order, the more it says."""

    UNKNOWN = "", _("Not told")
    CALLER_LEFT = "caller_left", _("The caller hung up")
    FAILED = "failed", _("It could not be put through")
    NO_ANSWER = "no_answer", _("Nobody answered")
    BUSY = "busy", _("Busy")
    VOICEMAIL = "voicemail", _("Left a voice message")
    ANSWERED = "answered", _("Answered")


class Call(models.Model):
    account = models.ForeignKey(DoorAccount, on_delete=models.CASCADE, related_name="calls")  # the line
    external_id = models.CharField(max_length=200)
    direction = models.CharField(max_length=3, choices=Direction)
    number = models.CharField(max_length=20, blank=True)  # theirs, E.164; "": withheld
    line_number = models.CharField(max_length=20, blank=True)  # ours, as it was rung
    state = models.CharField(max_length=10, choices=CallState, default=CallState.WAITING)
    outcome = models.CharField(max_length=12, choices=CallEnd, blank=True)
    started_at = models.DateTimeField(default=timezone.now)
    ringing_at = models.DateTimeField(null=True, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    wait_seconds = models.PositiveIntegerField(null=True, blank=True)  # until somebody answered, or the caller left
    # Ids of the agents it rings at; none: everybody in the line's team.
    rings_at = ArrayField(models.BigIntegerField(), default=list, blank=True)
    # Who answered, or who makes the call.
    agent = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="calls"
    )
    ticket = models.ForeignKey(Ticket, on_delete=models.SET_NULL, null=True, blank=True, related_name="calls")
    message = models.ForeignKey(Message, on_delete=models.SET_NULL, null=True, blank=True, related_name="calls")
    # A voice message, as the provider names it: {"url", "seconds", "text"}; empty: none.
    recording = models.JSONField(default=dict, blank=True)
    # An unanswered call is made a ticket from then on: what says that it was answered may still be on its way.
    settle_at = models.DateTimeField(null=True, blank=True)
    refused = models.CharField(max_length=300, blank=True)  # why the provider did not make the call, in its words

    class Meta:
        ordering = ["-started_at", "-id"]
        constraints = [
            models.UniqueConstraint(fields=["account", "external_id"], name="call_once"),
            models.CheckConstraint(condition=models.Q(direction__in=Direction.values), name="call_direction_known"),
            models.CheckConstraint(condition=models.Q(state__in=CallState.values), name="call_state_known"),
            models.CheckConstraint(condition=models.Q(outcome__in=CallEnd.values), name="call_outcome_known"),
            models.CheckConstraint(
                condition=models.Q(number="") | models.Q(number__regex=r"^\+?[0-9]{2,19}$"), name="call_number_is_one"
            ),
        ]
        indexes = [
            models.Index(fields=["account", "started_at"], name="call_of_line"),
            models.Index(fields=["started_at"], name="call_live", condition=models.Q(ended_at=None)),
            models.Index(fields=["settle_at"], name="call_to_settle", condition=models.Q(settle_at__isnull=False)),
            models.Index(fields=["number", "-started_at"], name="call_of_number", condition=~models.Q(number="")),
        ]

    def __str__(self) -> str:
        return self.external_id

    @property
    def is_over(self) -> bool:
        return self.state not in LIVE

    @property
    def was_answered(self) -> bool:
        return self.answered_at is not None or self.outcome == CallEnd.ANSWERED

    def talk_seconds(self, now: datetime) -> int:
        """How long they have talked, 0 before anybody answered."""
        if self.answered_at is None:
            return 0
        return max(int(((self.ended_at or now) - self.answered_at).total_seconds()), 0)


class PhoneSeat(models.Model):
    agent = models.OneToOneField(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="phone_seat")
    # E.164, or the number inside the municipality's own exchange.
    number = models.CharField(_("Your phone"), max_length=SEAT_MAX, unique=True)
    since = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        ordering = ["number"]
        constraints = [
            models.CheckConstraint(condition=models.Q(number__regex=r"^\+?[0-9]{2,19}$"), name="phone_seat_is_number")
        ]

    def __str__(self) -> str:
        return self.number
