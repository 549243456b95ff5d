"""Whether what came of a ticket must be said, by inbox."""


from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('tickets', '0023_bulk_by_integrations'),
    ]

    operations = [
        migrations.AddField(
            model_name='inbox',
            name='wrap_up_required',
            field=models.BooleanField(db_default=False, default=False, verbose_name='The questions asked when a ticket is solved must be answered'),
        ),
    ]
