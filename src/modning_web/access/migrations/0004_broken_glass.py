"""Break-glass access, and an end to the hats of those who look on."""

from datetime import timedelta
from typing import Any

import django.db.models.deletion
import modning_web.records
from django.conf import settings
from django.db import migrations, models
from django.utils import timezone

LIMITED_HATS = ("auditor", "data_protection_officer")


def end_within_a_year(apps: Any, schema_editor: Any) -> None:
    today = timezone.localdate()
    watching = apps.get_model("access", "Membership").objects.filter(hat__in=LIMITED_HATS)
    watching.filter(from_date=None).update(from_date=today)
    watching.filter(to_date=None).update(to_date=today + timedelta(days=365))


class Migration(migrations.Migration):

    dependencies = [
        ('access', '0003_memberships_end'),
    ]

    operations = [
        migrations.CreateModel(
            name='BrokenGlass',
            fields=[
                ('id', models.UUIDField(default=modning_web.records.new_identifier, editable=False, primary_key=True, serialize=False)),
                ('programme_key', models.SlugField(max_length=100)),
                ('site_key', models.SlugField(blank=True, max_length=100)),
                ('place_name', models.CharField(max_length=610)),
                ('reason', models.TextField()),
                ('broken_at', models.DateTimeField()),
                ('ends_at', models.DateTimeField()),
                ('closed_at', models.DateTimeField(null=True)),
            ],
            options={
                'ordering': ['-broken_at', '-id'],
            },
        ),
        migrations.RunPython(end_within_a_year, migrations.RunPython.noop),
        migrations.AddConstraint(
            model_name='membership',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('hat__in', ('auditor', 'data_protection_officer')), _negated=True), models.Q(('from_date__isnull', False), ('to_date__isnull', False)), _connector='OR'), name='those_who_look_on_do_so_for_a_time'),
        ),
        migrations.AddField(
            model_name='brokenglass',
            name='person',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='broken_glass', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddIndex(
            model_name='brokenglass',
            index=models.Index(fields=['-broken_at', '-id'], name='access_brok_broken__505190_idx'),
        ),
        migrations.AddConstraint(
            model_name='brokenglass',
            constraint=models.CheckConstraint(condition=models.Q(('broken_at__lt', models.F('ends_at'))), name='broken_glass_ends_after_it_begins'),
        ),
        migrations.AddConstraint(
            model_name='brokenglass',
            constraint=models.CheckConstraint(condition=models.Q(('programme_key', ''), _negated=True), name='broken_glass_has_a_place'),
        ),
        migrations.AddConstraint(
            model_name='brokenglass',
            constraint=models.CheckConstraint(condition=models.Q(('closed_at', None), ('closed_at__gte', models.F('broken_at')), _connector='OR'), name='broken_glass_is_closed_after_it_is_broken'),
        ),
    ]
