"""Checked while people work."""

from django.contrib.postgres.operations import ValidateConstraint
from django.db import migrations


class Migration(migrations.Migration):
    atomic = False
    dependencies = [("people", "0008_social_addresses")]
    operations = [
        ValidateConstraint(model_name="contactaddress", name="address_kind_known"),
    ]
