"""Agents are told of a bulk change once: how many tickets, and which. Notifications are days old; the checks are quick."""

import django.contrib.postgres.fields
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("tickets", "0021_notifications"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name="notification",
            name="bulk",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.CASCADE, related_name="+", to="tickets.bulkjob"
            ),
        ),
        migrations.AddField(
            model_name="notification",
            name="count",
            field=models.PositiveIntegerField(db_default=1, default=1),
        ),
        migrations.AddField(
            model_name="notification",
            name="ticket_ids",
            field=django.contrib.postgres.fields.ArrayField(base_field=models.BigIntegerField(), null=True, size=None),
        ),
        migrations.AddConstraint(
            model_name="notification",
            constraint=models.UniqueConstraint(
                condition=models.Q(("bulk__isnull", False)),
                fields=("agent", "bulk", "kind"),
                name="notification_bulk_once",
            ),
        ),
        migrations.AddConstraint(
            model_name="notification",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("bulk", None), ("count", 1), ("ticket_ids", None)),
                    models.Q(
                        ("bulk__isnull", False),
                        ("count__gt", 1),
                        ("event", None),
                        ("reminder", None),
                        ("ticket_ids__isnull", False),
                    ),
                    _connector="OR",
                ),
                name="notification_of_one_or_many",
            ),
        ),
    ]
