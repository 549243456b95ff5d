from django.contrib.postgres.operations import AddIndexConcurrently
from django.db import migrations, models


class Migration(migrations.Migration):
    atomic = False  # indexes of large tables are made while others write

    dependencies = [("tickets", "0015_waiting_since")]

    operations = [
        migrations.CreateModel(
            name="Acknowledged",
            fields=[
                ("address", models.CharField(max_length=280, primary_key=True, serialize=False)),
                ("at", models.DateTimeField(db_index=True)),
            ],
        ),
        AddIndexConcurrently(
            model_name="message",
            index=models.Index(
                condition=models.Q(("message_id", ""), _negated=True),
                fields=["message_id"],
                name="message_external_id",
            ),
        ),
    ]
