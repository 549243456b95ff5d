"""Revisions and what happened to articles are append-only: the database itself refuses to change or delete a row."""

from django.db import migrations

TABLES = ("knowledgebase_revision", "knowledgebase_articleevent")
GUARD = "\n".join(
    f"CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON {table} FOR EACH ROW EXECUTE FUNCTION refuse_change();"
    for table in TABLES
)
UNGUARD = "\n".join(f"DROP TRIGGER append_only ON {table};" for table in TABLES)


class Migration(migrations.Migration):
    dependencies = [("knowledgebase", "0001_articles"), ("people", "0002_audit_guard")]
    operations = [migrations.RunSQL(GUARD, UNGUARD)]
