"""CH3: the demo's register holds the eleven ways of the figure, with SMS and the app, and a month of daily looks."""

import pytest
from django.utils import timezone

from channels_in.models import ChannelEntry, EntryStatus, Informed
from channels_in.register.lifecycle import missing_for
from channels_in.register.watching import month
from servicedesk.demo.load_demo import load_demo

FIGURE = {
    "facebook": "social",
    "email": "mail",
    "letter": "mail",
    "eservice": "e-services",
    "visit": "visits",
    "phone": "phone and fax",
    "fax": "phone and fax",
    "website": "website",
    "meeting": "meetings",
    "print": "printed matter",
    "chat": "chat",
    "api": "system to system",
    "mass": "mass communication",
}


@pytest.mark.django_db
def test_register_of_the_demo_is_whole_and_as_actions_would_have_written_it() -> None:
    load_demo(timezone.now())

    entries = list(ChannelEntry.objects.select_related("inbox"))
    assert set(FIGURE) | {"sms", "app"} <= {entry.kind for entry in entries}
    assert {entry.status for entry in entries} == set(EntryStatus) - {EntryStatus.CLOSED}
    for entry in entries:
        assert list(missing_for(entry, EntryStatus(entry.status))) == []
        assert entry.steps.order_by("at").last().after == entry.status  # type: ignore[union-attr]
        assert entry.inbox is None or entry.inbox.kind == entry.kind
    assert Informed.objects.count() == 2
    today = timezone.localdate()
    days = [day for back in (0, 1) for day in month(ChannelEntry.objects.all(), *_month(back), today)]
    assert any(day.is_missing for day in days)
    assert any(look.note for day in days for look in day.looks)


def _month(back: int) -> tuple[int, int]:
    today = timezone.localdate()
    first = today.month - 1 - back
    return today.year + first // 12, first % 12 + 1
