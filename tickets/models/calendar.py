"""Calendar: when work is counted. Opening hours of the week, holidays, half days, and days of one's own."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from servicedesk.people.models import Team
from tickets.models.inbox import Inbox

OFFICE_HOURS = [[[480, 1020]]] * 5 + [[], []]


def office_hours() -> list[list[list[int]]]:
    """Monday to Friday, 8 to 17."""
    return [[[*span] for span in day] for day in OFFICE_HOURS]


class Calendar(models.Model):
    """One is the municipality's own: it counts where neither the inbox nor the team has another."""

    slug = models.SlugField(max_length=60, unique=True)
    name = models.CharField(_("Name"), max_length=80)
    # Monday to Sunday, each [[from, to]] in minutes after midnight, as servicedesk.lib.working_time.Span.
    hours = models.JSONField(_("Opening hours"), default=office_hours)
    keeps_holidays = models.BooleanField(_("Closed on holidays"), default=True)
    # Minute from which half days (Skärtorsdagen, Valborg ...) are closed; None: they are ordinary days.
    half_days_close = models.PositiveSmallIntegerField(_("Half days close at"), null=True, blank=True)
    zone = models.CharField(_("Time zone"), max_length=60, default="Europe/Stockholm")
    is_own = models.BooleanField(default=False, editable=False)
    inboxes = models.ManyToManyField(Inbox, blank=True, related_name="calendars", verbose_name=_("Inboxes"))
    teams = models.ManyToManyField(Team, blank=True, related_name="calendars", verbose_name=_("Teams"))
    # Counts up with every change of it or its days: clocks counted with an older one are counted again.
    version = models.PositiveIntegerField(default=1, editable=False)
    changed_at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        ordering = ["name", "id"]
        constraints = [
            models.CheckConstraint(condition=~models.Q(name=""), name="calendar_has_name"),
            models.CheckConstraint(
                condition=models.Q(half_days_close=None) | models.Q(half_days_close__lte=1440),
                name="calendar_half_days_within_a_day",
            ),
            models.UniqueConstraint(fields=["is_own"], condition=models.Q(is_own=True), name="calendar_one_is_own"),
        ]

    def __str__(self) -> str:
        return self.name


class CalendarDay(models.Model):
    """A day of one's own; it wins over holidays. closed_from: minute from which it is closed; 0 all day, 1440 not."""

    calendar = models.ForeignKey(Calendar, on_delete=models.CASCADE, related_name="days")
    day = models.DateField(_("Day"))
    closed_from = models.PositiveSmallIntegerField(_("Closed from"), default=0)
    label = models.CharField(_("Why"), max_length=120, blank=True)
    uid = models.CharField(max_length=255, blank=True)  # of the iCalendar entry it came with; "": written by hand

    class Meta:
        ordering = ["day"]
        constraints = [
            models.UniqueConstraint(fields=["calendar", "day"], name="calendar_day_once"),
            models.CheckConstraint(condition=models.Q(closed_from__lte=1440), name="calendar_day_within_a_day"),
        ]

    def __str__(self) -> str:
        return f"{self.day} {self.label}".strip()
