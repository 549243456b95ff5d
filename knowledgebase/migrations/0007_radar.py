"""What people ask, counted as questions."""

import django.contrib.postgres.fields
import django.db.models.deletion
import django.utils.timezone
import knowledgebase.models.indexed
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('knowledgebase', '0006_indexed_texts'),
        ('people', '0009_social_addresses_checked'),
        ('tickets', '0026_social_doors_checked'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='RadarRun',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('started_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('finished_at', models.DateTimeField(null=True)),
                ('contacts', models.PositiveIntegerField(default=0)),
                ('fresh', models.PositiveIntegerField(default=0)),
                ('questions', models.PositiveIntegerField(default=0)),
                ('kept', models.FloatField(default=1.0)),
                ('failed', models.CharField(blank=True, max_length=300)),
            ],
            options={
                'ordering': ['-started_at'],
            },
        ),
        migrations.CreateModel(
            name='Question',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=200)),
                ('is_named', models.BooleanField(default=False)),
                ('state', models.CharField(choices=[('open', 'Without an answer'), ('drafted', 'An answer is being written'), ('answered', 'Answered'), ('muted', 'Put aside')], default='open', max_length=10)),
                ('answered_at', models.DateTimeField(null=True)),
                ('centre', django.contrib.postgres.fields.ArrayField(base_field=knowledgebase.models.indexed.RealField(), default=list, size=None)),
                ('model', models.CharField(blank=True, max_length=60)),
                ('contacts', models.PositiveIntegerField(default=0)),
                ('seconds', models.PositiveIntegerField(default=0)),
                ('gap', models.FloatField(default=1.0)),
                ('rank', models.FloatField(default=0.0)),
                ('first_at', models.DateTimeField()),
                ('last_at', models.DateTimeField()),
                ('article', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='radar_questions', to='knowledgebase.article')),
                ('department', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.department')),
                ('merged_into', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='merged', to='knowledgebase.question')),
            ],
            options={
                'ordering': ['-rank', '-id'],
            },
        ),
        migrations.CreateModel(
            name='QuestionEvent',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('found', 'Found'), ('renamed', 'Renamed'), ('merged', 'Merged'), ('split', 'Split'), ('muted', 'Put aside'), ('unmuted', 'Taken up again'), ('drafted', 'Answer begun'), ('linked', 'Linked to an article'), ('answered', 'Answer published')], max_length=10)),
                ('at', models.DateTimeField(default=django.utils.timezone.now)),
                ('data', models.JSONField(default=dict)),
                ('agent', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('question', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='events', to='knowledgebase.question')),
            ],
            options={
                'ordering': ['at', 'id'],
            },
        ),
        migrations.CreateModel(
            name='RadarContact',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('source', models.CharField(choices=[('message', 'First message'), ('call', 'Call or visit'), ('chat', 'Chat'), ('search', 'Search without a hit')], max_length=10)),
                ('source_id', models.CharField(max_length=120)),
                ('channel', models.CharField(blank=True, choices=[('email', 'E-mail'), ('webform', 'Web form'), ('phone', 'Phone'), ('sms', 'SMS'), ('chat', 'Chat'), ('facebook', 'Facebook'), ('messenger', 'Messenger'), ('instagram', 'Instagram'), ('instagram_direct', 'Instagram messages'), ('whatsapp', 'WhatsApp'), ('mastodon', 'Mastodon'), ('bluesky', 'Bluesky'), ('x', 'X'), ('linkedin', 'LinkedIn'), ('youtube', 'YouTube'), ('mention', 'Mention elsewhere'), ('letter', 'Letter'), ('visit', 'Visit'), ('fax', 'Fax'), ('eservice', 'E-service'), ('app', 'App'), ('api', 'Other system')], max_length=20)),
                ('at', models.DateTimeField()),
                ('weight', models.PositiveIntegerField(default=1)),
                ('words', models.CharField(max_length=400)),
                ('language', models.CharField(blank=True, max_length=5)),
                ('vector', django.contrib.postgres.fields.ArrayField(base_field=knowledgebase.models.indexed.RealField(), null=True, size=None)),
                ('model', models.CharField(blank=True, max_length=60)),
                ('seconds', models.PositiveIntegerField(null=True)),
                ('knowledge', models.CharField(blank=True, max_length=10)),
                ('nearness', models.FloatField(default=0.0)),
                ('is_placed', models.BooleanField(default=False)),
                ('changed_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('article', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='knowledgebase.article')),
                ('department', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.department')),
                ('question', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='contact_rows', to='knowledgebase.question')),
                ('ticket', models.ForeignKey(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='tickets.ticket')),
            ],
            options={
                'ordering': ['-at', '-id'],
            },
        ),
        migrations.AddIndex(
            model_name='question',
            index=models.Index(condition=models.Q(('merged_into__isnull', True)), fields=['state', '-rank', '-id'], name='question_ranked'),
        ),
        migrations.AddIndex(
            model_name='question',
            index=models.Index(condition=models.Q(('merged_into__isnull', True)), fields=['-rank', '-id'], name='question_all_ranked'),
        ),
        migrations.AddConstraint(
            model_name='question',
            constraint=models.CheckConstraint(condition=models.Q(('state__in', ['open', 'drafted', 'answered', 'muted'])), name='question_state_known'),
        ),
        migrations.AddConstraint(
            model_name='question',
            constraint=models.CheckConstraint(condition=models.Q(('merged_into', models.F('id')), _negated=True), name='question_not_merged_into_itself'),
        ),
        migrations.AddIndex(
            model_name='radarcontact',
            index=models.Index(fields=['question', '-at', '-id'], name='radar_contact_of_question'),
        ),
        migrations.AddIndex(
            model_name='radarcontact',
            index=models.Index(fields=['-at', '-id'], name='radar_contact_newest'),
        ),
        migrations.AddIndex(
            model_name='radarcontact',
            index=models.Index(fields=['ticket'], name='radar_contact_ticket'),
        ),
        migrations.AddConstraint(
            model_name='radarcontact',
            constraint=models.UniqueConstraint(fields=('source', 'source_id'), name='radar_contact_once'),
        ),
        migrations.AddConstraint(
            model_name='radarcontact',
            constraint=models.CheckConstraint(condition=models.Q(('source__in', ['message', 'call', 'chat', 'search'])), name='radar_contact_source_known'),
        ),
    ]
