"""Who is told when a channel starts or ends: the communicator of all, heads of that of their department."""

from django.db import transaction

from channels_in.models import Informed
from servicedesk.people.actions.audit import record
from servicedesk.people.models import Agent, Department


def inform(*, by: Agent, agent: Agent, department: Department | None) -> Informed:
    """Once is enough: again changes nothing."""
    with transaction.atomic():
        row, is_new = Informed.objects.get_or_create(agent=agent, department=department)
        if is_new:
            record("channel_entry.informed", by=by, about=agent, department=str(department) if department else "")
    return row


def stop_informing(row: Informed, *, by: Agent) -> None:
    with transaction.atomic():
        record("channel_entry.not_informed", by=by, about=row.agent)
        row.delete()
