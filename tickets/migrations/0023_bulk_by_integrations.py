"""A bulk change is asked for by an agent or by an integration."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('people', '0006_publishers'),
        ('tickets', '0022_notifications_of_many'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name='bulkjob',
            name='integration',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='bulk_jobs', to='people.integration'),
        ),
        migrations.AlterField(
            model_name='bulkjob',
            name='agent',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='bulk_jobs', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddConstraint(
            model_name='bulkjob',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('agent__isnull', False), ('integration', None)), models.Q(('agent', None), ('integration__isnull', False)), _connector='OR'), name='bulk_by_one'),
        ),
    ]
