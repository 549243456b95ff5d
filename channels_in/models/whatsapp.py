"""WhatsAppTemplate: a text Meta has looked at, with which a talk can be taken up again after the window has closed."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from tickets.models import Inbox


class WhatsAppTemplate(models.Model):
    class State(models.TextChoices):
        APPROVED = "approved", _("Approved")
        PENDING = "pending", _("Waits for approval")
        REJECTED = "rejected", _("Rejected")
        PAUSED = "paused", _("Paused: too many have reported it")
        DISABLED = "disabled", _("Switched off by Meta")

    class Category(models.TextChoices):
        UTILITY = "utility", _("Utility")
        MARKETING = "marketing", _("Marketing")
        AUTHENTICATION = "authentication", _("Authentication")

    inbox = models.ForeignKey(Inbox, on_delete=models.CASCADE, related_name="whatsapp_templates")
    name = models.CharField(max_length=512)
    language = models.CharField(max_length=15)  # as Meta writes it: sv, en_US
    category = models.CharField(max_length=20, choices=Category)
    state = models.CharField(max_length=10, choices=State)
    header = models.TextField(blank=True)
    body = models.TextField()  # with {{1}} or {{first_name}} where something is filled in
    footer = models.TextField(blank=True)
    variables = models.JSONField(default=list)  # their names in the order of the body: ["1", "2"]
    is_named = models.BooleanField(default=False)  # whether the variables have names instead of numbers
    # Why it cannot be sent from here though it is approved, such as "a picture in its head"; "": it can.
    obstacle = models.CharField(max_length=100, blank=True)
    fetched_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["name", "language"]
        constraints = [
            models.UniqueConstraint(fields=["inbox", "name", "language"], name="whatsapp_template_once"),
            models.CheckConstraint(
                condition=models.Q(state__in=["approved", "pending", "rejected", "paused", "disabled"]),
                name="whatsapp_template_state_known",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name} ({self.language})"

    @property
    def can_be_sent(self) -> bool:
        return self.state == self.State.APPROVED and not self.obstacle
