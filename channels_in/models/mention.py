"""MentionFeed: a search somebody else makes for us, as RSS or Atom. Mention: what was said about us elsewhere."""

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from servicedesk.people.models import Team
from tickets.models import Ticket

TITLE_MAX, EXCERPT_MAX, NOTE_MAX = 300, 2_000, 500  # characters
URL_MAX = 2_000


class MentionFeed(models.Model):
    name = models.CharField(_("Name"), max_length=120)
    url = models.CharField(_("Address of the feed"), max_length=URL_MAX, unique=True)
    team = models.ForeignKey(
        Team, on_delete=models.PROTECT, related_name="mention_feeds", verbose_name=_("The team that deals with it")
    )
    every = models.PositiveSmallIntegerField(
        _("Fetch every … minutes"), default=30, validators=[MinValueValidator(10), MaxValueValidator(24 * 60)]
    )
    is_active = models.BooleanField(_("Fetch"), default=True)
    # What the server said when it last answered; sent back, so that it need not answer the same again (RFC 9110, 13).
    etag = models.CharField(max_length=500, blank=True, editable=False)
    modified = models.CharField(max_length=100, blank=True, editable=False)
    due_at = models.DateTimeField(default=timezone.now, editable=False)
    last_success_at = models.DateTimeField(null=True, blank=True, editable=False)
    last_error = models.CharField(max_length=300, blank=True, editable=False)  # empty again after a success
    failing_since = models.DateTimeField(null=True, blank=True, editable=False)
    created_at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        ordering = ["name", "id"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(every__gte=10) & models.Q(every__lte=24 * 60), name="mention_feed_not_too_often"
            )
        ]

    def __str__(self) -> str:
        return self.name


class Disposition(models.TextChoices):
    ANSWERED = "answered", pgettext_lazy("mention", "Answered")
    ACTED_ON = "acted_on", pgettext_lazy("mention", "Acted on")
    NO_ACTION = "no_action", pgettext_lazy("mention", "No action")


class Mention(models.Model):
    """disposition is empty until somebody has said what was done about it."""

    # Null: an agent wrote it in by hand, or the feed is gone.
    feed = models.ForeignKey(MentionFeed, on_delete=models.SET_NULL, null=True, related_name="mentions")
    team = models.ForeignKey(Team, on_delete=models.PROTECT, related_name="mentions")
    # SHA-256 of its address in normal form (channels_in.mentions.links): the same thing is there once, by any feed.
    key = models.CharField(max_length=64, unique=True)
    url = models.CharField(max_length=URL_MAX, blank=True)
    title = models.CharField(max_length=TITLE_MAX)
    excerpt = models.TextField(blank=True)
    source = models.CharField(max_length=200, blank=True)  # who published it: a newspaper, or the address's host
    published_at = models.DateTimeField(null=True, blank=True)
    seen_at = models.DateTimeField(default=timezone.now)
    added_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    disposition = models.CharField(max_length=10, choices=Disposition, blank=True)
    disposed_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    disposed_at = models.DateTimeField(null=True, blank=True)
    note = models.CharField(max_length=NOTE_MAX, blank=True)
    ticket = models.OneToOneField(Ticket, on_delete=models.PROTECT, null=True, related_name="mention")

    class Meta:
        ordering = ["-seen_at", "-id"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(disposition="", disposed_at__isnull=True, disposed_by__isnull=True)
                | models.Q(
                    disposition__in=["answered", "acted_on", "no_action"],
                    disposed_at__isnull=False,
                    disposed_by__isnull=False,
                ),
                name="mention_disposition_has_its_agent",
            )
        ]
        indexes = [
            models.Index(fields=["-seen_at", "-id"], name="mention_newest"),
            models.Index(fields=["-seen_at", "-id"], name="mention_open", condition=models.Q(disposition="")),
        ]

    def __str__(self) -> str:
        return self.title
