"""ChatSession: one visitor's sitting; its ticket holds what was said. ChatEntry: the order in which it was said."""

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from tickets.models import Inbox, Message, Ticket

CLIENT_ID_MAX = 80  # Message.client_key
COMMENT_MAX = 1000
STARS = (1, 5)


class ChatState(models.TextChoices):
    WAITING = "waiting", _("Waiting")
    ACTIVE = "active", _("Talking")
    LEFT = "left", _("Left")  # the visitor went away without a word: may come back
    ENDED = "ended", _("Ended")


class EndedBy(models.TextChoices):
    VISITOR = "visitor", _("The visitor")
    AGENT = "agent", _("The agent")
    TIME = "time", _("Nobody: it was silent for long")


class ChatSession(models.Model):
    ticket = models.OneToOneField(Ticket, on_delete=models.CASCADE, related_name="chat")
    inbox = models.ForeignKey(Inbox, on_delete=models.PROTECT, related_name="chats")
    # SHA-256 of the token the visitor's browser holds; the token itself is kept nowhere here.
    token_hash = models.CharField(max_length=64, unique=True)
    state = models.CharField(max_length=10, choices=ChatState, default=ChatState.WAITING)
    language = models.CharField(max_length=5, default="sv")
    visitor_name = models.CharField(max_length=120, blank=True)
    # Where they came from: the origin of the site, and the page without its query. "": our own page.
    origin = models.CharField(max_length=255, blank=True)
    page_url = models.CharField(max_length=500, blank=True)
    page_title = models.CharField(max_length=200, blank=True)
    # Keyed digest of the network place, for blocking; emptied when the session can no longer be resumed.
    place = models.CharField(max_length=64, blank=True)
    started_at = models.DateTimeField(default=timezone.now)
    # Since when they wait for an agent in this round; null while one has them, or nobody waits any more.
    waiting_since = models.DateTimeField(null=True, blank=True)
    agent = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="chats"
    )
    accepted_at = models.DateTimeField(null=True, blank=True)  # by the agent who has it now
    first_accepted_at = models.DateTimeField(null=True, blank=True)
    # Whom it rings at, since when, and who has let it ring or passed it on in this round.
    offered_to = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    offered_at = models.DateTimeField(null=True, blank=True)
    passed_by = ArrayField(models.BigIntegerField(), default=list, blank=True)
    # The team or agent it was transferred to waits for it; null: anybody of the inbox.
    wanted_agent = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    last_seq = models.PositiveIntegerField(default=0)
    last_public_seq = models.PositiveIntegerField(default=0)
    # How far each side has got what the other said, and has seen it.
    agent_received = models.PositiveIntegerField(default=0)
    agent_read = models.PositiveIntegerField(default=0)
    visitor_received = models.PositiveIntegerField(default=0)
    visitor_read = models.PositiveIntegerField(default=0)
    # How far answers that the visitor had not seen when they went have been mailed to them, and how often they have had
    # all of it mailed.
    mailed_seq = models.PositiveIntegerField(default=0, db_default=0)
    transcripts = models.PositiveSmallIntegerField(default=0, db_default=0)
    # When the visitor's page was last heard of, to within half a minute.
    visitor_seen_at = models.DateTimeField(default=timezone.now)
    # When it ends by itself because both are silent: the visitor is warned, and may say that they are still there.
    silent_ends_at = models.DateTimeField(null=True, blank=True)
    kept_open_at = models.DateTimeField(null=True, blank=True)  # when they last said so
    ended_at = models.DateTimeField(null=True, blank=True)
    ended_by = models.CharField(max_length=10, choices=EndedBy, blank=True)
    stars = models.PositiveSmallIntegerField(null=True, blank=True)
    comment = models.CharField(max_length=COMMENT_MAX, blank=True)

    class Meta:
        ordering = ["-started_at", "-id"]
        constraints = [
            models.CheckConstraint(condition=models.Q(state__in=ChatState.values), name="chat_state_known"),
            models.CheckConstraint(
                condition=models.Q(state=ChatState.ENDED, ended_at__isnull=False)
                | (~models.Q(state=ChatState.ENDED) & models.Q(ended_at__isnull=True)),
                name="chat_ended_when",
            ),
            models.CheckConstraint(
                condition=~models.Q(state=ChatState.ACTIVE) | models.Q(agent__isnull=False),
                name="chat_active_has_agent",
            ),
            models.CheckConstraint(
                condition=~models.Q(state=ChatState.WAITING)
                | models.Q(waiting_since__isnull=False, agent__isnull=True),
                name="chat_waiting_since_when",
            ),
            models.CheckConstraint(
                condition=models.Q(stars__isnull=True) | models.Q(stars__range=STARS), name="chat_stars_one_to_five"
            ),
            models.CheckConstraint(
                condition=models.Q(last_public_seq__lte=models.F("last_seq")), name="chat_public_seq_within"
            ),
        ]
        indexes = [
            models.Index(
                fields=["inbox", "waiting_since", "id"], name="chat_waiting", condition=models.Q(state="waiting")
            ),
            models.Index(fields=["agent", "accepted_at"], name="chat_of_agent", condition=models.Q(state="active")),
            models.Index(fields=["visitor_seen_at"], name="chat_unended", condition=~models.Q(state="ended")),
            models.Index(fields=["inbox", "-started_at", "-id"], name="chat_newest"),
            models.Index(
                fields=["ended_at"],
                name="chat_not_looked_through",
                condition=models.Q(state="ended", mailed_seq__lt=models.F("last_public_seq")),
            ),
            models.Index(
                fields=["inbox", "-first_accepted_at"],
                name="chat_accepted",
                condition=models.Q(first_accepted_at__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"chat {self.pk}"


class EntryKind(models.TextChoices):
    MESSAGE = "message", _("Message")
    NOTE = "note", _("Note")  # agents only
    JOINED = "joined", _("An agent came in")
    INVITED = "invited", _("A colleague was invited")  # agents only
    TRANSFERRED = "transferred", _("Passed on")
    REQUEUED = "requeued", _("Back in the queue")
    LEFT = "left", _("The visitor left")  # agents only
    BACK = "back", _("The visitor is back")  # agents only
    ENDED = "ended", _("Ended")
    REOPENED = "reopened", _("Opened again")


# What a visitor is never sent, not even as a gap in numbers they could tell.
INTERNAL_KINDS = (EntryKind.NOTE, EntryKind.INVITED, EntryKind.LEFT, EntryKind.BACK)


class ChatEntry(models.Model):
    """One thing in the order in which it happened. seq counts from 1 within the session, without a gap."""

    session = models.ForeignKey(ChatSession, on_delete=models.CASCADE, related_name="entries")
    seq = models.PositiveIntegerField()
    public_before = models.PositiveIntegerField(default=0)  # seq of the entry a visitor got before this one
    kind = models.CharField(max_length=12, choices=EntryKind)
    is_internal = models.BooleanField(default=False)
    message = models.OneToOneField(Message, on_delete=models.CASCADE, null=True, related_name="chat_entry")
    data = models.JSONField(default=dict, blank=True)  # of other kinds: {"name": "Johan"} and the like
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["session", "seq"]
        constraints = [
            models.UniqueConstraint(fields=["session", "seq"], name="chat_entry_seq_once"),
            models.CheckConstraint(condition=models.Q(kind__in=EntryKind.values), name="chat_entry_kind_known"),
            models.CheckConstraint(
                condition=(
                    models.Q(kind__in=INTERNAL_KINDS, is_internal=True)
                    | (~models.Q(kind__in=INTERNAL_KINDS) & models.Q(is_internal=False))
                ),
                name="chat_entry_internal_kinds",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.session_id}:{self.seq} {self.kind}"


class ChatHelper(models.Model):
    """A colleague in a chat beside its agent: invited to take part, or a lead who reads along and whispers notes."""

    class Part(models.TextChoices):
        INVITED = "invited", _("Invited")
        SUPERVISING = "supervising", _("Reads along")

    session = models.ForeignKey(ChatSession, on_delete=models.CASCADE, related_name="helpers")
    agent = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    part = models.CharField(max_length=12, choices=Part)
    since = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["since", "id"]
        constraints = [
            models.UniqueConstraint(fields=["session", "agent"], name="chat_helper_once"),
            models.CheckConstraint(
                condition=models.Q(part__in=["invited", "supervising"]), name="chat_helper_part_known"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.session_id} {self.agent_id} {self.part}"


class ChatBlock(models.Model):
    """Somebody who was abusive may not open chats from that place until then. Says nothing of who it was."""

    place = models.CharField(max_length=64, db_index=True)  # as ChatSession.place
    reason = models.CharField(max_length=200)
    session = models.ForeignKey(ChatSession, on_delete=models.SET_NULL, null=True, related_name="+")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    created_at = models.DateTimeField(default=timezone.now)
    until = models.DateTimeField()
    lifted_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-created_at", "-id"]
        constraints = [
            models.CheckConstraint(condition=~models.Q(reason=""), name="chat_block_has_reason"),
            models.CheckConstraint(condition=models.Q(until__gt=models.F("created_at")), name="chat_block_ends"),
        ]

    def __str__(self) -> str:
        return f"block {self.pk}"
