"""Filters for lengths of time and times of day."""

from datetime import datetime, timedelta

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import npgettext

from frontend.due_words import timedelta_words
from frontend.settings_area.week_fields import clock

register = template.Library()


@register.filter
def length_words(length: timedelta) -> str:
    return timedelta_words(length)


@register.filter
def minute_clock(minute: int) -> str:
    """Minutes after midnight as 16:30."""
    return clock(minute)


@register.filter
def day_end(moment: datetime) -> str:
    """The end of a stretch within a day: midnight is 24.00."""
    return "24.00" if (moment.hour, moment.minute) == (0, 0) else f"{moment:%H.%M}"


@register.simple_tag
def countdown_words() -> SafeString:
    """What js/countdown.js says, as frontend.due_words says it."""
    words = {
        "min": _("%(count)d min"),
        "h": _("%(count)d h"),
        "day": npgettext("short", "%(count)d day", "%(count)d days", 1),
        "days": npgettext("short", "%(count)d day", "%(count)d days", 2),
        "late": _("%(time)s late"),
        "left": _("%(time)s left"),
    }
    shown = {name: text.replace("%(count)d", "#").replace("%(time)s", "#") for name, text in words.items()}
    attributes = format_html_join("", ' data-{}="{}"', shown.items())
    return format_html('<template id="countdown-words"{}></template>', attributes)
