from collections.abc import Mapping
from datetime import time

from django.db import transaction

from servicedesk.people.models import Agent
from tickets.models import NotificationChoice, QuietHours


def choose_notifications(
    agent: Agent,
    choices: Mapping[str, tuple[bool, bool, str]],
    *,
    quiet: tuple[time, time, list[int]] | None,
) -> None:
    """Write how the agent wants to be told from now on: (in app, in browser, MailPace) by NotificationKind.

    quiet: from, to and the days it begins (0 is Monday), or None for no quiet hours.
    """
    rows = [
        NotificationChoice(agent=agent, kind=kind, in_app=in_app, in_browser=in_browser, mail=mail)
        for kind, (in_app, in_browser, mail) in choices.items()
    ]
    with transaction.atomic():
        NotificationChoice.objects.bulk_create(
            rows,
            update_conflicts=True,
            unique_fields=["agent", "kind"],
            update_fields=["in_app", "in_browser", "mail"],
        )
        if quiet is None:
            QuietHours.objects.filter(agent=agent).delete()
            return
        starts, ends, days = quiet
        QuietHours.objects.update_or_create(
            agent=agent, defaults={"starts": starts, "ends": ends, "days": sorted(days)}
        )
