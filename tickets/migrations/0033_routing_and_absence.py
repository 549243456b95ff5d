"""Routing, absences, shifts and suggestions: new tables, nothing old is touched."""

import django.contrib.postgres.fields
import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('people', '0009_social_addresses_checked'),
        ('tickets', '0032_automations'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='TextModel',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('trained_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ('weights', models.JSONField()),
                ('tickets', models.PositiveIntegerField()),
                ('held_out', models.PositiveIntegerField()),
                ('measured', models.JSONField(default=dict)),
            ],
            options={
                'ordering': ['-trained_at', '-id'],
            },
        ),
        migrations.CreateModel(
            name='Absence',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('starts_at', models.DateTimeField(verbose_name='From')),
                ('ends_at', models.DateTimeField(verbose_name='To')),
                ('kind', models.CharField(choices=[('away', 'Away'), ('holiday', 'Holiday'), ('course', 'Course or meeting'), ('other_work', 'Other work')], default='away', max_length=20, verbose_name='What')),
                ('note', models.CharField(blank=True, max_length=120, verbose_name='For colleagues')),
                ('created_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ('ended_at', models.DateTimeField(editable=False, null=True)),
                ('agent', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='absences', to=settings.AUTH_USER_MODEL)),
                ('created_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('substitute', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='standing_in', to=settings.AUTH_USER_MODEL, verbose_name='Substitute')),
            ],
            options={
                'ordering': ['starts_at', 'id'],
            },
        ),
        migrations.CreateModel(
            name='AgentWork',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('takes_tickets', models.BooleanField(default=True, verbose_name='Takes new tickets')),
                ('capacity', models.PositiveSmallIntegerField(default=25, verbose_name='Tickets at once')),
                ('languages', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=5), blank=True, default=list, size=None, verbose_name='Languages besides Swedish')),
                ('agent', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='work', to=settings.AUTH_USER_MODEL)),
                ('categories', models.ManyToManyField(blank=True, related_name='+', to='tickets.category', verbose_name='Areas')),
            ],
            options={
                'ordering': ['agent'],
            },
        ),
        migrations.CreateModel(
            name='Passed',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ('ended_at', models.DateTimeField(editable=False, null=True)),
                ('absence', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='passed', to='tickets.absence')),
                ('ticket', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='tickets.ticket')),
                ('to', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['id'],
            },
        ),
        migrations.CreateModel(
            name='RoutingRule',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=80, verbose_name='Name')),
                ('position', models.PositiveSmallIntegerField(default=0)),
                ('conditions', models.JSONField(blank=True, default=list)),
                ('is_active', models.BooleanField(default=True, verbose_name='In use')),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('changed_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ('team', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='routing_rules', to='people.team', verbose_name='Goes to')),
            ],
            options={
                'ordering': ['position', 'id'],
            },
        ),
        migrations.CreateModel(
            name='Shift',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('weekday', models.PositiveSmallIntegerField(verbose_name='Weekday')),
                ('start', models.PositiveSmallIntegerField(verbose_name='From')),
                ('end', models.PositiveSmallIntegerField(verbose_name='To')),
                ('valid_from', models.DateField(verbose_name='In force from')),
                ('valid_until', models.DateField(blank=True, null=True, verbose_name='In force until')),
                ('agent', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='shifts', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['agent', 'weekday', 'start'],
            },
        ),
        migrations.CreateModel(
            name='SuggestionSetting',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('is_only', models.BooleanField(default=True, editable=False, unique=True)),
                ('from_confidence', models.FloatField(blank=True, null=True, verbose_name='Set the category by itself from')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('is_only', True)), name='suggestion_setting_is_one'), models.CheckConstraint(condition=models.Q(('from_confidence', None), ('from_confidence__range', (0.5, 1.0)), _connector='OR'), name='suggestion_setting_is_sure')],
            },
        ),
        migrations.CreateModel(
            name='TeamWay',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('way', models.CharField(choices=[('manual', 'Agents take tickets themselves'), ('round_robin', 'In turn'), ('load', 'To whoever has fewest')], default='manual', max_length=20, verbose_name='New tickets')),
                ('since', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ('last_agent', models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('team', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='way', to='people.team')),
            ],
        ),
        migrations.CreateModel(
            name='Suggestion',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('confidence', models.FloatField()),
                ('words', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=40), default=list, size=None)),
                ('others', models.JSONField(default=list)),
                ('made_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ('accepted_at', models.DateTimeField(editable=False, null=True)),
                ('dismissed_at', models.DateTimeField(editable=False, null=True)),
                ('category', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='tickets.category')),
                ('ticket', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='suggestion', to='tickets.ticket')),
                ('model', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='tickets.textmodel')),
            ],
        ),
        migrations.AddIndex(
            model_name='absence',
            index=models.Index(fields=['agent', 'starts_at'], name='absence_of_agent'),
        ),
        migrations.AddIndex(
            model_name='absence',
            index=models.Index(condition=models.Q(('ended_at', None)), fields=['starts_at'], name='absence_not_ended'),
        ),
        migrations.AddIndex(
            model_name='absence',
            index=models.Index(fields=['ends_at'], name='absence_ends'),
        ),
        migrations.AddConstraint(
            model_name='absence',
            constraint=models.CheckConstraint(condition=models.Q(('kind__in', ['away', 'holiday', 'course', 'other_work'])), name='absence_kind_known'),
        ),
        migrations.AddConstraint(
            model_name='absence',
            constraint=models.CheckConstraint(condition=models.Q(('ends_at__gt', models.F('starts_at'))), name='absence_ends_after_it_begins'),
        ),
        migrations.AddConstraint(
            model_name='absence',
            constraint=models.CheckConstraint(condition=models.Q(('substitute', None), models.Q(('substitute', models.F('agent')), _negated=True), _connector='OR'), name='absence_substitute_is_another'),
        ),
        migrations.AddConstraint(
            model_name='agentwork',
            constraint=models.CheckConstraint(condition=models.Q(('capacity__range', (1, 200))), name='agent_work_capacity_in_range'),
        ),
        migrations.AddIndex(
            model_name='passed',
            index=models.Index(fields=['ticket'], name='passed_ticket'),
        ),
        migrations.AddConstraint(
            model_name='passed',
            constraint=models.UniqueConstraint(condition=models.Q(('ended_at', None)), fields=('absence', 'ticket'), name='passed_once_at_a_time'),
        ),
        migrations.AddConstraint(
            model_name='routingrule',
            constraint=models.CheckConstraint(condition=models.Q(('name', ''), _negated=True), name='routing_rule_has_name'),
        ),
        migrations.AddConstraint(
            model_name='shift',
            constraint=models.CheckConstraint(condition=models.Q(('weekday__lte', 6)), name='shift_on_a_weekday'),
        ),
        migrations.AddConstraint(
            model_name='shift',
            constraint=models.CheckConstraint(condition=models.Q(('end__gt', models.F('start')), ('end__lte', 1440)), name='shift_within_a_day'),
        ),
        migrations.AddConstraint(
            model_name='shift',
            constraint=models.CheckConstraint(condition=models.Q(('valid_until', None), ('valid_until__gte', models.F('valid_from')), _connector='OR'), name='shift_ends_after_it_begins'),
        ),
        migrations.AddConstraint(
            model_name='teamway',
            constraint=models.CheckConstraint(condition=models.Q(('way__in', ['manual', 'round_robin', 'load'])), name='team_way_known'),
        ),
        migrations.AddConstraint(
            model_name='suggestion',
            constraint=models.CheckConstraint(condition=models.Q(('confidence__gte', 0.0), ('confidence__lte', 1.0)), name='suggestion_confidence_in_range'),
        ),
    ]
