from typing import Any

from django.db import transaction

from servicedesk.people.actions.audit import changed_fields, record
from servicedesk.people.models import Agent
from tickets.models import Inbox


def change_inbox(inbox: Inbox, *, by: Agent, **fields: Any) -> None:
    """Change name, team, sender_name, is_active, acknowledges or wrap_up_required.

    Tickets that have come in stay where they are.
    """
    with transaction.atomic():
        fresh = Inbox.objects.select_for_update().get(pk=inbox.pk)
        if changes := changed_fields(fresh, fields):
            fresh.save(update_fields=list(changes))
            record("inbox.changed", by=by, about=fresh, changes=changes)
