"""Let the database itself refuse to change or delete what was recorded."""

from typing import Any

from django.db import migrations

SQLITE = """
CREATE TRIGGER audit_event_is_never_{verb}d BEFORE {verb} ON audit_auditevent
BEGIN SELECT RAISE(ABORT, 'the audit record is append-only'); END
"""
POSTGRESQL_FUNCTION = """
CREATE FUNCTION audit_event_is_append_only() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN RAISE EXCEPTION 'the audit record is append-only'; END $$
"""
POSTGRESQL_TRIGGER = """
CREATE TRIGGER audit_event_is_append_only BEFORE UPDATE OR DELETE ON audit_auditevent
FOR EACH ROW EXECUTE FUNCTION audit_event_is_append_only()
"""


def refuse(apps: Any, schema_editor: Any) -> None:
    if schema_editor.connection.vendor == "sqlite":
        for verb in ("UPDATE", "DELETE"):
            schema_editor.execute(SQLITE.format(verb=verb))
    else:
        schema_editor.execute(POSTGRESQL_FUNCTION)
        schema_editor.execute(POSTGRESQL_TRIGGER)


def allow(apps: Any, schema_editor: Any) -> None:
    if schema_editor.connection.vendor == "sqlite":
        for verb in ("UPDATE", "DELETE"):
            schema_editor.execute(f"DROP TRIGGER audit_event_is_never_{verb}d")
    else:
        schema_editor.execute("DROP TRIGGER audit_event_is_append_only ON audit_auditevent")
        schema_editor.execute("DROP FUNCTION audit_event_is_append_only()")


class Migration(migrations.Migration):
    dependencies = [("audit", "0001_initial")]
    operations = [migrations.RunPython(refuse, allow)]
