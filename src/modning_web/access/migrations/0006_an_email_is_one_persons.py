"""Let no two accounts have one e-mail, whatever the case of its letters."""

import django.db.models.functions.text
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('access', '0005_signing_in_has_a_room_of_its_own'),
    ]

    operations = [
        migrations.AddConstraint(
            model_name='user',
            constraint=models.UniqueConstraint(django.db.models.functions.text.Lower('email'), name='an_email_is_one_persons'),
        ),
    ]
