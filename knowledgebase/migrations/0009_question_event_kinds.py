"""Two more things that happen to a question: its answer is taken down, a contact is moved to it."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("knowledgebase", "0008_coverage")]

    operations = [
        migrations.AlterField(
            model_name="questionevent",
            name="kind",
            field=models.CharField(
                choices=[
                    ("found", "Found"),
                    ("renamed", "Renamed"),
                    ("merged", "Merged"),
                    ("split", "Split"),
                    ("muted", "Put aside"),
                    ("unmuted", "Taken up again"),
                    ("drafted", "Answer begun"),
                    ("linked", "Linked to an article"),
                    ("answered", "Answer published"),
                    ("reopened", "Answer taken down"),
                    ("placed", "Contact moved here"),
                ],
                max_length=10,
            ),
        )
    ]
