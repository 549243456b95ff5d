"""TicketLink: two tickets that have to do with each other. Shown from both sides, each in its own words."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from tickets.models.ticket import Ticket


class LinkKind(models.TextChoices):
    RELATED = "related", _("Related to")
    DUPLICATE_OF = "duplicate_of", _("Duplicate of")
    PART_OF = "part_of", _("Part of")


# The same link as it reads from the other ticket.
FROM_OTHER_SIDE = {
    LinkKind.RELATED: _("Related to"),
    LinkKind.DUPLICATE_OF: _("Has the duplicate"),
    LinkKind.PART_OF: _("Has the part"),
}


class TicketLink(models.Model):
    """ticket is (kind) other. A related pair is kept once, the lower id first."""

    ticket = models.ForeignKey(Ticket, on_delete=models.CASCADE, related_name="links")
    other = models.ForeignKey(Ticket, on_delete=models.CASCADE, related_name="links_here")
    kind = models.CharField(max_length=20, choices=LinkKind)
    agent = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    integration = models.ForeignKey("people.Integration", on_delete=models.PROTECT, null=True, related_name="+")
    created_at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        ordering = ["created_at", "id"]
        constraints = [
            models.CheckConstraint(condition=models.Q(kind__in=LinkKind.values), name="link_kind_known"),
            models.CheckConstraint(condition=~models.Q(ticket=models.F("other")), name="link_not_to_itself"),
            models.CheckConstraint(
                condition=~models.Q(kind=LinkKind.RELATED) | models.Q(ticket__lt=models.F("other")),
                name="link_related_one_way",
            ),
            models.UniqueConstraint(fields=["ticket", "other", "kind"], name="link_once"),
        ]

    def __str__(self) -> str:
        return f"{self.ticket_id} {self.kind} {self.other_id}"
