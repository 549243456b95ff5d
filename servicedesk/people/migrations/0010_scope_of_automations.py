import django.contrib.postgres.fields
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("people", "0009_social_addresses_checked"),
    ]

    operations = [
        migrations.AlterField(
            model_name="integration",
            name="scopes",
            field=django.contrib.postgres.fields.ArrayField(
                base_field=models.CharField(
                    choices=[
                        ("tickets:read", "Read tickets and messages"),
                        ("tickets:write", "Create and change tickets, answer"),
                        ("notes:read", "Read internal notes"),
                        ("notes:write", "Write internal notes"),
                        ("contacts:read", "Read contacts"),
                        ("contacts:write", "Create and change contacts"),
                        ("mail:write", "Hand over incoming e-mail"),
                        ("articles:write", "Write articles and hand them in for review, not publish them"),
                        ("automations:write", "Make, change and let act what happens by itself"),
                    ],
                    max_length=30,
                ),
                default=list,
                size=None,
                verbose_name="May",
            ),
        ),
    ]
