"""Built and checked while people work: nothing here holds up those who write."""

from django.contrib.postgres.operations import AddIndexConcurrently, ValidateConstraint
from django.db import migrations, models


class Migration(migrations.Migration):
    atomic = False
    dependencies = [("tickets", "0012_ways_out")]
    operations = [
        AddIndexConcurrently(
            model_name="message",
            index=models.Index(
                condition=models.Q(("side__isnull", False)), fields=["side", "created_at"], name="message_side"
            ),
        ),
        ValidateConstraint(model_name="message", name="message_kind_known"),
        ValidateConstraint(model_name="message", name="message_only_out_is_delivered"),
        ValidateConstraint(model_name="message", name="message_side_has_one"),
        ValidateConstraint(model_name="message", name="message_side_is_not_shown"),
    ]
