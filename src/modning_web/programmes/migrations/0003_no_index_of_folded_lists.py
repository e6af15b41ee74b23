"""Folded lists follow from the definition's text now, and read no rows."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("programmes", "0002_site_organisation")]

    operations = [
        migrations.RemoveIndex(model_name="occurrence", name="occurrence_folded"),
    ]
