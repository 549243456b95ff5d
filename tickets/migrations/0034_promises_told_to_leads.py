"""When leads are warned; what is overdue is found by what has not been told; the municipality's own calendar."""

from django.conf import settings
from django.db import migrations, models


def make_own_calendar(apps, schema_editor):
    week = [[[480, 1020]]] * 5 + [[], []]
    made = {"slug": "own", "name": "Kommunens egen", "hours": week}
    apps.get_model("tickets", "Calendar").objects.get_or_create(is_own=True, defaults=made)


class Migration(migrations.Migration):
    dependencies = [
        ("tickets", "0033_routing_and_absence"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.RemoveIndex(
            model_name="clock",
            name="clock_due",
        ),
        migrations.AddField(
            model_name="clock",
            name="lead_warn_at",
            field=models.DateTimeField(null=True),
        ),
        migrations.AddField(
            model_name="clock",
            name="lead_warn_minutes",
            field=models.PositiveIntegerField(null=True),
        ),
        migrations.AddField(
            model_name="slatarget",
            name="lead_warn_minutes",
            field=models.PositiveIntegerField(blank=True, null=True),
        ),
        migrations.AddIndex(
            model_name="clock",
            index=models.Index(
                condition=models.Q(("stopped_at", None), ("breached_at", None), ("due_at__isnull", False)),
                fields=["due_at", "id"],
                name="clock_due",
            ),
        ),
        migrations.AddIndex(
            model_name="clock",
            index=models.Index(
                condition=models.Q(("stopped_at", None), ("lead_warn_at__isnull", False), ("lead_warned_at", None)),
                fields=["lead_warn_at", "id"],
                name="clock_warn_leads",
            ),
        ),
        migrations.AddConstraint(
            model_name="slatarget",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("lead_warn_minutes", None), ("lead_warn_minutes__lt", models.F("minutes")), _connector="OR"
                ),
                name="sla_target_warns_leads_in_time",
            ),
        ),
        migrations.RunPython(make_own_calendar, migrations.RunPython.noop, elidable=False),
    ]
