"""The radar: what people ask, counted, as questions that keep who they are while they grow."""

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from knowledgebase.models.article import Article
from knowledgebase.models.indexed import RealField
from servicedesk.people.models import Department
from tickets.models import ChannelKind, Ticket

WORDS_MAX = 400  # characters kept of what somebody asked
NAME_MAX = 200


class Question(models.Model):
    """Contacts that mean the same. Its identity stays when it grows, is renamed, or is answered by an article."""

    class State(models.TextChoices):
        OPEN = "open", _("Without an answer")
        DRAFTED = "drafted", _("An answer is being written")
        ANSWERED = "answered", _("Answered")
        MUTED = "muted", _("Put aside")

    name = models.CharField(max_length=NAME_MAX)  # in citizens' words
    is_named = models.BooleanField(default=False)  # by a person: grouping leaves the name alone
    state = models.CharField(max_length=10, choices=State, default=State.OPEN)
    department = models.ForeignKey(Department, on_delete=models.PROTECT, null=True, related_name="+")
    # The article that answers it, or the draft that will.
    article = models.ForeignKey(Article, on_delete=models.SET_NULL, null=True, related_name="radar_questions")
    answered_at = models.DateTimeField(null=True)  # when the article was first there for readers
    merged_into = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="merged")
    # Where it lies: the mean of its contacts' vectors, of the model named.
    centre = ArrayField(RealField(), default=list)
    model = models.CharField(max_length=60, blank=True)
    # Worked out by each grouping, so that the list needs no sum: contacts and seconds of the last 12 weeks, rank.
    contacts = models.PositiveIntegerField(default=0)
    seconds = models.PositiveIntegerField(default=0)
    gap = models.FloatField(default=1.0)  # share that no article covered, 0 to 1
    rank = models.FloatField(default=0.0)
    first_at = models.DateTimeField()
    last_at = models.DateTimeField()

    class Meta:
        ordering = ["-rank", "-id"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(state__in=["open", "drafted", "answered", "muted"]), name="question_state_known"
            ),
            models.CheckConstraint(
                condition=~models.Q(merged_into=models.F("id")), name="question_not_merged_into_itself"
            ),
        ]
        indexes = [
            models.Index(
                fields=["state", "-rank", "-id"], name="question_ranked", condition=models.Q(merged_into__isnull=True)
            ),
            models.Index(
                fields=["-rank", "-id"], name="question_all_ranked", condition=models.Q(merged_into__isnull=True)
            ),
        ]

    def __str__(self) -> str:
        return self.name


class RadarContact(models.Model):
    """One time somebody asked something, without who they are. Never of confidential tickets or protected people."""

    class Source(models.TextChoices):
        MESSAGE = "message", _("First message")
        CALL = "call", _("Call or visit")
        CHAT = "chat", _("Chat")
        SEARCH = "search", _("Search without a hit")

    source = models.CharField(max_length=10, choices=Source)
    source_id = models.CharField(max_length=120)  # names it within its source: the same is never counted twice
    ticket = models.ForeignKey(Ticket, on_delete=models.CASCADE, null=True, related_name="+")
    channel = models.CharField(max_length=20, choices=ChannelKind, blank=True)  # "" for a search
    department = models.ForeignKey(Department, on_delete=models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField()
    weight = models.PositiveIntegerField(default=1)  # times it was asked: searches come as sums of a day
    # What was asked, shortened, without names, addresses, phone or identity numbers.
    words = models.CharField(max_length=WORDS_MAX)
    language = models.CharField(max_length=5, blank=True)
    vector = ArrayField(RealField(), null=True)
    model = models.CharField(max_length=60, blank=True)  # what the vector is of
    seconds = models.PositiveIntegerField(null=True)  # handling time, when it is known
    knowledge = models.CharField(max_length=10, blank=True)  # tickets.Knowledge of its wrap-up
    article = models.ForeignKey(Article, on_delete=models.SET_NULL, null=True, related_name="+")  # that was used
    question = models.ForeignKey(Question, on_delete=models.SET_NULL, null=True, related_name="contact_rows")
    nearness = models.FloatField(default=0.0)  # to the question's centre, as a cosine
    is_placed = models.BooleanField(default=False)  # by a person: grouping leaves it where it is
    changed_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["-at", "-id"]
        constraints = [
            models.UniqueConstraint(fields=["source", "source_id"], name="radar_contact_once"),
            models.CheckConstraint(
                condition=models.Q(source__in=["message", "call", "chat", "search"]), name="radar_contact_source_known"
            ),
        ]
        indexes = [
            models.Index(fields=["question", "-at", "-id"], name="radar_contact_of_question"),
            models.Index(fields=["-at", "-id"], name="radar_contact_newest"),
            models.Index(fields=["ticket"], name="radar_contact_ticket"),
        ]

    def __str__(self) -> str:
        return self.words[:60]


class QuestionEvent(models.Model):
    """What was done with a question, and by whom; none: the job."""

    class Kind(models.TextChoices):
        FOUND = "found", _("Found")
        RENAMED = "renamed", _("Renamed")
        MERGED = "merged", _("Merged")
        SPLIT = "split", _("Split")
        MUTED = "muted", _("Put aside")
        UNMUTED = "unmuted", _("Taken up again")
        DRAFTED = "drafted", _("Answer begun")
        LINKED = "linked", _("Linked to an article")
        ANSWERED = "answered", _("Answer published")
        REOPENED = "reopened", _("Answer taken down")
        PLACED = "placed", _("Contact moved here")

    question = models.ForeignKey(Question, on_delete=models.CASCADE, related_name="events")
    kind = models.CharField(max_length=10, choices=Kind)
    agent = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    data = models.JSONField(default=dict)

    class Meta:
        ordering = ["at", "id"]

    def __str__(self) -> str:
        return f"{self.kind} {self.question_id}"


class RadarRun(models.Model):
    """One grouping: how much it read, and how steady the questions were."""

    started_at = models.DateTimeField(default=timezone.now)
    finished_at = models.DateTimeField(null=True)
    contacts = models.PositiveIntegerField(default=0)
    fresh = models.PositiveIntegerField(default=0)  # contacts that were not there the time before
    questions = models.PositiveIntegerField(default=0)
    kept = models.FloatField(default=1.0)  # share of the former questions that kept their identity
    failed = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["-started_at"]

    def __str__(self) -> str:
        return f"{self.started_at:%Y-%m-%d %H:%M}"
