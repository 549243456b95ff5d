"""Doors of social networks and of calls. What is checked here is validated in the next, holding up nobody."""

from django.contrib.postgres.operations import AddConstraintNotValid
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('people', '0007_articles_scope'),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name='contactaddress',
            name='address_kind_known',
        ),
        migrations.AlterField(
            model_name='contactaddress',
            name='kind',
            field=models.CharField(choices=[('email', 'E-mail'), ('phone', 'Phone'), ('facebook', 'Facebook'), ('instagram', 'Instagram'), ('whatsapp', 'WhatsApp'), ('mastodon', 'Mastodon'), ('bluesky', 'Bluesky'), ('x', 'X'), ('linkedin', 'LinkedIn'), ('youtube', 'YouTube'), ('other', 'Other')], max_length=20, verbose_name='Kind'),
        ),
        AddConstraintNotValid(
            model_name='contactaddress',
            constraint=models.CheckConstraint(condition=models.Q(('kind__in', ['email', 'phone', 'facebook', 'instagram', 'whatsapp', 'mastodon', 'bluesky', 'x', 'linkedin', 'youtube', 'other'])), name='address_kind_known'),
        ),
    ]
