"""Rows of tickets, messages and events as plain records, and writing them with COPY.

The attributes are the columns' names. A column that is not among them gets its field's default.
"""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db import connection, models

from tickets.models import CaseKind, MessageKind, Priority
from tickets.statuses import Status

ID_BLOCK = 2_000


@dataclass(slots=True)
class TicketRow:
    id: int
    number: int
    subject: str
    team_id: int
    requester_id: int
    inbox_id: int
    channel: str
    created_at: datetime
    updated_at: datetime
    status: str = Status.NEW.value
    priority: int = Priority.NORMAL.value
    category_id: int | None = None
    case_kind: str = CaseKind.OTHER.value
    tags: list[str] = field(default_factory=list)
    assignee_id: int | None = None
    is_confidential: bool = False
    preview: str = ""
    version: int = 1
    first_answered_at: datetime | None = None
    solved_at: datetime | None = None
    closed_at: datetime | None = None
    waiting_since: datetime | None = None
    heard_version: int = 1


@dataclass(slots=True)
class MessageRow:
    id: int
    ticket_id: int
    created_at: datetime
    queued_at: datetime
    body: str
    kind: str = MessageKind.MESSAGE.value
    direction: str = ""
    channel: str = ""
    agent_id: int | None = None
    contact_id: int | None = None
    language: str = ""
    is_automatic: bool = False
    delivery: str = ""
    delivered_at: datetime | None = None
    recipients: list[dict[str, str]] = field(default_factory=list)
    message_id: str = ""
    in_reply_to: str = ""


@dataclass(slots=True)
class EventRow:
    ticket_id: int
    at: datetime
    kind: str
    version: int
    data: dict[str, Any]
    agent_id: int | None = None
    contact_id: int | None = None
    message_id: int | None = None


def new_ids(model: type[models.Model], count: int) -> list[int]:
    """Take count primary keys from the model's sequence."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT nextval(pg_get_serial_sequence(%s, 'id')) FROM generate_series(1, %s)",
            [model._meta.db_table, count],
        )
        return sorted(pk for (pk,) in cursor.fetchall())


def ids(model: type[models.Model]) -> Iterator[int]:
    """Primary keys without end, taken block by block."""
    while True:
        yield from new_ids(model, ID_BLOCK)


def new_numbers(count: int) -> list[int]:
    """Take count ticket numbers, lowest first."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT nextval('ticket_number') FROM generate_series(1, %s)", [count])
        return sorted(number for (number,) in cursor.fetchall())


def copy_rows(model: type[models.Model], rows: Iterable[Any], row_type: type[Any]) -> None:
    """Write rows of row_type into the model's table with COPY, inside the transaction there is."""
    given = set(row_type.__dataclass_fields__)
    fields = [one for one in model._meta.concrete_fields if not one.generated and not _made_by_database(one, given)]
    json_names = {one.attname for one in fields if isinstance(one, models.JSONField)}
    defaults = {one.attname: _plain(one.get_default()) for one in fields if one.attname not in given}
    names = [one.attname for one in fields]
    columns = ", ".join(connection.ops.quote_name(str(one.column)) for one in fields)
    with (
        connection.cursor() as cursor,
        cursor.copy(f"COPY {connection.ops.quote_name(model._meta.db_table)} ({columns}) FROM STDIN") as copy,
    ):
        for row in rows:
            copy.write_row(
                [
                    defaults[name]
                    if name in defaults
                    else json.dumps(getattr(row, name))
                    if name in json_names
                    else getattr(row, name)
                    for name in names
                ]
            )


def _made_by_database(one: "models.Field[Any, Any]", given: set[str]) -> bool:
    """Whether the database itself gives the value: a primary key, or a default of the column's own."""
    return one.attname not in given and (one.primary_key or one.has_db_default())


def _plain(value: Any) -> Any:
    return json.dumps(value) if isinstance(value, list | dict) else value
