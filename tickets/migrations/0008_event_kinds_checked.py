from django.contrib.postgres.operations import ValidateConstraint
from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("tickets", "0007_event_kinds_of_the_workspace")]

    operations = [ValidateConstraint(model_name="event", name="event_kind_known")]
