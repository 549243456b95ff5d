"""The public list of the municipality's accounts and channels: those that are used, and those that rest."""

from dataclasses import dataclass
from datetime import datetime, time

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from channels_in.models import ChannelEntry
from channels_in.models.register import IN_USE, EntryStatus
from frontend.public.conditional import page
from frontend.public.languages import SWEDISH, absolute, address, frame_of, in_its_language
from frontend.public.opening import Opening, opening
from frontend.public.site import Site
from frontend.public.switch import in_both, switch_to
from knowledgebase.models import ContactWay

LAST_MINUTE = time(23, 59)


@dataclass(frozen=True, slots=True)
class Listed:
    entry: ChannelEntry
    opening: Opening
    is_dormant: bool


@in_its_language
@require_safe
def public_channels(request: HttpRequest, *, language: str = SWEDISH) -> HttpResponse:
    """What is changed in the register is seen at the next request."""
    frame, now = frame_of(language), timezone.now()
    rows = listed_entries()
    context = {
        "site": Site(frame),
        "language": frame,
        "canonical": absolute(address("public_channels", frame)),
        "there": in_both("public_channels"),
        "switch": switch_to(frame, "public_channels"),
        "rows": [Listed(row, _opening(row, now), row.status == EntryStatus.DORMANT) for row in rows],
        "changed_at": max((row.changed_at for row in rows), default=None),
    }
    return page(request, "frontend/public/channels.html", context)


def listed_entries() -> list[ChannelEntry]:
    rows = ChannelEntry.objects.filter(is_listed=True, status__in=IN_USE).select_related("department")
    return sorted(rows, key=lambda row: (row.status == EntryStatus.DORMANT, row.shown_name.lower(), row.pk))


def _opening(entry: ChannelEntry, now: datetime) -> Opening:
    """Whether somebody is there now; nothing where no hours are written."""
    hours = [
        {"day": day, "from": _clock(start), "to": _clock(stop)}
        for day, spans in enumerate(entry.hours)
        for start, stop in spans
    ]
    return opening(ContactWay(hours=hours), now) if hours else Opening(False, "")


def _clock(minute: int) -> str:
    """Minutes after midnight as 16:30; the end of the day is its last minute."""
    return (LAST_MINUTE if minute >= 1440 else time(minute // 60, minute % 60)).isoformat("minutes")
