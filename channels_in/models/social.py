"""SocialItem: one post, comment or message at a social network, as far as the provider has told us, in any order.

A row may be there before its message (an edit that came before what it edits) and without one (a post of ours under
which people comment).
"""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from tickets.models import Inbox, Message


class SocialItem(models.Model):
    class State(models.TextChoices):
        SHOWN = "shown", _("Shown")
        HIDDEN = "hidden", _("Hidden")  # by us: its author and their friends may still see it
        TAKEN_DOWN = "taken_down", _("Taken down")  # by us: nobody sees it
        WITHDRAWN = "withdrawn", _("Removed by its author")

    inbox = models.ForeignKey(Inbox, on_delete=models.PROTECT, related_name="social_items")
    external_id = models.CharField(max_length=200)
    parent_id = models.CharField(max_length=200, blank=True)  # external_id of what it answers
    thread_id = models.CharField(max_length=200, blank=True)  # external_id of the post everything is about
    message = models.OneToOneField(Message, on_delete=models.CASCADE, null=True, related_name="social_item")
    is_public = models.BooleanField(default=False)
    is_ours = models.BooleanField(default=False)  # said by the municipality's account, here or elsewhere
    author_id = models.CharField(max_length=200, blank=True)
    author_name = models.CharField(max_length=200, blank=True)
    permalink = models.CharField(max_length=500, blank=True)
    text = models.TextField(blank=True)  # the newest we know; Message.body stays what came first
    said_at = models.DateTimeField(default=timezone.now)
    edited_at = models.DateTimeField(null=True, blank=True)
    read_at = models.DateTimeField(null=True, blank=True)  # of ours: when the other has read it, as the provider says
    state = models.CharField(max_length=10, choices=State, default=State.SHOWN)
    # Of ours: why it did not arrive, in the provider's words; told perhaps before we knew which message it is about.
    failed = models.CharField(max_length=300, blank=True)
    # The decision it was taken down by: without one, with its copy and its reason, nothing is.
    taken_down_by = models.ForeignKey("SocialDeed", on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ["said_at", "id"]
        constraints = [
            models.UniqueConstraint(fields=["inbox", "external_id"], name="social_item_once"),
            models.CheckConstraint(
                condition=models.Q(state__in=["shown", "hidden", "taken_down", "withdrawn"]),
                name="social_item_state_known",
            ),
            models.CheckConstraint(
                condition=~models.Q(state="taken_down") | models.Q(taken_down_by__isnull=False),
                name="social_item_taken_down_by_a_deed",
            ),
        ]
        indexes = [
            models.Index(
                fields=["inbox", "thread_id", "said_at"],
                name="social_item_thread",
                condition=~models.Q(thread_id=""),
            )
        ]

    def __str__(self) -> str:
        return self.external_id


class SocialVersion(models.Model):
    """A text an item had before it was edited. The first is what it began with, "" while that has not come yet."""

    item = models.ForeignKey(SocialItem, on_delete=models.CASCADE, related_name="versions")
    text = models.TextField(blank=True)
    until = models.DateTimeField()  # when it was replaced

    class Meta:
        ordering = ["until", "id"]

    def __str__(self) -> str:
        return f"{self.item_id} {self.until:%Y-%m-%d %H:%M}"


class SocialDeed(models.Model):
    """Something we did to what somebody else wrote in public: kept with a copy, a reason, and who was told."""

    class Verb(models.TextChoices):
        HIDE = "hide", _("Hidden")
        SHOW = "show", _("Shown again")
        TAKE_DOWN = "take_down", _("Taken down")

    class Reason(models.TextChoices):
        PERSONAL_DATA = "personal_data", _("Personal data")
        PERSONAL_ATTACK = "personal_attack", _("Personal attack")
        HATE = "hate", _("Agitation against a population group")
        THREAT = "threat", _("Unlawful threat or call to crime")
        PORNOGRAPHY = "pornography", _("Child pornography or unlawful depiction of violence")
        COPYRIGHT = "copyright", _("Somebody else's copyright")
        SPAM = "spam", _("Advertising or spam")
        MISTAKE = "mistake", _("It was a mistake")  # of showing again

    item = models.ForeignKey(SocialItem, on_delete=models.PROTECT, related_name="deeds")
    verb = models.CharField(max_length=10, choices=Verb)
    reason = models.CharField(max_length=20, choices=Reason)
    note = models.CharField(max_length=500, blank=True)
    # Who decided; null: the rule about identity numbers did.
    agent = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    copy = models.JSONField()  # the item as it was: {"text", "author_name", "permalink", "said_at", "versions": []}
    at = models.DateTimeField(default=timezone.now)
    done_at = models.DateTimeField(null=True, blank=True)  # when the provider confirmed it
    failed = models.CharField(max_length=300, blank=True)  # why the provider did not, in its words
    # The provider will not: nothing more is tried until somebody asks for it.
    gave_up = models.BooleanField(default=False, db_default=False)
    # The message by which the author was told; null: there is no way to them, or not yet.
    told_by = models.ForeignKey(Message, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ["-at", "-id"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(verb__in=["hide", "show", "take_down"]), name="social_deed_verb_known"
            ),
            models.CheckConstraint(
                condition=models.Q(
                    reason__in=[
                        "personal_data",
                        "personal_attack",
                        "hate",
                        "threat",
                        "pornography",
                        "copyright",
                        "spam",
                        "mistake",
                    ]
                ),
                name="social_deed_has_a_reason",
            ),
            models.CheckConstraint(condition=models.Q(copy__has_key="text"), name="social_deed_has_a_copy"),
        ]
        indexes = [
            models.Index(fields=["-at", "-id"], name="social_deed_newest"),
            models.Index(fields=["at"], name="social_deed_underway", condition=models.Q(done_at=None, gave_up=False)),
        ]

    def __str__(self) -> str:
        return f"{self.verb} {self.item_id}"

    @property
    def is_underway(self) -> bool:
        return self.done_at is None and not self.gave_up
