"""Fill waiting_since and heard_version of unfinished tickets, a batch a transaction; then the indexes, concurrently."""

from django.contrib.postgres.operations import AddIndexConcurrently
from django.db import migrations, models

BATCH = 2_000  # tickets

FILL = """
    UPDATE tickets_ticket AS t
       SET waiting_since = (
               SELECT min(m.created_at) FROM tickets_message m
                WHERE m.ticket_id = t.id AND m.direction = 'in' AND NOT m.is_automatic
                  AND m.created_at > coalesce((
                      SELECT max(o.created_at) FROM tickets_message o
                       WHERE o.ticket_id = t.id AND o.direction = 'out' AND NOT o.is_automatic), '-infinity')),
           heard_version = coalesce((
               SELECT max(e.version) FROM tickets_event e
                WHERE e.ticket_id = t.id AND e.kind IN ('created', 'received')), 1)
     WHERE t.id = ANY(%s)
"""
# What an assignee has answered they have seen; the rest is unread until somebody opens it.
READ = """
    INSERT INTO tickets_ticketread (ticket_id, agent_id, seen_version, read_at)
    SELECT id, assignee_id, version, updated_at FROM tickets_ticket
     WHERE id = ANY(%s) AND assignee_id IS NOT NULL AND waiting_since IS NULL
        ON CONFLICT DO NOTHING
"""


def fill(apps, schema_editor):
    with schema_editor.connection.cursor() as cursor:
        cursor.execute(
            "SELECT id FROM tickets_ticket WHERE status IN ('new', 'open', 'pending', 'on_hold') ORDER BY id"
        )
        ids = [pk for (pk,) in cursor.fetchall()]
        for start in range(0, len(ids), BATCH):
            cursor.execute(FILL, [ids[start : start + BATCH]])
            cursor.execute(READ, [ids[start : start + BATCH]])


class Migration(migrations.Migration):
    atomic = False
    dependencies = [("tickets", "0014_queues_and_reading")]
    operations = [
        migrations.RunPython(fill, migrations.RunPython.noop),
        AddIndexConcurrently(
            model_name="ticket",
            index=models.Index(
                condition=models.Q(("waiting_since__isnull", False)),
                fields=["waiting_since", "id"],
                name="ticket_waiting",
            ),
        ),
        AddIndexConcurrently(
            model_name="ticket",
            index=models.Index(
                condition=models.Q(("waiting_since__isnull", False)),
                fields=["assignee", "waiting_since", "id"],
                name="ticket_waiting_for",
            ),
        ),
        AddIndexConcurrently(
            model_name="ticket",
            index=models.Index(
                condition=models.Q(("solved_at__isnull", False)), fields=["-solved_at", "-id"], name="ticket_solved"
            ),
        ),
    ]
