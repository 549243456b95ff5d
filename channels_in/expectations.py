"""How often mail is expected at an inbox that nobody fetches for."""

from django.db import transaction
from django.utils import timezone

from channels_in.models import MailExpectation
from servicedesk.people.actions.audit import record
from servicedesk.people.models import Agent
from tickets.models import Inbox


def expect_mail(inbox: Inbox, working_hours: int | None, *, by: Agent) -> None:
    """Warn administrators when no mail has come for so many working hours, from now on; None: never."""
    with transaction.atomic():
        row = MailExpectation.objects.select_for_update().filter(inbox=inbox).first()
        before = row.working_hours if row else None
        if before == working_hours:
            return
        if working_hours is None:
            MailExpectation.objects.filter(inbox=inbox).delete()
        else:
            values = {"working_hours": working_hours, "since": timezone.now()}
            MailExpectation.objects.update_or_create(inbox=inbox, defaults=values)
        record("inbox.expectation_changed", by=by, about=inbox, changes={"working_hours": [before, working_hours]})
