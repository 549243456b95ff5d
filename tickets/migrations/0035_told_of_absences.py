"""An agent is told of an absence as of a ticket; the check is validated in the next step."""

import django.db.models.deletion
from django.contrib.postgres.operations import AddConstraintNotValid
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('tickets', '0034_promises_told_to_leads'),
    ]

    operations = [
        migrations.AddField(
            model_name='notification',
            name='absence',
            field=models.ForeignKey(db_index=False, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='tickets.absence'),
        ),
        migrations.AlterField(
            model_name='notification',
            name='ticket',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='tickets.ticket'),
        ),
        migrations.AddConstraint(
            model_name='notification',
            constraint=models.UniqueConstraint(condition=models.Q(('absence__isnull', False)), fields=('agent', 'absence'), name='notification_absence_once'),
        ),
        AddConstraintNotValid(
            model_name='notification',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('absence', None), ('ticket__isnull', False)), models.Q(('absence__isnull', False), ('ticket', None)), _connector='OR'), name='notification_of_ticket_or_absence'),
        ),
    ]
