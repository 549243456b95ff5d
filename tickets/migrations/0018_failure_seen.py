from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("tickets", "0017_inbox_addresses")]

    operations = [
        migrations.AddField(
            model_name="message",
            name="failure_seen_at",
            field=models.DateTimeField(blank=True, null=True),
        ),
    ]
