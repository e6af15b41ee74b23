
import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('access', '0001_initial'),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name='membership',
            name='hat_is_known',
        ),
        migrations.AddField(
            model_name='membership',
            name='follows',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='followed_by', to='access.membership'),
        ),
        migrations.AddField(
            model_name='membership',
            name='is_deputy',
            field=models.BooleanField(default=False),
        ),
        migrations.AddField(
            model_name='user',
            name='wants_safe_contact',
            field=models.BooleanField(default=False),
        ),
        migrations.AlterField(
            model_name='membership',
            name='hat',
            field=models.CharField(choices=[('programme_lead', 'Projektleder i styrelsen'), ('grant_officer', 'Tilskudsmedarbejder'), ('process_consultant', 'Proceskonsulent'), ('municipal_project_leader', 'Kommunal projektleder'), ('practitioner', 'Fagperson'), ('municipal_manager', 'Kommunal leder'), ('ngo_coordinator', 'Koordinator i en civilsamfundsorganisation'), ('police_contact', 'Kontaktperson i politiet'), ('training_supplier', 'Kompetenceleverandør'), ('evaluator', 'Evaluator'), ('auditor', 'Revisor'), ('data_protection_officer', 'Databeskyttelsesrådgiver'), ('citizen', 'Borger')], max_length=40),
        ),
        migrations.AddConstraint(
            model_name='membership',
            constraint=models.CheckConstraint(condition=models.Q(('hat__in', ['programme_lead', 'grant_officer', 'process_consultant', 'municipal_project_leader', 'practitioner', 'municipal_manager', 'ngo_coordinator', 'police_contact', 'training_supplier', 'evaluator', 'auditor', 'data_protection_officer', 'citizen'])), name='hat_is_known'),
        ),
    ]
