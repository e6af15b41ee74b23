
import django.db.models.deletion
import modning_web.records
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('programmes', '0001_initial'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Meeting',
            fields=[
                ('id', models.UUIDField(default=modning_web.records.new_identifier, editable=False, primary_key=True, serialize=False)),
                ('occurrence_key', models.CharField(max_length=200)),
                ('activity_key', models.SlugField(max_length=80)),
                ('turn', models.PositiveIntegerField(default=1)),
                ('title', models.CharField(max_length=300, verbose_name='titel')),
                ('uid', models.CharField(max_length=255, unique=True)),
                ('planned_from', models.DateField()),
                ('planned_before', models.DateField()),
                ('state', models.CharField(choices=[('window', 'i vinduet'), ('proposed', 'foreslået'), ('fixed', 'fastlagt'), ('held', 'holdt'), ('cancelled', 'aflyst')], default='window', max_length=12)),
                ('starts_at', models.DateTimeField(null=True, verbose_name='begynder')),
                ('ends_at', models.DateTimeField(null=True, verbose_name='slutter')),
                ('place', models.CharField(blank=True, max_length=300, verbose_name='sted')),
                ('online_address', models.URLField(blank=True, max_length=500, verbose_name='onlinelink')),
                ('is_convened', models.BooleanField(default=False)),
                ('letters', models.PositiveIntegerField(default=0)),
                ('agenda_revision', models.PositiveIntegerField(default=1)),
                ('chair', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('occurrence', models.OneToOneField(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='meeting', to='programmes.occurrence')),
                ('programme', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='meetings', to='programmes.programme')),
                ('site', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='meetings', to='programmes.site')),
            ],
            options={
                'ordering': ['starts_at', 'planned_before', 'id'],
            },
        ),
        migrations.CreateModel(
            name='Invitation',
            fields=[
                ('id', models.UUIDField(default=modning_web.records.new_identifier, editable=False, primary_key=True, serialize=False)),
                ('role_key', models.SlugField(blank=True, max_length=100)),
                ('part', models.CharField(default='required', max_length=12)),
                ('answered', models.CharField(default='needs-action', max_length=14)),
                ('answered_at', models.DateTimeField(null=True)),
                ('answered_sequence', models.IntegerField(null=True)),
                ('sent_sequence', models.IntegerField(null=True)),
                ('comment', models.TextField(blank=True)),
                ('withdrawn_at', models.DateTimeField(null=True)),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('represented_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('site', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='programmes.site')),
                ('meeting', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='invitations', to='meetings.meeting')),
            ],
            options={
                'ordering': ['id'],
            },
        ),
        migrations.CreateModel(
            name='Attendance',
            fields=[
                ('id', models.UUIDField(default=modning_web.records.new_identifier, editable=False, primary_key=True, serialize=False)),
                ('role_key', models.SlugField(blank=True, max_length=100)),
                ('presence', models.CharField(default='unknown', max_length=12)),
                ('noted_at', models.DateTimeField()),
                ('noted_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('represented_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('site', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='programmes.site')),
                ('meeting', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='attendance', to='meetings.meeting')),
            ],
            options={
                'ordering': ['id'],
            },
        ),
        migrations.CreateModel(
            name='AgendaItem',
            fields=[
                ('id', models.UUIDField(default=modning_web.records.new_identifier, editable=False, primary_key=True, serialize=False)),
                ('position', models.PositiveIntegerField()),
                ('kind', models.CharField(default='item', max_length=10)),
                ('title', models.CharField(max_length=300, verbose_name='punkt')),
                ('minutes', models.PositiveIntegerField(verbose_name='minutter')),
                ('responsible', models.JSONField(default=list)),
                ('documents', models.JSONField(default=list)),
                ('note', models.TextField(blank=True, verbose_name='note')),
                ('came_from', models.JSONField(default=list)),
                ('copied_from', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='meetings.agendaitem')),
                ('meeting', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='items', to='meetings.meeting')),
            ],
            options={
                'ordering': ['meeting', 'position', 'id'],
            },
        ),
        migrations.CreateModel(
            name='MeetingStep',
            fields=[
                ('id', models.UUIDField(default=modning_web.records.new_identifier, editable=False, primary_key=True, serialize=False)),
                ('deed', models.CharField(max_length=12)),
                ('at', models.DateTimeField()),
                ('reason', models.TextField(blank=True)),
                ('starts_at', models.DateTimeField(null=True)),
                ('ends_at', models.DateTimeField(null=True)),
                ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('meeting', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='steps', to='meetings.meeting')),
            ],
            options={
                'ordering': ['id'],
            },
        ),
        migrations.AddIndex(
            model_name='meeting',
            index=models.Index(fields=['programme', 'starts_at'], name='meetings_me_program_6ecb96_idx'),
        ),
        migrations.AddIndex(
            model_name='meeting',
            index=models.Index(fields=['site', 'starts_at'], name='meetings_me_site_id_67ad4c_idx'),
        ),
        migrations.AddConstraint(
            model_name='meeting',
            constraint=models.UniqueConstraint(fields=('programme', 'occurrence_key'), name='meeting_once_of_an_occurrence'),
        ),
        migrations.AddConstraint(
            model_name='meeting',
            constraint=models.CheckConstraint(condition=models.Q(('state__in', ['window', 'proposed', 'fixed', 'held', 'cancelled'])), name='meeting_state_is_known'),
        ),
        migrations.AddConstraint(
            model_name='meeting',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('ends_at', None), ('starts_at', None)), ('starts_at__lt', models.F('ends_at')), _connector='OR'), name='meeting_ends_after_it_starts'),
        ),
        migrations.AddConstraint(
            model_name='meeting',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('state__in', ['fixed', 'held']), _negated=True), ('starts_at__isnull', False), _connector='OR'), name='a_fixed_meeting_has_a_time'),
        ),
        migrations.AddIndex(
            model_name='invitation',
            index=models.Index(fields=['person', 'answered'], name='meetings_in_person__8aa3e2_idx'),
        ),
        migrations.AddConstraint(
            model_name='invitation',
            constraint=models.UniqueConstraint(fields=('meeting', 'person'), name='invited_once_to_a_meeting'),
        ),
        migrations.AddConstraint(
            model_name='attendance',
            constraint=models.UniqueConstraint(fields=('meeting', 'person'), name='attendance_noted_once'),
        ),
        migrations.AddConstraint(
            model_name='agendaitem',
            constraint=models.CheckConstraint(condition=models.Q(('minutes__gt', 0)), name='an_item_takes_time'),
        ),
    ]
