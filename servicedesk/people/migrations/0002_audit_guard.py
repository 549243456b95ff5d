"""The audit is append-only: the database itself refuses to change or delete a row."""

from django.db import migrations

GUARD = """
CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    -- Erasure by a retention decision sets this for its own transaction; nothing else does.
    IF TG_OP = 'DELETE' AND current_setting('servicedesk.erasing', true) = 'on' THEN
        RETURN OLD;
    END IF;
    RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
END $$;
CREATE TRIGGER audit_append_only BEFORE UPDATE OR DELETE ON people_auditentry
    FOR EACH ROW EXECUTE FUNCTION refuse_change();
"""
UNGUARD = """
DROP TRIGGER audit_append_only ON people_auditentry;
DROP FUNCTION refuse_change();
"""


class Migration(migrations.Migration):
    dependencies = [("people", "0001_initial")]
    operations = [migrations.RunSQL(GUARD, UNGUARD)]
