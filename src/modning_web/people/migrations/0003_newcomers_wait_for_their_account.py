"""Let somebody without an account wait for it until their hat is approved."""

import django.db.models.deletion
import django.db.models.functions.text
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('access', '0005_signing_in_has_a_room_of_its_own'),
        ('people', '0002_hat_requests'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name='hatrequest',
            name='email',
            field=models.EmailField(blank=True, max_length=254),
        ),
        migrations.AddField(
            model_name='hatrequest',
            name='name',
            field=models.CharField(blank=True, max_length=200),
        ),
        migrations.AddField(
            model_name='hatrequest',
            name='phone',
            field=models.CharField(blank=True, max_length=40),
        ),
        migrations.AlterField(
            model_name='hatrequest',
            name='user',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='hat_requests', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddConstraint(
            model_name='hatrequest',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('email', ''), ('name', ''), ('phone', ''), ('user__isnull', False)), models.Q(('decided_at', None), ('user', None), models.Q(('name', ''), _negated=True), models.Q(('email', ''), _negated=True)), models.Q(('decided_at__isnull', False), ('email', ''), ('is_approved', False), ('phone', ''), ('user', None), models.Q(('name', ''), _negated=True)), _connector='OR'), name='a_newcomer_is_known_no_longer_than_needed'),
        ),
        migrations.AddConstraint(
            model_name='hatrequest',
            constraint=models.UniqueConstraint(models.F('hat'), django.db.models.functions.text.Lower('email'), condition=models.Q(('decided_at', None), ('user', None)), name='a_hat_is_asked_for_once_for_a_newcomer'),
        ),
    ]
