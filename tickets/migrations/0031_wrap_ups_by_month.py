"""Wrap-ups by month, for the causes of failure demand; made while people work."""

from django.contrib.postgres.operations import AddIndexConcurrently
from django.db import migrations, models


class Migration(migrations.Migration):
    atomic = False
    dependencies = [("tickets", "0030_promises_checked")]
    operations = [
        AddIndexConcurrently(
            model_name="wrapup",
            index=models.Index(
                fields=["solved_at"], include=["team", "demand", "cause", "ticket"], name="wrap_up_by_month"
            ),
        )
    ]
