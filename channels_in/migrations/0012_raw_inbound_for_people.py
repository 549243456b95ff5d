"""What waits for a person is found by an index of its own: most of what a provider tells becomes no message."""

from django.contrib.postgres.operations import AddIndexConcurrently, RemoveIndexConcurrently
from django.db import migrations, models


class Migration(migrations.Migration):
    atomic = False
    dependencies = [("channels_in", "0011_doors_of_providers")]
    operations = [
        AddIndexConcurrently(
            model_name="rawinbound",
            index=models.Index(
                condition=models.Q(("state__in", ["set_aside", "failed"])),
                fields=["-received_at", "-id"],
                name="raw_inbound_for_people",
            ),
        ),
        RemoveIndexConcurrently(model_name="rawinbound", name="raw_inbound_not_done"),
    ]
