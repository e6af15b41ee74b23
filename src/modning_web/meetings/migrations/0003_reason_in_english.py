"""The reason of a step in English, where the site itself wrote it."""

from typing import ClassVar

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies: ClassVar = [("meetings", "0002_a_window_is_in_the_plan")]

    operations: ClassVar = [
        migrations.AddField(
            model_name="meetingstep",
            name="reason_en",
            field=models.TextField(blank=True, default=""),
            preserve_default=False,
        ),
    ]
