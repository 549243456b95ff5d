import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    """The new columns have defaults in the database: no row is rewritten."""

    dependencies = [("people", "0003_mail_scope")]

    operations = [
        migrations.AddField(
            model_name="agent",
            name="folds_events",
            field=models.BooleanField(db_default=True, default=True),
        ),
        migrations.AddField(
            model_name="contact",
            name="organisation",
            field=models.CharField(blank=True, db_default="", max_length=200, verbose_name="Organisation"),
        ),
        migrations.CreateModel(
            name="NotTheSame",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("at", models.DateTimeField(default=django.utils.timezone.now)),
                (
                    "by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "integration",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.integration",
                    ),
                ),
                (
                    "one",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="people.contact"
                    ),
                ),
                (
                    "other",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="people.contact"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("one__lt", models.F("other"))), name="not_the_same_in_order"
                    ),
                    models.UniqueConstraint(fields=("one", "other"), name="not_the_same_once"),
                ],
            },
        ),
    ]
