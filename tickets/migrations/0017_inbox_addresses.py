"""No two inboxes for mail with one address. Where there are, mail went to the oldest: it keeps the address, the others
get one of their own that the same mail server delivers (kundcenter+slug@…), and it is said which."""

import django.db.models.deletion
import django.db.models.functions.text
import django.utils.timezone
from django.db import migrations, models


def tell_apart(apps, schema_editor):
    seen = set()
    for inbox in apps.get_model("tickets", "Inbox").objects.filter(kind="email").exclude(address="").order_by("pk"):
        address = inbox.address.strip().lower()
        if address in seen:
            local, _at, domain = address.rpartition("@")
            end = f"+{inbox.slug}@{domain}"
            address = f"{local.partition('+')[0]}"[: 254 - len(end)] + end
            print(f'\n  The inbox "{inbox.name}" had the address of another; it has {address} now. Change it in the settings.')
        seen.add(address)
        if address != inbox.address:
            inbox.address = address
            inbox.save(update_fields=["address"])


class Migration(migrations.Migration):
    dependencies = [
        ("tickets", "0016_acknowledged"),
    ]

    operations = [
        migrations.RunPython(tell_apart, migrations.RunPython.noop),
        migrations.CreateModel(
            name="InboxAddress",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("address", models.CharField(max_length=254, unique=True)),
                ("ended_at", models.DateTimeField(default=django.utils.timezone.now)),
                (
                    "inbox",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="former_addresses",
                        to="tickets.inbox",
                    ),
                ),
            ],
            options={
                "ordering": ["-ended_at", "-id"],
            },
        ),
        migrations.AddConstraint(
            model_name="inbox",
            constraint=models.UniqueConstraint(
                django.db.models.functions.text.Lower("address"),
                condition=models.Q(("kind", "email"), models.Q(("address", ""), _negated=True)),
                name="inbox_for_mail_has_its_address",
            ),
        ),
    ]
