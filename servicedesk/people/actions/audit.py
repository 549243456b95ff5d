"""Writing the audit. Verbs are "<kind>.<what happened>"; detail is JSON without secrets."""

from typing import Any

from django.db import models

from servicedesk.people.models import Agent, AuditEntry, Integration


def record(
    verb: str, *, by: Agent | Integration | None, about: models.Model | None = None, **detail: Any
) -> AuditEntry:
    """Write one entry; by None is the system itself."""
    return AuditEntry.objects.create(
        agent=by if isinstance(by, Agent) else None,
        integration=by if isinstance(by, Integration) else None,
        verb=verb,
        object_kind=verb.partition(".")[0],
        object_id=about.pk if about is not None else None,
        detail={"label": str(about), **detail} if about is not None else detail,
    )


def changed_fields(row: models.Model, wanted: dict[str, Any]) -> dict[str, list[Any]]:
    """Set wanted on the row and return what became different as {"name": [before, after]}, in JSON's types."""
    changes: dict[str, list[Any]] = {}
    for name, value in wanted.items():
        before = getattr(row, name)
        if before != value:
            changes[name] = [_plain(before), _plain(value)]
            setattr(row, name, value)
    return changes


def _plain(value: Any) -> Any:
    return value if isinstance(value, str | int | bool | list | None) else str(value)
