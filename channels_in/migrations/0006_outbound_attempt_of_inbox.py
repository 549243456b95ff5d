from django.contrib.postgres.operations import AddIndexConcurrently
from django.db import migrations, models


class Migration(migrations.Migration):
    """Built beside the traffic: there is one row for each try of every answer."""

    atomic = False
    dependencies = [("channels_in", "0005_mail_out")]

    operations = [
        AddIndexConcurrently(
            model_name="outboundattempt",
            index=models.Index(fields=["inbox", "started_at"], name="outbound_attempt_of_inbox"),
        ),
    ]
