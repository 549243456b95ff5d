"""ChatSetup: what one chat inbox looks like and when it is staffed. ChatSite: a website that may show it."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from tickets.models import Inbox

ORIGIN_MAX = 255


class ChatSetup(models.Model):
    """One for every inbox of the kind chat. Its inbox names the municipality as the sender."""

    inbox = models.OneToOneField(Inbox, on_delete=models.CASCADE, related_name="chat_setup")
    # {"sv": {"title": "...", "welcome": "...", "closed": "..."}}; a text that is missing is the product's own.
    texts = models.JSONField(default=dict, blank=True)
    accent = models.CharField(_("Colour"), max_length=7, blank=True)  # "#14566b"; "": the product's own
    # Monday to Sunday, each [[from, to]] in minutes after midnight, as servicedesk.lib.working_time.Span.
    hours = models.JSONField(_("Opening hours"), default=list)
    keeps_holidays = models.BooleanField(_("Closed on public holidays"), default=True)
    half_days_close = models.PositiveSmallIntegerField(null=True, blank=True)  # minute; null: ordinary days
    closed_from = models.JSONField(default=dict, blank=True)  # {"2026-12-23": 720}: from which minute; 0 all day
    suggests_answers = models.BooleanField(_("Suggest answers before the chat"), default=True)
    # A dotted path in settings.CHAT_FIRST_ANSWERS; "": nobody but people answers.
    first_answer = models.CharField(max_length=60, blank=True)
    created_at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        ordering = ["inbox"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(accent="") | models.Q(accent__regex=r"^#[0-9a-f]{6}$"), name="chat_accent_is_colour"
            ),
            models.CheckConstraint(
                condition=models.Q(half_days_close__isnull=True) | models.Q(half_days_close__lte=1440),
                name="chat_half_days_close_in_a_day",
            ),
        ]

    def __str__(self) -> str:
        return str(self.inbox)


class ChatSite(models.Model):
    """A website whose pages may show the chat, as a browser names it: https://bostader.example."""

    setup = models.ForeignKey(ChatSetup, on_delete=models.CASCADE, related_name="sites")
    origin = models.CharField(_("Website"), max_length=ORIGIN_MAX)
    # Opening hours there, as ChatSetup.hours; null: those of the inbox.
    hours = models.JSONField(null=True, blank=True)
    is_active = models.BooleanField(_("Active"), default=True)
    created_at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        ordering = ["origin"]
        constraints = [
            models.UniqueConstraint(fields=["setup", "origin"], name="chat_site_once"),
            models.CheckConstraint(
                condition=models.Q(origin__regex=r"^https?://[a-z0-9.:\[\]-]+$"), name="chat_site_is_origin"
            ),
        ]

    def __str__(self) -> str:
        return self.origin
