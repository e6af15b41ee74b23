"""Let a provider that knows somebody by e-mail alone wait for the factor they have here."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('doors', '0003_email_changes'),
    ]

    operations = [
        migrations.AddField(
            model_name='outsideidentity',
            name='is_confirmed',
            field=models.BooleanField(default=True),
        ),
    ]
