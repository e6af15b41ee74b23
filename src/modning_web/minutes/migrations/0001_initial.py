
import django.db.models.deletion
import modning_web.records
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('meetings', '0001_initial'),
        ('programmes', '0002_site_organisation'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Minutes',
            fields=[
                ('id', models.UUIDField(default=modning_web.records.new_identifier, editable=False, primary_key=True, serialize=False)),
                ('state', models.CharField(choices=[('draft', 'Kladde'), ('circulated', 'Sendt til kommentering'), ('approved', 'Godkendt')], default='draft', max_length=12)),
                ('revision', models.PositiveIntegerField(default=1)),
                ('begun_at', models.DateTimeField()),
                ('meeting', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='minutes', to='meetings.meeting')),
                ('taker', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name_plural': 'minutes',
                'ordering': ['-begun_at', '-id'],
            },
        ),
        migrations.CreateModel(
            name='Comment',
            fields=[
                ('id', models.UUIDField(default=modning_web.records.new_identifier, editable=False, primary_key=True, serialize=False)),
                ('text', models.TextField(verbose_name='bemærkning')),
                ('at', models.DateTimeField()),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('item', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='meetings.agendaitem')),
                ('minutes', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='comments', to='minutes.minutes')),
            ],
            options={
                'ordering': ['id'],
            },
        ),
        migrations.CreateModel(
            name='Amendment',
            fields=[
                ('id', models.UUIDField(default=modning_web.records.new_identifier, editable=False, primary_key=True, serialize=False)),
                ('before', models.JSONField(null=True)),
                ('after', models.JSONField(null=True)),
                ('were', models.JSONField(default=list)),
                ('reason', models.TextField(verbose_name='hvorfor')),
                ('at', models.DateTimeField()),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('item', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='meetings.agendaitem')),
                ('minutes', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='amendments', to='minutes.minutes')),
            ],
            options={
                'ordering': ['id'],
            },
        ),
        migrations.CreateModel(
            name='MinutesStep',
            fields=[
                ('id', models.UUIDField(default=modning_web.records.new_identifier, editable=False, primary_key=True, serialize=False)),
                ('deed', models.CharField(max_length=12)),
                ('at', models.DateTimeField()),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('minutes', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='steps', to='minutes.minutes')),
            ],
            options={
                'ordering': ['id'],
            },
        ),
        migrations.CreateModel(
            name='Outcome',
            fields=[
                ('id', models.UUIDField(default=modning_web.records.new_identifier, editable=False, primary_key=True, serialize=False)),
                ('position', models.PositiveIntegerField()),
                ('kind', models.CharField(choices=[('information', 'Orientering'), ('decision', 'Beslutning'), ('task', 'Opgave')], max_length=12, verbose_name='slags')),
                ('text', models.TextField(verbose_name='tekst')),
                ('owner_key', models.SlugField(blank=True, max_length=100)),
                ('due_date', models.DateField(null=True, verbose_name='senest')),
                ('done_on', models.DateField(null=True, verbose_name='løst')),
                ('struck_at', models.DateTimeField(null=True)),
                ('item', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='outcomes', to='meetings.agendaitem')),
                ('owner', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('sites', models.ManyToManyField(related_name='+', to='programmes.site')),
            ],
            options={
                'ordering': ['item', 'position', 'id'],
            },
        ),
        migrations.CreateModel(
            name='Reading',
            fields=[
                ('id', models.UUIDField(default=modning_web.records.new_identifier, editable=False, primary_key=True, serialize=False)),
                ('at', models.DateTimeField()),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('step', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='readings', to='minutes.minutesstep')),
            ],
            options={
                'ordering': ['id'],
            },
        ),
        migrations.CreateModel(
            name='TaskStep',
            fields=[
                ('id', models.UUIDField(default=modning_web.records.new_identifier, editable=False, primary_key=True, serialize=False)),
                ('solved_on', models.DateField(null=True)),
                ('note', models.TextField(blank=True)),
                ('at', models.DateTimeField()),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('outcome', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='steps', to='minutes.outcome')),
            ],
            options={
                'ordering': ['id'],
            },
        ),
        migrations.AddConstraint(
            model_name='minutes',
            constraint=models.CheckConstraint(condition=models.Q(('state__in', ['draft', 'circulated', 'approved'])), name='state_of_minutes_is_known'),
        ),
        migrations.AddConstraint(
            model_name='minutesstep',
            constraint=models.UniqueConstraint(condition=models.Q(('deed', 'approve')), fields=('minutes',), name='minutes_are_approved_once'),
        ),
        migrations.AddIndex(
            model_name='outcome',
            index=models.Index(fields=['owner', 'done_on'], name='minutes_out_owner_i_87e8ec_idx'),
        ),
        migrations.AddIndex(
            model_name='outcome',
            index=models.Index(fields=['owner_key', 'done_on'], name='minutes_out_owner_k_33b7fc_idx'),
        ),
        migrations.AddIndex(
            model_name='outcome',
            index=models.Index(fields=['kind', 'done_on', 'due_date'], name='minutes_out_kind_5de9c4_idx'),
        ),
        migrations.AddConstraint(
            model_name='outcome',
            constraint=models.CheckConstraint(condition=models.Q(('kind__in', ['information', 'decision', 'task'])), name='kind_of_outcome_is_known'),
        ),
        migrations.AddConstraint(
            model_name='outcome',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('kind', 'task'), _negated=True), models.Q(('due_date__isnull', False), models.Q(('owner__isnull', False), models.Q(('owner_key', ''), _negated=True), _connector='OR')), _connector='OR'), name='a_task_has_an_owner_and_a_date'),
        ),
        migrations.AddConstraint(
            model_name='outcome',
            constraint=models.CheckConstraint(condition=models.Q(('kind', 'task'), models.Q(('done_on', None), ('due_date', None)), _connector='OR'), name='only_a_task_has_a_date'),
        ),
        migrations.AddConstraint(
            model_name='outcome',
            constraint=models.CheckConstraint(condition=models.Q(('owner', None), ('owner_key', ''), _connector='OR'), name='an_outcome_has_one_owner'),
        ),
        migrations.AddConstraint(
            model_name='reading',
            constraint=models.UniqueConstraint(fields=('step', 'person'), name='read_once_as_circulated'),
        ),
    ]
