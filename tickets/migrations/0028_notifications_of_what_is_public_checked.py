"""Checked while people work."""

from django.contrib.postgres.operations import ValidateConstraint
from django.db import migrations


class Migration(migrations.Migration):
    atomic = False
    dependencies = [("tickets", "0027_notifications_of_what_is_public")]
    operations = [
        ValidateConstraint(model_name="notification", name="notification_kind_known"),
        ValidateConstraint(model_name="notificationchoice", name="notification_choice_kind_known"),
    ]
