
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
            name='Advice',
            fields=[
                ('id', models.UUIDField(default=modning_web.records.new_identifier, editable=False, primary_key=True, serialize=False)),
                ('given_on', models.DateField(verbose_name='dag')),
                ('kind', models.CharField(choices=[('advice', 'Rådgivning'), ('sparring', 'Sparring'), ('contact', 'Kontakt'), ('visit', 'Besøg')], default='advice', max_length=12, verbose_name='slags')),
                ('with_whom', models.CharField(blank=True, max_length=300, verbose_name='hvem talte du med')),
                ('topic', models.CharField(max_length=200, verbose_name='emne')),
                ('text', models.TextField(verbose_name='hvad blev der rådgivet om')),
                ('barrier', models.TextField(blank=True, verbose_name='barriere')),
                ('agreed', models.TextField(blank=True, verbose_name='aftalt')),
                ('follow_up_on', models.DateField(null=True, verbose_name='følg op den')),
                ('is_internal', models.BooleanField(default=False)),
                ('reason', models.TextField(blank=True, verbose_name='hvorfor rettes det')),
                ('recorded_at', models.DateTimeField()),
                ('adviser', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('mends', models.OneToOneField(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='mended_by', to='advice.advice', verbose_name='retter')),
                ('programme', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='advice', to='programmes.programme')),
                ('recorded_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('site', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='advice', to='programmes.site')),
            ],
            options={
                'verbose_name_plural': 'advice',
                'ordering': ['-given_on', '-id'],
            },
        ),
        migrations.CreateModel(
            name='FollowUp',
            fields=[
                ('id', models.UUIDField(default=modning_web.records.new_identifier, editable=False, primary_key=True, serialize=False)),
                ('done_on', models.DateField()),
                ('note', models.TextField(blank=True)),
                ('at', models.DateTimeField()),
                ('advice', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='follow_ups', to='advice.advice')),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['id'],
            },
        ),
        migrations.AddIndex(
            model_name='advice',
            index=models.Index(fields=['site', '-given_on'], name='advice_advi_site_id_d6db3d_idx'),
        ),
        migrations.AddIndex(
            model_name='advice',
            index=models.Index(fields=['adviser', 'follow_up_on'], name='advice_advi_adviser_e6ea27_idx'),
        ),
        migrations.AddConstraint(
            model_name='advice',
            constraint=models.CheckConstraint(condition=models.Q(('kind__in', ['advice', 'sparring', 'contact', 'visit'])), name='kind_of_advice_is_known'),
        ),
        migrations.AddConstraint(
            model_name='advice',
            constraint=models.CheckConstraint(condition=models.Q(('mends', None), models.Q(('reason', ''), _negated=True), _connector='OR'), name='a_mended_entry_says_why'),
        ),
        migrations.AddConstraint(
            model_name='advice',
            constraint=models.CheckConstraint(condition=models.Q(('follow_up_on', None), ('follow_up_on__gte', models.F('given_on')), _connector='OR'), name='a_follow_up_comes_after_the_advice'),
        ),
    ]
