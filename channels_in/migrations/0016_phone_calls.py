"""Phone calls at our lines, and at which number an agent sits."""

import django.contrib.postgres.fields
import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('channels_in', '0015_mentions_and_scans'),
        ('tickets', '0026_social_doors_checked'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Call',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('external_id', models.CharField(max_length=200)),
                ('direction', models.CharField(choices=[('in', 'In'), ('out', 'Out')], max_length=3)),
                ('number', models.CharField(blank=True, max_length=20)),
                ('line_number', models.CharField(blank=True, max_length=20)),
                ('state', models.CharField(choices=[('waiting', 'Waiting'), ('ringing', 'Ringing'), ('answered', 'In progress'), ('ended', 'Answered'), ('missed', 'Nobody answered'), ('abandoned', 'Hung up before anybody answered')], default='waiting', max_length=10)),
                ('outcome', models.CharField(blank=True, choices=[('', 'Not told'), ('caller_left', 'The caller hung up'), ('failed', 'It could not be put through'), ('no_answer', 'Nobody answered'), ('busy', 'Busy'), ('voicemail', 'Left a voice message'), ('answered', 'Answered')], max_length=12)),
                ('started_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('ringing_at', models.DateTimeField(blank=True, null=True)),
                ('answered_at', models.DateTimeField(blank=True, null=True)),
                ('ended_at', models.DateTimeField(blank=True, null=True)),
                ('wait_seconds', models.PositiveIntegerField(blank=True, null=True)),
                ('rings_at', django.contrib.postgres.fields.ArrayField(base_field=models.BigIntegerField(), blank=True, default=list, size=None)),
                ('recording', models.JSONField(blank=True, default=dict)),
                ('settle_at', models.DateTimeField(blank=True, null=True)),
                ('refused', models.CharField(blank=True, max_length=300)),
                ('account', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='calls', to='channels_in.dooraccount')),
                ('agent', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='calls', to=settings.AUTH_USER_MODEL)),
                ('message', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='calls', to='tickets.message')),
                ('ticket', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='calls', to='tickets.ticket')),
            ],
            options={
                'ordering': ['-started_at', '-id'],
                'indexes': [models.Index(fields=['account', 'started_at'], name='call_of_line'), models.Index(condition=models.Q(('ended_at', None)), fields=['started_at'], name='call_live'), models.Index(condition=models.Q(('settle_at__isnull', False)), fields=['settle_at'], name='call_to_settle'), models.Index(condition=models.Q(('number', ''), _negated=True), fields=['number', '-started_at'], name='call_of_number')],
                'constraints': [models.UniqueConstraint(fields=('account', 'external_id'), name='call_once'), models.CheckConstraint(condition=models.Q(('direction__in', ['in', 'out'])), name='call_direction_known'), models.CheckConstraint(condition=models.Q(('state__in', ['waiting', 'ringing', 'answered', 'ended', 'missed', 'abandoned'])), name='call_state_known'), models.CheckConstraint(condition=models.Q(('outcome__in', ['', 'caller_left', 'failed', 'no_answer', 'busy', 'voicemail', 'answered'])), name='call_outcome_known'), models.CheckConstraint(condition=models.Q(('number', ''), ('number__regex', '^\\+?[0-9]{2,19}$'), _connector='OR'), name='call_number_is_one')],
            },
        ),
        migrations.CreateModel(
            name='PhoneSeat',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.CharField(max_length=20, unique=True, verbose_name='Your phone')),
                ('since', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ('agent', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='phone_seat', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['number'],
                'constraints': [models.CheckConstraint(condition=models.Q(('number__regex', '^\\+?[0-9]{2,19}$')), name='phone_seat_is_number')],
            },
        ),
    ]
