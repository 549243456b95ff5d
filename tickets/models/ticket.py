"""Ticket: one case, with a number people can say on the phone."""

from functools import cache

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVectorField
from django.db import models
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from servicedesk.lib.kept_query import KeptQuery
from servicedesk.people.models import Contact, ContactAddress, Team
from tickets.models.category import CaseKind, Category
from tickets.models.fields import NextTicketNumber
from tickets.models.inbox import ChannelKind, Inbox
from tickets.statuses import FINISHED, UNFINISHED, Status

SUBJECT_MAX = 250
PREVIEW_MAX = 160
TAG_MAX = 40
TAGS_MAX = 20


class Priority(models.IntegerChoices):
    LOW = 10, _("Low")
    NORMAL = 20, _("Normal")
    HIGH = 30, _("High")
    URGENT = 40, _("Urgent")


_UNFINISHED = models.Q(status__in=[status.value for status in UNFINISHED])
_DUE = _UNFINISHED & models.Q(due_at__isnull=False)
_WAITING = models.Q(waiting_since__isnull=False)


class Ticket(models.Model):
    number = models.BigIntegerField(unique=True, editable=False, db_default=NextTicketNumber())
    subject = models.CharField(_("Subject"), max_length=SUBJECT_MAX)
    status = models.CharField(_("Status"), max_length=10, choices=Status, default=Status.NEW)
    priority = models.PositiveSmallIntegerField(_("Priority"), choices=Priority, default=Priority.NORMAL)
    category = models.ForeignKey(
        Category, on_delete=models.PROTECT, null=True, blank=True, related_name="tickets", verbose_name=_("Category")
    )
    case_kind = models.CharField(_("Kind of case"), max_length=20, choices=CaseKind, default=CaseKind.OTHER)
    tags = ArrayField(models.CharField(max_length=TAG_MAX), verbose_name=_("Tags"), default=list, blank=True)
    team = models.ForeignKey(Team, on_delete=models.PROTECT, related_name="tickets", verbose_name=_("Team"))
    assignee = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="tickets",
        verbose_name=_("Assignee"),
    )
    requester = models.ForeignKey(Contact, on_delete=models.PROTECT, related_name="tickets")
    inbox = models.ForeignKey(Inbox, on_delete=models.PROTECT, related_name="tickets")
    channel = models.CharField(_("Channel"), max_length=20, choices=ChannelKind)
    is_confidential = models.BooleanField(_("Confidential"), default=False)
    # The first words of the latest message, for lists; never a note's.
    preview = models.CharField(max_length=PREVIEW_MAX, blank=True, editable=False)
    # Counts up with every change: a form that was opened before somebody else's change is refused.
    version = models.PositiveIntegerField(default=1, editable=False)
    created_at = models.DateTimeField(default=timezone.now, editable=False)
    updated_at = models.DateTimeField(default=timezone.now, editable=False)
    first_answered_at = models.DateTimeField(null=True, blank=True, editable=False)
    solved_at = models.DateTimeField(null=True, blank=True, editable=False)
    closed_at = models.DateTimeField(null=True, blank=True, editable=False)
    # Since when the requester waits for us: their first message after our last answer. None: the ball is not ours.
    waiting_since = models.DateTimeField(null=True, blank=True, editable=False)
    # The version that the requester's newest message made; unread for agents who have seen an older one (TicketRead).
    heard_version = models.PositiveIntegerField(default=1, db_default=1, editable=False)
    # The ticket this one became a part of; it keeps its own messages (tickets/actions/merge.py).
    merged_into = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="merged_tickets",
        db_index=False,
        editable=False,
    )
    # When the first of its promises is to be kept (Clock.due_at); None: none runs.
    due_at = models.DateTimeField(null=True, blank=True, editable=False)
    # What the requester writes, as far as it is known: "fi", "se" ... "": not known yet.
    language = models.CharField(_("Language"), max_length=5, blank=True, default="", db_default="")
    # Out of the queues until then, or until the requester writes.
    snoozed_until = models.DateTimeField(null=True, blank=True, editable=False)
    search = models.GeneratedField(
        expression=models.Func(models.F("subject"), models.F("tags"), models.F("number"), function="ticket_search"),
        output_field=SearchVectorField(),
        db_persist=True,
    )

    class Meta:
        ordering = ["-updated_at", "-id"]
        constraints = [
            models.CheckConstraint(condition=models.Q(status__in=Status.values), name="ticket_status_known"),
            models.CheckConstraint(condition=models.Q(priority__in=Priority.values), name="ticket_priority_known"),
            models.CheckConstraint(condition=models.Q(case_kind__in=CaseKind.values), name="ticket_case_kind_known"),
            models.CheckConstraint(condition=models.Q(channel__in=ChannelKind.values), name="ticket_channel_known"),
            models.CheckConstraint(condition=~models.Q(subject=""), name="ticket_has_subject"),
            models.CheckConstraint(
                condition=~models.Q(status__in=FINISHED) | models.Q(solved_at__isnull=False), name="ticket_solved_when"
            ),
            models.CheckConstraint(
                condition=~models.Q(status=Status.CLOSED) | models.Q(closed_at__isnull=False), name="ticket_closed_when"
            ),
            models.CheckConstraint(
                condition=~models.Q(status=Status.NEW) | models.Q(first_answered_at__isnull=True),
                name="ticket_new_is_unanswered",
            ),
            models.CheckConstraint(
                condition=models.Q(merged_into=None) | models.Q(status=Status.CLOSED), name="ticket_merged_is_closed"
            ),
            models.CheckConstraint(
                condition=~models.Q(merged_into=models.F("id")) | models.Q(merged_into=None),
                name="ticket_not_in_itself",
            ),
            models.CheckConstraint(
                condition=models.Q(snoozed_until=None) | _UNFINISHED, name="ticket_snoozed_is_unfinished"
            ),
        ]
        indexes = [
            models.Index(fields=["-updated_at", "-id"], name="ticket_updated"),
            models.Index(fields=["-updated_at", "-id"], name="ticket_unfinished", condition=_UNFINISHED),
            # Everything the counts in the rail and the rule of who sees what ask for: the table itself is not read.
            models.Index(
                fields=["team", "assignee", "is_confidential", "status"],
                include=["id", "snoozed_until"],
                name="ticket_counts_awake",
                condition=_UNFINISHED,
            ),
            models.Index(fields=["team", "-updated_at", "-id"], name="ticket_team"),
            models.Index(fields=["assignee", "-updated_at", "-id"], name="ticket_assignee"),
            models.Index(fields=["status", "-updated_at", "-id"], name="ticket_status"),
            models.Index(fields=["category", "-updated_at", "-id"], name="ticket_category"),
            models.Index(fields=["channel", "-updated_at", "-id"], name="ticket_channel"),
            models.Index(fields=["requester", "-updated_at"], name="ticket_requester"),
            models.Index(fields=["-created_at", "-id"], name="ticket_created"),
            models.Index(fields=["waiting_since", "id"], name="ticket_waiting", condition=_WAITING),
            models.Index(fields=["due_at", "id"], name="ticket_due", condition=_DUE),
            models.Index(fields=["assignee", "due_at", "id"], name="ticket_due_for", condition=_DUE),
            models.Index(fields=["assignee", "waiting_since", "id"], name="ticket_waiting_for", condition=_WAITING),
            models.Index(
                fields=["-solved_at", "-id"], name="ticket_solved", condition=models.Q(solved_at__isnull=False)
            ),
            models.Index(fields=["-priority", "-updated_at", "-id"], name="ticket_priority", condition=_UNFINISHED),
            # Oldest first among the unfinished: the index over all would be walked from the oldest closed ticket on.
            models.Index(fields=["created_at", "id"], name="ticket_oldest", condition=_UNFINISHED),
            models.Index(fields=["merged_into"], name="ticket_merged", condition=models.Q(merged_into__isnull=False)),
            models.Index(
                fields=["snoozed_until"], name="ticket_snoozed", condition=models.Q(snoozed_until__isnull=False)
            ),
            GinIndex(fields=["search"], name="ticket_search"),
            GinIndex(fields=["tags"], name="ticket_tags"),
        ]

    def __str__(self) -> str:
        return f"#{self.number} {self.subject}"

    @property
    def shown_number(self) -> str:
        """The number in groups of three digits, as it is said: 104 233."""
        return grouped(self.number)

    @cached_property
    def answer_addresses(self) -> list[ContactAddress]:
        """Addresses of the requester, then of the participants who get replies; read once for this object."""
        rows = _addresses().rows({_TICKET: self.pk, _REQUESTER: self.requester_id})
        return sorted(rows, key=lambda row: (row.contact_id != self.requester_id, row.contact_id))


_TICKET, _REQUESTER = -(2**63) + 1, -(2**63) + 2  # stand for a ticket's: nothing has these ids


@cache
def _addresses() -> KeptQuery[ContactAddress]:
    # A union, not an OR over a join: that would read every address there is.
    requester = Contact.objects.filter(pk=_REQUESTER).order_by().values("pk")
    let_in = Contact.objects.filter(participations__ticket_id=_TICKET, participations__gets_replies=True)
    takers = requester.union(let_in.order_by().values("pk"))
    return KeptQuery(ContactAddress.objects.filter(contact__in=takers).select_related("contact"))


def grouped(number: int) -> str:
    return f"{number:,}".replace(",", "\u00a0")
