"""New tables, and two columns that PostgreSQL adds to the tickets without rewriting them."""

import django.contrib.postgres.fields
import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("people", "0003_mail_scope"),
        ("tickets", "0013_ways_out_checked"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Queue",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("slug", models.SlugField(max_length=80, unique=True)),
                ("name", models.CharField(max_length=60, verbose_name="Name")),
                ("conditions", models.JSONField(blank=True, default=dict)),
                ("order", models.CharField(default="-updated", max_length=20)),
                (
                    "columns",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=20), blank=True, default=list, size=None
                    ),
                ),
                (
                    "sharing",
                    models.CharField(
                        choices=[("own", "Only me"), ("team", "A team"), ("all", "Everybody")],
                        default="own",
                        max_length=10,
                        verbose_name="Who has it",
                    ),
                ),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                ("created_at", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ("updated_at", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                (
                    "owner",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="queues",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "team",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="queues",
                        to="people.team",
                    ),
                ),
            ],
            options={
                "ordering": ["name", "id"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("owner__isnull", False), ("sharing", "own"), ("team__isnull", True)),
                            models.Q(("owner__isnull", True), ("sharing", "team"), ("team__isnull", False)),
                            models.Q(("owner__isnull", True), ("sharing", "all"), ("team__isnull", True)),
                            _connector="OR",
                        ),
                        name="queue_shared_with_whom",
                    ),
                    models.CheckConstraint(condition=models.Q(("name", ""), _negated=True), name="queue_has_name"),
                ],
            },
        ),
        migrations.CreateModel(
            name="QueuePlace",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("slug", models.SlugField(max_length=80)),
                ("position", models.PositiveSmallIntegerField(default=0)),
                ("is_pinned", models.BooleanField(default=True)),
                (
                    "agent",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="queue_places",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("agent", "slug"), name="queue_place_once")],
            },
        ),
        migrations.CreateModel(
            name="TicketRead",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("seen_version", models.PositiveIntegerField()),
                ("read_at", models.DateTimeField(default=django.utils.timezone.now)),
                (
                    "agent",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="reads", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "ticket",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="reads", to="tickets.ticket"
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["agent", "-read_at", "-id"], name="ticket_read_recent")],
                "constraints": [models.UniqueConstraint(fields=("agent", "ticket"), name="ticket_read_once")],
            },
        ),
        migrations.AddField(
            model_name="ticket",
            name="heard_version",
            field=models.PositiveIntegerField(db_default=1, default=1, editable=False),
        ),
        migrations.AddField(
            model_name="ticket",
            name="waiting_since",
            field=models.DateTimeField(blank=True, editable=False, null=True),
        ),
    ]
