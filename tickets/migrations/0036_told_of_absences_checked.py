"""Checked while people work."""

from django.contrib.postgres.operations import ValidateConstraint
from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("tickets", "0035_told_of_absences")]
    operations = [ValidateConstraint(model_name="notification", name="notification_of_ticket_or_absence")]
