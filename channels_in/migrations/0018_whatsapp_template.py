"""Texts Meta has looked at, for WhatsApp."""

import django.db.models.deletion
import django.utils.timezone
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('channels_in', '0017_former_hook_addresses'),
        ('tickets', '0026_social_doors_checked'),
    ]

    operations = [
        migrations.CreateModel(
            name='WhatsAppTemplate',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=512)),
                ('language', models.CharField(max_length=15)),
                ('category', models.CharField(choices=[('utility', 'Utility'), ('marketing', 'Marketing'), ('authentication', 'Authentication')], max_length=20)),
                ('state', models.CharField(choices=[('approved', 'Approved'), ('pending', 'Waits for approval'), ('rejected', 'Rejected'), ('paused', 'Paused: too many have reported it'), ('disabled', 'Switched off by Meta')], max_length=10)),
                ('header', models.TextField(blank=True)),
                ('body', models.TextField()),
                ('footer', models.TextField(blank=True)),
                ('variables', models.JSONField(default=list)),
                ('is_named', models.BooleanField(default=False)),
                ('obstacle', models.CharField(blank=True, max_length=100)),
                ('fetched_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('inbox', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='whatsapp_templates', to='tickets.inbox')),
            ],
            options={
                'ordering': ['name', 'language'],
                'constraints': [models.UniqueConstraint(fields=('inbox', 'name', 'language'), name='whatsapp_template_once'), models.CheckConstraint(condition=models.Q(('state__in', ['approved', 'pending', 'rejected', 'paused', 'disabled'])), name='whatsapp_template_state_known')],
            },
        ),
    ]
