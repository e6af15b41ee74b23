"""Releases; the database itself refuses to change what was asked for."""

from typing import Any

import django.db.models.deletion
import modning_web.records
from django.conf import settings
from django.db import migrations, models


FROZEN = "kind, programme_key, wanted, content, sha256, asked_by_id, asked_at"
SQLITE = f"""
CREATE TRIGGER release_is_as_it_was_asked BEFORE UPDATE OF {FROZEN} ON releases_release
BEGIN SELECT RAISE(ABORT, 'a release is frozen'); END
"""
POSTGRESQL_FUNCTION = """
CREATE FUNCTION release_is_frozen() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN RAISE EXCEPTION 'a release is frozen'; END $$
"""
POSTGRESQL_TRIGGER = f"""
CREATE TRIGGER release_is_as_it_was_asked BEFORE UPDATE OF {FROZEN} ON releases_release
FOR EACH ROW EXECUTE FUNCTION release_is_frozen()
"""


def freeze(apps: Any, schema_editor: Any) -> None:
    if schema_editor.connection.vendor == "sqlite":
        schema_editor.execute(SQLITE)
    else:
        schema_editor.execute(POSTGRESQL_FUNCTION)
        schema_editor.execute(POSTGRESQL_TRIGGER)


def thaw(apps: Any, schema_editor: Any) -> None:
    if schema_editor.connection.vendor == "sqlite":
        schema_editor.execute("DROP TRIGGER release_is_as_it_was_asked")
    else:
        schema_editor.execute("DROP TRIGGER release_is_as_it_was_asked ON releases_release")
        schema_editor.execute("DROP FUNCTION release_is_frozen()")


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Release',
            fields=[
                ('id', models.UUIDField(default=modning_web.records.new_identifier, editable=False, primary_key=True, serialize=False)),
                ('kind', models.CharField(max_length=100)),
                ('programme_key', models.CharField(blank=True, max_length=100)),
                ('wanted', models.JSONField(default=dict)),
                ('purpose', models.TextField(verbose_name='formål')),
                ('recipient', models.CharField(max_length=300, verbose_name='modtager')),
                ('filename', models.CharField(max_length=200)),
                ('media_type', models.CharField(max_length=100)),
                ('content', models.BinaryField()),
                ('sha256', models.CharField(max_length=64)),
                ('rows', models.PositiveIntegerField()),
                ('asked_at', models.DateTimeField()),
                ('decided_at', models.DateTimeField(null=True)),
                ('is_approved', models.BooleanField(null=True)),
                ('refusal', models.TextField(blank=True, verbose_name='begrundelse')),
                ('available_until', models.DateTimeField(null=True)),
                ('asked_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('decided_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'udlevering',
                'ordering': ['-asked_at', '-id'],
                'indexes': [models.Index(fields=['programme_key', '-asked_at'], name='releases_re_program_df967f_idx')],
                'constraints': [models.CheckConstraint(condition=models.Q(('decided_by', None), models.Q(('decided_by', models.F('asked_by')), _negated=True), _connector='OR'), name='a_second_person_lets_it_leave'), models.CheckConstraint(condition=models.Q(models.Q(('decided_at', None), ('decided_by', None), ('is_approved', None)), models.Q(('decided_at__isnull', False), ('decided_by__isnull', False), ('is_approved__isnull', False)), _connector='OR'), name='a_release_is_decided_or_not'), models.CheckConstraint(condition=models.Q(models.Q(('available_until__isnull', False), ('is_approved', True), ('is_approved__isnull', False)), models.Q(('available_until', None), ('is_approved', False)), models.Q(('available_until', None), ('is_approved', None)), _connector='OR'), name='only_what_is_let_go_can_be_fetched_and_for_a_time'), models.CheckConstraint(condition=models.Q(('is_approved', None), ('is_approved', True), models.Q(('refusal', ''), _negated=True), _connector='OR'), name='a_refusal_has_a_reason')],
            },
        ),
        migrations.RunPython(freeze, thaw),
    ]
