"""Accounts at providers outside, what they call us with, and what is said at social networks."""

import django.core.validators
import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('channels_in', '0010_sms'),
        ('tickets', '0025_social_doors'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='DoorAccount',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('per_minute', models.PositiveIntegerField(blank=True, null=True, validators=[django.core.validators.MinValueValidator(1), django.core.validators.MaxValueValidator(100000)], verbose_name='Most messages a minute')),
                ('rests_until', models.DateTimeField(blank=True, editable=False, null=True)),
                ('last_success_at', models.DateTimeField(blank=True, editable=False, null=True)),
                ('last_error_at', models.DateTimeField(blank=True, editable=False, null=True)),
                ('last_error', models.CharField(blank=True, editable=False, max_length=300)),
                ('provider', models.CharField(max_length=20)),
                ('external_id', models.CharField(max_length=200, verbose_name="Account's ID")),
                ('name', models.CharField(blank=True, max_length=200, verbose_name="Account's name")),
                ('home', models.CharField(blank=True, max_length=300, verbose_name='Server')),
                ('secrets', models.TextField(blank=True, editable=False)),
                ('options', models.JSONField(blank=True, default=dict)),
                ('hook_digest', models.CharField(editable=False, max_length=64, unique=True)),
                ('cursor', models.JSONField(blank=True, default=dict, editable=False)),
                ('polled_at', models.DateTimeField(blank=True, editable=False, null=True)),
                ('token_expires_at', models.DateTimeField(blank=True, null=True, verbose_name='The token holds until')),
                ('created_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
            ],
            options={
                'ordering': ['inbox'],
            },
        ),
        migrations.CreateModel(
            name='HookDelivery',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('provider', models.CharField(max_length=20)),
                ('digest', models.CharField(max_length=64)),
                ('body', models.BinaryField()),
                ('items', models.PositiveSmallIntegerField(default=0)),
                ('received_at', models.DateTimeField(default=django.utils.timezone.now)),
            ],
            options={
                'ordering': ['-received_at', '-id'],
            },
        ),
        migrations.CreateModel(
            name='SocialDeed',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('verb', models.CharField(choices=[('hide', 'Hidden'), ('show', 'Shown again'), ('take_down', 'Taken down')], max_length=10)),
                ('reason', models.CharField(choices=[('personal_data', 'Personal data'), ('personal_attack', 'Personal attack'), ('hate', 'Agitation against a population group'), ('threat', 'Unlawful threat or call to crime'), ('pornography', 'Child pornography or unlawful depiction of violence'), ('copyright', "Somebody else's copyright"), ('spam', 'Advertising or spam'), ('mistake', 'It was a mistake')], max_length=20)),
                ('note', models.CharField(blank=True, max_length=500)),
                ('copy', models.JSONField()),
                ('at', models.DateTimeField(default=django.utils.timezone.now)),
                ('done_at', models.DateTimeField(blank=True, null=True)),
                ('failed', models.CharField(blank=True, max_length=300)),
            ],
            options={
                'ordering': ['-at', '-id'],
            },
        ),
        migrations.CreateModel(
            name='SocialItem',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('external_id', models.CharField(max_length=200)),
                ('parent_id', models.CharField(blank=True, max_length=200)),
                ('thread_id', models.CharField(blank=True, max_length=200)),
                ('is_public', models.BooleanField(default=False)),
                ('is_ours', models.BooleanField(default=False)),
                ('author_id', models.CharField(blank=True, max_length=200)),
                ('author_name', models.CharField(blank=True, max_length=200)),
                ('permalink', models.CharField(blank=True, max_length=500)),
                ('text', models.TextField(blank=True)),
                ('said_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('edited_at', models.DateTimeField(blank=True, null=True)),
                ('read_at', models.DateTimeField(blank=True, null=True)),
                ('state', models.CharField(choices=[('shown', 'Shown'), ('hidden', 'Hidden'), ('taken_down', 'Taken down'), ('withdrawn', 'Removed by its author')], default='shown', max_length=10)),
            ],
            options={
                'ordering': ['said_at', 'id'],
            },
        ),
        migrations.CreateModel(
            name='SocialVersion',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('text', models.TextField(blank=True)),
                ('until', models.DateTimeField()),
            ],
            options={
                'ordering': ['until', 'id'],
            },
        ),
        migrations.CreateModel(
            name='VendorApp',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('provider', models.CharField(max_length=20)),
                ('name', models.CharField(max_length=120, verbose_name='Name')),
                ('app_id', models.CharField(blank=True, max_length=100, verbose_name='App ID')),
                ('secrets', models.TextField(blank=True, editable=False)),
                ('hook_digest', models.CharField(editable=False, max_length=64, unique=True)),
                ('created_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
            ],
            options={
                'ordering': ['name', 'id'],
            },
        ),
        migrations.AddField(
            model_name='smsaccount',
            name='per_minute',
            field=models.PositiveIntegerField(blank=True, null=True, validators=[django.core.validators.MinValueValidator(1), django.core.validators.MaxValueValidator(100000)], verbose_name='Most messages a minute'),
        ),
        migrations.AddField(
            model_name='smsaccount',
            name='rests_until',
            field=models.DateTimeField(blank=True, editable=False, null=True),
        ),
        migrations.AlterField(
            model_name='rawinbound',
            name='state',
            field=models.CharField(choices=[('waiting', 'Waiting'), ('done', 'Became a message'), ('noted', 'No message: it tells of something we know, or must know'), ('set_aside', 'Set aside'), ('failed', 'Could not be read')], default='waiting', max_length=10),
        ),
        migrations.AddField(
            model_name='dooraccount',
            name='inbox',
            field=models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='door_account', to='tickets.inbox'),
        ),
        migrations.AddField(
            model_name='hookdelivery',
            name='account',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='channels_in.dooraccount'),
        ),
        migrations.AddField(
            model_name='socialdeed',
            name='agent',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='socialdeed',
            name='told_by',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='tickets.message'),
        ),
        migrations.AddField(
            model_name='socialitem',
            name='inbox',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='social_items', to='tickets.inbox'),
        ),
        migrations.AddField(
            model_name='socialitem',
            name='message',
            field=models.OneToOneField(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='social_item', to='tickets.message'),
        ),
        migrations.AddField(
            model_name='socialdeed',
            name='item',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='deeds', to='channels_in.socialitem'),
        ),
        migrations.AddField(
            model_name='socialversion',
            name='item',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='versions', to='channels_in.socialitem'),
        ),
        migrations.AddField(
            model_name='hookdelivery',
            name='app',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='channels_in.vendorapp'),
        ),
        migrations.AddField(
            model_name='dooraccount',
            name='app',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='accounts', to='channels_in.vendorapp'),
        ),
        migrations.AddIndex(
            model_name='socialitem',
            index=models.Index(condition=models.Q(('thread_id', ''), _negated=True), fields=['inbox', 'thread_id', 'said_at'], name='social_item_thread'),
        ),
        migrations.AddConstraint(
            model_name='socialitem',
            constraint=models.UniqueConstraint(fields=('inbox', 'external_id'), name='social_item_once'),
        ),
        migrations.AddConstraint(
            model_name='socialitem',
            constraint=models.CheckConstraint(condition=models.Q(('state__in', ['shown', 'hidden', 'taken_down', 'withdrawn'])), name='social_item_state_known'),
        ),
        migrations.AddConstraint(
            model_name='socialdeed',
            constraint=models.CheckConstraint(condition=models.Q(('verb__in', ['hide', 'show', 'take_down'])), name='social_deed_verb_known'),
        ),
        migrations.AddConstraint(
            model_name='socialdeed',
            constraint=models.CheckConstraint(condition=models.Q(('reason__in', ['personal_data', 'personal_attack', 'hate', 'threat', 'pornography', 'copyright', 'spam', 'mistake'])), name='social_deed_has_a_reason'),
        ),
        migrations.AddIndex(
            model_name='hookdelivery',
            index=models.Index(fields=['-received_at', '-id'], name='hook_delivery_newest'),
        ),
        migrations.AddConstraint(
            model_name='hookdelivery',
            constraint=models.UniqueConstraint(fields=('provider', 'digest'), name='hook_delivery_once'),
        ),
        migrations.AddIndex(
            model_name='dooraccount',
            index=models.Index(fields=['provider', 'external_id'], name='door_account_named'),
        ),
    ]
