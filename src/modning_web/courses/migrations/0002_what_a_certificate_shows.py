from typing import Any

from django.db import migrations, models


def name_those_who_signed(apps: Any, schema_editor: Any) -> None:
    certificates = apps.get_model("courses", "Certificate").objects
    for row in certificates.select_related("issued_by"):
        row.signed_by = row.issued_by.name
        row.save(update_fields=["signed_by"])


class Migration(migrations.Migration):
    dependencies = [
        ("courses", "0001_initial"),
    ]

    operations = [
        migrations.AddField(
            model_name="certificate",
            name="signed_by",
            field=models.CharField(blank=True, max_length=200),
        ),
        migrations.AddField(
            model_name="certificate",
            name="site_name",
            field=models.CharField(blank=True, max_length=200),
        ),
        migrations.RunPython(name_those_who_signed, migrations.RunPython.noop, elidable=True),
    ]
