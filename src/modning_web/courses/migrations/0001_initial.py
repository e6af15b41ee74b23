
import django.db.models.deletion
import modning_web.records
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('programmes', '0002_site_organisation'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Certificate',
            fields=[
                ('id', models.UUIDField(default=modning_web.records.new_identifier, editable=False, primary_key=True, serialize=False)),
                ('version', models.CharField(max_length=100)),
                ('name', models.CharField(max_length=200)),
                ('attended', models.JSONField(default=list)),
                ('issued_on', models.DateField()),
                ('issuer', models.CharField(max_length=200)),
                ('at', models.DateTimeField()),
                ('issued_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('programme', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='certificates', to='programmes.programme')),
            ],
            options={
                'ordering': ['-issued_on', 'name', 'id'],
                'constraints': [models.UniqueConstraint(fields=('programme', 'person', 'version'), name='one_certificate_for_a_version'), models.CheckConstraint(condition=models.Q(('name', ''), _negated=True), name='a_certificate_names_someone')],
            },
        ),
        migrations.CreateModel(
            name='Curriculum',
            fields=[
                ('id', models.UUIDField(default=modning_web.records.new_identifier, editable=False, primary_key=True, serialize=False)),
                ('version', models.CharField(max_length=100, verbose_name='version')),
                ('modules', models.JSONField(default=list)),
                ('lowest', models.PositiveIntegerField(default=1, verbose_name='mindst på hvert sted')),
                ('position', models.PositiveIntegerField(default=1)),
                ('set_at', models.DateTimeField()),
                ('programme', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='curricula', to='programmes.programme')),
                ('set_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name_plural': 'curricula',
                'ordering': ['programme', 'position', 'id'],
                'constraints': [models.UniqueConstraint(fields=('programme', 'version'), name='one_curriculum_for_a_version')],
            },
        ),
    ]
