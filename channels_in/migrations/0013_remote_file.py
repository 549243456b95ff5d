"""Files of messages that are fetched after the message has been written."""

import django.db.models.deletion
import django.utils.timezone
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('channels_in', '0012_raw_inbound_for_people'),
        ('tickets', '0026_social_doors_checked'),
    ]

    operations = [
        migrations.CreateModel(
            name='RemoteFile',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('reference', models.JSONField()),
                ('digest', models.CharField(max_length=64)),
                ('state', models.CharField(choices=[('waiting', 'On its way'), ('fetched', 'Fetched'), ('failed', 'Could not be fetched')], default='waiting', max_length=10)),
                ('tries', models.PositiveSmallIntegerField(default=0)),
                ('reason', models.CharField(blank=True, max_length=300)),
                ('due_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('message', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='remote_files', to='tickets.message')),
            ],
            options={
                'ordering': ['id'],
                'indexes': [models.Index(condition=models.Q(('state', 'waiting')), fields=['due_at'], name='remote_file_waiting')],
                'constraints': [models.UniqueConstraint(fields=('message', 'digest'), name='remote_file_once'), models.CheckConstraint(condition=models.Q(('state__in', ['waiting', 'fetched', 'failed'])), name='remote_file_state_known')],
            },
        ),
    ]
