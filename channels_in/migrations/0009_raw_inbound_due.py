import django.utils.timezone
from django.contrib.postgres.operations import AddIndexConcurrently
from django.db import migrations, models


class Migration(migrations.Migration):
    atomic = False  # the index is made while others write

    dependencies = [("channels_in", "0008_mail_server_sign_in")]

    operations = [
        migrations.AddField("rawinbound", "claims", models.PositiveSmallIntegerField(default=0)),
        migrations.AddField("rawinbound", "due_at", models.DateTimeField(default=django.utils.timezone.now)),
        AddIndexConcurrently(
            model_name="rawinbound",
            index=models.Index(
                condition=models.Q(("state", "waiting")), fields=["due_at", "id"], name="raw_inbound_due"
            ),
        ),
    ]
