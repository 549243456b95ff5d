from django.contrib.postgres.operations import AddIndexConcurrently
from django.db import migrations, models


class Migration(migrations.Migration):
    """Built beside the traffic."""

    atomic = False
    dependencies = [("tickets", "0018_failure_seen")]

    operations = [
        AddIndexConcurrently(
            model_name="message",
            index=models.Index(
                condition=models.Q(("delivery__in", ("failed", "unknown")), ("failure_seen_at__isnull", True)),
                fields=["-created_at", "-id"],
                name="message_not_delivered",
            ),
        ),
    ]
