
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
            name='Invitation',
            fields=[
                ('id', models.UUIDField(default=modning_web.records.new_identifier, editable=False, primary_key=True, serialize=False)),
                ('role_key', models.SlugField(blank=True, max_length=100)),
                ('part', models.CharField(default='required', max_length=12)),
                ('answered', models.CharField(default='needs-action', max_length=14)),
                ('answered_at', models.DateTimeField(null=True)),
                ('answered_sequence', models.IntegerField(null=True)),
                ('sent_sequence', models.IntegerField(null=True)),
                ('comes_online', models.BooleanField(default=False)),
                ('comment', models.TextField(blank=True)),
                ('delegated_to', models.EmailField(blank=True, max_length=254)),
                ('withdrawn_at', models.DateTimeField(null=True)),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('represented_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('site', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='programmes.site')),
            ],
            options={
                'ordering': ['id'],
            },
        ),
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
                ('revision', models.PositiveIntegerField(default=1)),
                ('agenda_revision', models.PositiveIntegerField(default=1)),
                ('agenda_closed_at', models.DateTimeField(null=True)),
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
            name='MailAnswer',
            fields=[
                ('id', models.UUIDField(default=modning_web.records.new_identifier, editable=False, primary_key=True, serialize=False)),
                ('received_at', models.DateTimeField()),
                ('address', models.CharField(blank=True, max_length=320)),
                ('kind', models.CharField(blank=True, max_length=10)),
                ('answered', models.CharField(blank=True, max_length=14)),
                ('sequence', models.IntegerField(null=True)),
                ('stamped_at', models.DateTimeField(null=True)),
                ('comment', models.TextField(blank=True)),
                ('starts_at', models.DateTimeField(null=True)),
                ('ends_at', models.DateTimeField(null=True)),
                ('refused', models.CharField(blank=True, max_length=20)),
                ('invitation', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='meetings.invitation')),
                ('meeting', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='mail_answers', to='meetings.meeting')),
            ],
            options={
                'ordering': ['-received_at', '-id'],
            },
        ),
        migrations.AddField(
            model_name='invitation',
            name='meeting',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='invitations', to='meetings.meeting'),
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
        migrations.CreateModel(
            name='Poll',
            fields=[
                ('id', models.UUIDField(default=modning_web.records.new_identifier, editable=False, primary_key=True, serialize=False)),
                ('asked_at', models.DateTimeField()),
                ('answer_by', models.DateField(null=True, verbose_name='svar senest')),
                ('closed_at', models.DateTimeField(null=True)),
                ('asked_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('meeting', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='polls', to='meetings.meeting')),
            ],
            options={
                'ordering': ['-id'],
            },
        ),
        migrations.CreateModel(
            name='PollOption',
            fields=[
                ('id', models.UUIDField(default=modning_web.records.new_identifier, editable=False, primary_key=True, serialize=False)),
                ('starts_at', models.DateTimeField(verbose_name='begynder')),
                ('ends_at', models.DateTimeField(verbose_name='slutter')),
                ('poll', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='options', to='meetings.poll')),
            ],
            options={
                'ordering': ['starts_at', 'ends_at', 'id'],
            },
        ),
        migrations.CreateModel(
            name='PollVoter',
            fields=[
                ('id', models.UUIDField(default=modning_web.records.new_identifier, editable=False, primary_key=True, serialize=False)),
                ('is_needed', models.BooleanField(default=True)),
                ('answered_at', models.DateTimeField(null=True)),
                ('reminded_at', models.DateTimeField(null=True)),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('poll', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='voters', to='meetings.poll')),
            ],
            options={
                'ordering': ['id'],
            },
        ),
        migrations.CreateModel(
            name='PollVote',
            fields=[
                ('id', models.UUIDField(default=modning_web.records.new_identifier, editable=False, primary_key=True, serialize=False)),
                ('suits', models.CharField(max_length=12)),
                ('option', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='votes', to='meetings.polloption')),
                ('voter', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='votes', to='meetings.pollvoter')),
            ],
            options={
                'ordering': ['id'],
            },
        ),
        migrations.CreateModel(
            name='Question',
            fields=[
                ('id', models.UUIDField(default=modning_web.records.new_identifier, editable=False, primary_key=True, serialize=False)),
                ('asked', models.TextField(verbose_name='spørgsmål')),
                ('asked_at', models.DateTimeField()),
                ('wording', models.TextField(blank=True, verbose_name='spørgsmålet, som det offentliggøres')),
                ('answer', models.TextField(blank=True, verbose_name='svar')),
                ('answered_at', models.DateTimeField(null=True)),
                ('published_at', models.DateTimeField(null=True)),
                ('set_aside_at', models.DateTimeField(null=True)),
                ('answered_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('item', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='questions', to='meetings.agendaitem')),
                ('meeting', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='questions', to='meetings.meeting')),
                ('published_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['asked_at', 'id'],
            },
        ),
        migrations.CreateModel(
            name='QuestionAttempt',
            fields=[
                ('id', models.UUIDField(default=modning_web.records.new_identifier, editable=False, primary_key=True, serialize=False)),
                ('sender_key', models.CharField(max_length=64)),
                ('at', models.DateTimeField()),
            ],
            options={
                'indexes': [models.Index(fields=['sender_key', 'at'], name='meetings_qu_sender__fce2af_idx')],
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
        migrations.AddIndex(
            model_name='meeting',
            index=models.Index(fields=['programme', 'planned_before'], name='meetings_me_program_e52a73_idx'),
        ),
        migrations.AddIndex(
            model_name='meeting',
            index=models.Index(fields=['site', 'planned_before', 'state'], name='meetings_me_site_id_3c9289_idx'),
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
        migrations.AddConstraint(
            model_name='poll',
            constraint=models.UniqueConstraint(condition=models.Q(('closed_at', None)), fields=('meeting',), name='a_meeting_has_one_open_poll'),
        ),
        migrations.AddConstraint(
            model_name='polloption',
            constraint=models.UniqueConstraint(fields=('poll', 'starts_at', 'ends_at'), name='a_time_is_proposed_once'),
        ),
        migrations.AddConstraint(
            model_name='polloption',
            constraint=models.CheckConstraint(condition=models.Q(('starts_at__lt', models.F('ends_at'))), name='an_option_ends_after_it_starts'),
        ),
        migrations.AddConstraint(
            model_name='pollvoter',
            constraint=models.UniqueConstraint(fields=('poll', 'person'), name='asked_once_in_a_poll'),
        ),
        migrations.AddConstraint(
            model_name='pollvote',
            constraint=models.UniqueConstraint(fields=('voter', 'option'), name='one_vote_on_each_time'),
        ),
        migrations.AddConstraint(
            model_name='pollvote',
            constraint=models.CheckConstraint(condition=models.Q(('suits__in', ('yes', 'if-need-be', 'no'))), name='a_vote_is_known'),
        ),
        migrations.AddIndex(
            model_name='question',
            index=models.Index(fields=['meeting', 'published_at'], name='meetings_qu_meeting_2b0daf_idx'),
        ),
        migrations.AddConstraint(
            model_name='question',
            constraint=models.CheckConstraint(condition=models.Q(('published_at', None), models.Q(models.Q(('answer', ''), _negated=True), models.Q(('wording', ''), _negated=True)), _connector='OR'), name='only_an_answered_question_is_published'),
        ),
        migrations.AddConstraint(
            model_name='question',
            constraint=models.CheckConstraint(condition=models.Q(('published_at', None), ('published_by__isnull', False), _connector='OR'), name='someone_approves_what_is_published'),
        ),
    ]
