"""ContactWay: one way for people to reach us, and when it is open. What readers are shown, not how it is received."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

LABEL_MAX, ADDRESS_MAX, NOTE_MAX = 80, 200, 200
DAYS = range(7)  # Monday is 0


class WayKind(models.TextChoices):
    CHAT = "chat", _("Chat")
    FORM = "form", _("Web form")
    PHONE = "phone", _("Phone")
    SMS = "sms", _("SMS")
    EMAIL = "email", _("E-mail")
    VISIT = "visit", _("Visit")
    LETTER = "letter", _("Letter")


class ContactWay(models.Model):
    kind = models.CharField(_("Kind"), max_length=10, choices=WayKind)
    # A number, an address to write or go to; of a chat the page it is on; of a form "" is the list of forms.
    address = models.CharField(_("Number or address"), max_length=ADDRESS_MAX, blank=True)
    label = models.CharField(_("Words"), max_length=LABEL_MAX, blank=True)  # "": made from kind and address
    labels = models.JSONField(default=dict, blank=True)  # {"en": "Visit the citizens' office"}
    note = models.CharField(_("Note"), max_length=NOTE_MAX, blank=True)
    notes = models.JSONField(default=dict, blank=True)  # by language, as labels
    is_always_open = models.BooleanField(_("Round the clock"), default=False)
    # [{"day": 0, "from": "08:00", "to": "16:30"}], in Stockholm; [] when it has no hours to tell of
    hours = models.JSONField(default=list, blank=True)
    closed_on = ArrayField(models.DateField(), default=list, blank=True)  # holidays and the like
    position = models.PositiveSmallIntegerField(_("Order"), default=0)
    is_active = models.BooleanField(_("Shown"), default=True)

    class Meta:
        ordering = ["position", "id"]
        constraints = [
            models.CheckConstraint(condition=models.Q(kind__in=WayKind.values), name="contact_way_kind_known"),
            models.CheckConstraint(
                condition=models.Q(kind="form") | ~models.Q(address=""), name="contact_way_has_address"
            ),
            models.CheckConstraint(
                condition=models.Q(is_always_open=False) | models.Q(hours=[]), name="contact_way_always_or_hours"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.address}".strip()

    @property
    def shown_label(self) -> str:
        return str(self.labels.get(get_language() or "", "") or self.label)

    @property
    def shown_note(self) -> str:
        return str(self.notes.get(get_language() or "", "") or self.note)
