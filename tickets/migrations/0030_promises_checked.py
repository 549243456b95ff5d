"""Checked and indexed while people work."""

from django.contrib.postgres.operations import AddIndexConcurrently, ValidateConstraint
from django.db import migrations, models


class Migration(migrations.Migration):
    atomic = False
    dependencies = [("tickets", "0029_promises")]
    operations = [
        ValidateConstraint(model_name="event", name="event_kind_known"),
        ValidateConstraint(model_name="notification", name="notification_kind_known"),
        ValidateConstraint(model_name="notificationchoice", name="notification_choice_kind_known"),
        AddIndexConcurrently(
            model_name="ticket",
            index=models.Index(
                condition=models.Q(("status__in", ["new", "open", "pending", "on_hold"]), ("due_at__isnull", False)),
                fields=["due_at", "id"],
                name="ticket_due",
            ),
        ),
        AddIndexConcurrently(
            model_name="ticket",
            index=models.Index(
                condition=models.Q(("status__in", ["new", "open", "pending", "on_hold"]), ("due_at__isnull", False)),
                fields=["assignee", "due_at", "id"],
                name="ticket_due_for",
            ),
        ),
    ]
