import django.core.validators
import django.db.models.deletion
import django.utils.timezone
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("channels_in", "0004_mail_account"),
        ("tickets", "0008_event_kinds_checked"),
    ]

    operations = [
        migrations.CreateModel(
            name="Alarm",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("key", models.CharField(max_length=120, unique=True)),
                ("subject", models.CharField(max_length=200)),
                ("body", models.TextField()),
                ("values", models.JSONField(default=dict)),
                ("raised_at", models.DateTimeField(default=django.utils.timezone.now)),
                ("told_at", models.DateTimeField(null=True)),
                ("cleared_at", models.DateTimeField(null=True)),
            ],
            options={"ordering": ["raised_at", "id"]},
        ),
        migrations.CreateModel(
            name="MailExpectation",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "working_hours",
                    models.PositiveSmallIntegerField(
                        validators=[
                            django.core.validators.MinValueValidator(1),
                            django.core.validators.MaxValueValidator(400),
                        ],
                        verbose_name="Warn when no mail has come for so many working hours",
                    ),
                ),
                ("since", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                (
                    "inbox",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="mail_expectation",
                        to="tickets.inbox",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="MailServer",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("host", models.CharField(blank=True, max_length=200, verbose_name="Mail server")),
                ("port", models.PositiveIntegerField(default=587, verbose_name="Port")),
                (
                    "security",
                    models.CharField(
                        choices=[
                            ("tls", "TLS from the start (port 465)"),
                            ("starttls", "STARTTLS (port 587)"),
                            ("none", "None, only on this machine"),
                        ],
                        default="starttls",
                        max_length=10,
                        verbose_name="Encryption",
                    ),
                ),
                ("username", models.CharField(blank=True, max_length=254, verbose_name="User name")),
                ("password", models.TextField(blank=True, editable=False)),
                (
                    "per_minute",
                    models.PositiveIntegerField(
                        blank=True,
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(1),
                            django.core.validators.MaxValueValidator(100000),
                        ],
                        verbose_name="Most mails a minute",
                    ),
                ),
                ("dkim_selectors", models.CharField(blank=True, max_length=200, verbose_name="DKIM selectors")),
                ("created_at", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ("last_success_at", models.DateTimeField(blank=True, editable=False, null=True)),
                ("last_error_at", models.DateTimeField(blank=True, editable=False, null=True)),
                ("last_error", models.CharField(blank=True, editable=False, max_length=300)),
                (
                    "inbox",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE, related_name="mail_server", to="tickets.inbox"
                    ),
                ),
            ],
        ),
        migrations.AddConstraint(
            model_name="mailserver",
            constraint=models.CheckConstraint(
                condition=models.Q(("security__in", ["tls", "starttls", "none"])), name="mail_server_security_known"
            ),
        ),
        migrations.AddConstraint(
            model_name="mailserver",
            constraint=models.CheckConstraint(
                condition=models.Q(("port__gte", 1), ("port__lte", 65535)), name="mail_server_port_exists"
            ),
        ),
        migrations.AddConstraint(
            model_name="mailserver",
            constraint=models.CheckConstraint(
                condition=models.Q(("per_minute__isnull", True), ("per_minute__gte", 1), _connector="OR"),
                name="mail_server_sends",
            ),
        ),
        # No row is written anew: the one is empty, the other a constant default.
        migrations.AddField(
            model_name="outboundattempt",
            name="inbox",
            field=models.ForeignKey(
                db_index=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="tickets.inbox",
            ),
        ),
        migrations.AddField(
            model_name="outboundattempt",
            name="mails",
            field=models.PositiveSmallIntegerField(db_default=1, default=1),
        ),
    ]
