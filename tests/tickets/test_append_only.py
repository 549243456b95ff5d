"""Events and the audit are written once: the database itself refuses to change or delete them, also by raw SQL."""

import pytest
from django.db import IntegrityError, connection, transaction
from django.db.models import ProtectedError

from servicedesk.people.models import AuditEntry
from tests.factories import make_agent, make_ticket
from tickets.models import Event, Ticket

pytestmark = pytest.mark.django_db
TABLES = {"event": "tickets_event", "audit": "people_auditentry"}


def make_row(name: str) -> int:
    if name == "event":
        return make_ticket().events.get().pk
    return AuditEntry.objects.create(agent=make_agent(), verb="agent.disabled").pk


def run(sql: str, *parameters: int) -> int:
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql, parameters)
        return int(cursor.rowcount)


@pytest.mark.parametrize("name", TABLES)
@pytest.mark.parametrize("sql", ["UPDATE {} SET at = now() WHERE id = %s", "DELETE FROM {} WHERE id = %s"])
def test_row_is_neither_changed_nor_deleted_by_raw_sql(name: str, sql: str) -> None:
    pk = make_row(name)

    with pytest.raises(IntegrityError, match="append-only"):
        run(sql.format(TABLES[name]), pk)


def test_row_is_neither_changed_nor_deleted_through_the_models() -> None:
    event = make_ticket().events.get()
    event.kind = "assigned"

    for act in (event.save, event.delete, Event.objects.all().delete, lambda: Event.objects.update(version=9)):
        with pytest.raises(IntegrityError, match="append-only"), transaction.atomic():
            act()


def test_ticket_is_not_deleted_from_under_its_events() -> None:
    ticket = make_ticket()

    with pytest.raises((IntegrityError, ProtectedError)), transaction.atomic():
        ticket.delete()

    assert Ticket.objects.filter(pk=ticket.pk).exists()


@pytest.mark.parametrize("name", TABLES)
def test_erasing_deletes_but_never_changes_when_its_transaction_says_so(name: str) -> None:
    pk = make_row(name)

    with transaction.atomic():
        run("SET LOCAL servicedesk.erasing = 'on'")
        with pytest.raises(IntegrityError, match="append-only"):
            run(f"UPDATE {TABLES[name]} SET at = now() WHERE id = %s", pk)
        assert run(f"DELETE FROM {TABLES[name]} WHERE id = %s", pk) == 1


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("name", TABLES)
def test_leave_to_erase_ends_with_its_transaction(name: str) -> None:
    pk = make_row(name)
    run("SET LOCAL servicedesk.erasing = 'on'")

    with pytest.raises(IntegrityError, match="append-only"):
        run(f"DELETE FROM {TABLES[name]} WHERE id = %s", pk)


@pytest.mark.parametrize("value", ["off", "true", "1", ""])
def test_only_the_word_on_gives_leave(value: str) -> None:
    pk = make_row("event")

    with transaction.atomic():
        run(f"SET LOCAL servicedesk.erasing = '{value}'")
        with pytest.raises(IntegrityError, match="append-only"):
            run("DELETE FROM tickets_event WHERE id = %s", pk)
