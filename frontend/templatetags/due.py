"""Filters for lengths of time and times of day."""

from datetime import datetime, timedelta

from django import template

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
