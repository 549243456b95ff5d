"""Side conversations, profiles of senders, and messages that wait or were taken back. The big table gets columns
without rewriting."""

import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.contrib.postgres.operations import AddConstraintNotValid
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("people", "0003_mail_scope"),
        ("tickets", "0011_canned_responses"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="SenderProfile",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "reply_to",
                    models.CharField(
                        choices=[("token", "An address of its own for each ticket"), ("plain", "The inbox's address")],
                        default="token",
                        max_length=10,
                        verbose_name="Answers go to",
                    ),
                ),
                (
                    "named_as",
                    models.CharField(
                        choices=[
                            ("full", "First name and surname"),
                            ("first", "First name only"),
                            ("team", "The team's name only"),
                        ],
                        default="full",
                        max_length=10,
                        verbose_name="Agents are named with",
                    ),
                ),
                ("signature", models.TextField(blank=True, max_length=1000, verbose_name="Signature")),
                ("quotes", models.BooleanField(default=False, verbose_name="Quote the message that is answered")),
                ("logo_name", models.CharField(blank=True, max_length=120)),
                ("logo_type", models.CharField(blank=True, max_length=30)),
                ("logo_text", models.CharField(blank=True, max_length=120, verbose_name="The logo in words")),
                ("updated_at", models.DateTimeField(default=django.utils.timezone.now)),
            ],
        ),
        migrations.CreateModel(
            name="SideConversation",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("subject", models.CharField(max_length=250)),
                ("addresses", models.JSONField(default=list)),
                ("created_at", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
            ],
            options={
                "ordering": ["created_at", "id"],
            },
        ),
        migrations.RemoveConstraint(
            model_name="message",
            name="message_kind_known",
        ),
        migrations.RemoveConstraint(
            model_name="message",
            name="message_only_out_is_delivered",
        ),
        migrations.AddField(
            model_name="draft",
            name="options",
            field=models.JSONField(blank=True, default=dict),
        ),
        migrations.AddField(
            model_name="draft",
            name="recipients",
            field=models.JSONField(blank=True, default=list),
        ),
        migrations.AddField(
            model_name="message",
            name="held_at",
            field=models.DateTimeField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name="message",
            name="is_scheduled",
            field=models.BooleanField(db_default=False, default=False),
        ),
        migrations.AddField(
            model_name="message",
            name="options",
            field=models.JSONField(blank=True, db_default=models.Value({}, models.JSONField()), default=dict),
        ),
        migrations.AddField(
            model_name="message",
            name="send_at",
            field=models.DateTimeField(blank=True, null=True),
        ),
        migrations.AlterField(
            model_name="draft",
            name="kind",
            field=models.CharField(
                choices=[("reply", "Reply"), ("note", "Note"), ("forward", "Forward")], max_length=10
            ),
        ),
        migrations.AlterField(
            model_name="message",
            name="delivery",
            field=models.CharField(
                blank=True,
                choices=[
                    ("pending", "On its way"),
                    ("sent", "Sent"),
                    ("failed", "Could not be sent"),
                    ("unknown", "Not known whether it arrived"),
                    ("undone", "Undone"),
                ],
                max_length=10,
            ),
        ),
        migrations.AlterField(
            model_name="message",
            name="kind",
            field=models.CharField(
                choices=[("message", "Message"), ("note", "Note"), ("side", "Forwarded")],
                default="message",
                max_length=10,
            ),
        ),
        migrations.AddField(
            model_name="senderprofile",
            name="inbox",
            field=models.OneToOneField(
                on_delete=django.db.models.deletion.CASCADE, related_name="sender_profile", to="tickets.inbox"
            ),
        ),
        migrations.AddField(
            model_name="sideconversation",
            name="agent",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="sideconversation",
            name="integration",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.integration"
            ),
        ),
        migrations.AddField(
            model_name="sideconversation",
            name="ticket",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="side_conversations", to="tickets.ticket"
            ),
        ),
        migrations.AddField(
            model_name="message",
            name="side",
            field=models.ForeignKey(
                blank=True,
                db_index=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="messages",
                to="tickets.sideconversation",
            ),
        ),
        AddConstraintNotValid(
            model_name="message",
            constraint=models.CheckConstraint(
                condition=models.Q(("kind__in", ["message", "note", "side"])), name="message_kind_known"
            ),
        ),
        AddConstraintNotValid(
            model_name="message",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("delivery", ""), ("direction", ""), ("kind", "note")),
                    models.Q(("delivery", ""), ("direction", "in"), ("kind", "message")),
                    models.Q(
                        ("delivery__in", ["pending", "sent", "failed", "unknown", "undone"]),
                        ("direction", "out"),
                        ("kind__in", ["message", "side"]),
                    ),
                    _connector="OR",
                ),
                name="message_only_out_is_delivered",
            ),
        ),
        AddConstraintNotValid(
            model_name="message",
            constraint=models.CheckConstraint(
                condition=models.Q(models.Q(("kind", "side"), _negated=True), ("side__isnull", False), _connector="OR"),
                name="message_side_has_one",
            ),
        ),
        AddConstraintNotValid(
            model_name="message",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("kind", "message"), _negated=True), ("side__isnull", True), _connector="OR"
                ),
                name="message_side_is_not_shown",
            ),
        ),
        migrations.AddConstraint(
            model_name="senderprofile",
            constraint=models.CheckConstraint(
                condition=models.Q(("reply_to__in", ["token", "plain"])), name="sender_reply_to_known"
            ),
        ),
        migrations.AddConstraint(
            model_name="senderprofile",
            constraint=models.CheckConstraint(
                condition=models.Q(("named_as__in", ["full", "first", "team"])), name="sender_named_as_known"
            ),
        ),
        migrations.AddIndex(
            model_name="sideconversation",
            index=models.Index(fields=["ticket", "created_at"], name="side_conversation_ticket"),
        ),
    ]
