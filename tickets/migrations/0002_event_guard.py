"""Events are append-only: the database itself refuses to change or delete one."""

from django.db import migrations

GUARD = """
CREATE TRIGGER event_append_only BEFORE UPDATE OR DELETE ON tickets_event
    FOR EACH ROW EXECUTE FUNCTION refuse_change();
"""
UNGUARD = "DROP TRIGGER event_append_only ON tickets_event;"


class Migration(migrations.Migration):
    dependencies = [("tickets", "0001_initial"), ("people", "0002_audit_guard")]
    operations = [migrations.RunSQL(GUARD, UNGUARD)]
