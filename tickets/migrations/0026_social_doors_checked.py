"""Checked while people work."""

from django.contrib.postgres.operations import ValidateConstraint
from django.db import migrations


class Migration(migrations.Migration):
    atomic = False
    dependencies = [("tickets", "0025_social_doors")]
    operations = [
        ValidateConstraint(model_name="event", name="event_kind_known"),
        ValidateConstraint(model_name="ticket", name="ticket_channel_known"),
    ]
