"""Built and checked while people work: nothing here holds up those who write."""

from django.contrib.postgres.operations import AddIndexConcurrently, RemoveIndexConcurrently, ValidateConstraint
from django.db import migrations, models


class Migration(migrations.Migration):
    atomic = False
    dependencies = [("tickets", "0009_handling")]
    operations = [
        AddIndexConcurrently(
            model_name="ticket",
            index=models.Index(
                condition=models.Q(("status__in", ["new", "open", "pending", "on_hold"])),
                fields=["team", "assignee", "is_confidential", "status"],
                include=("id", "snoozed_until"),
                name="ticket_counts_awake",
            ),
        ),
        AddIndexConcurrently(
            model_name="ticket",
            index=models.Index(
                condition=models.Q(("merged_into__isnull", False)), fields=["merged_into"], name="ticket_merged"
            ),
        ),
        AddIndexConcurrently(
            model_name="ticket",
            index=models.Index(
                condition=models.Q(("snoozed_until__isnull", False)), fields=["snoozed_until"], name="ticket_snoozed"
            ),
        ),
        RemoveIndexConcurrently(
            model_name="ticket",
            name="ticket_counts",
        ),
        ValidateConstraint(model_name="ticket", name="ticket_merged_is_closed"),
        ValidateConstraint(model_name="ticket", name="ticket_not_in_itself"),
        ValidateConstraint(model_name="ticket", name="ticket_snoozed_is_unfinished"),
    ]
