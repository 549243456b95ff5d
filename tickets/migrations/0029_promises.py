"""Calendars, what is promised, and clocks. What is checked of large tables here is validated in the next."""

import django.db.models.deletion
import django.utils.timezone
import tickets.models.calendar
from django.conf import settings
from django.contrib.postgres.operations import AddConstraintNotValid
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('people', '0009_social_addresses_checked'),
        ('tickets', '0028_notifications_of_what_is_public_checked'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Calendar',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('slug', models.SlugField(max_length=60, unique=True)),
                ('name', models.CharField(max_length=80, verbose_name='Name')),
                ('hours', models.JSONField(default=tickets.models.calendar.office_hours, verbose_name='Opening hours')),
                ('keeps_holidays', models.BooleanField(default=True, verbose_name='Closed on holidays')),
                ('half_days_close', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='Half days close at')),
                ('zone', models.CharField(default='Europe/Stockholm', max_length=60, verbose_name='Time zone')),
                ('is_own', models.BooleanField(default=False, editable=False)),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('changed_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
            ],
            options={
                'ordering': ['name', 'id'],
            },
        ),
        migrations.CreateModel(
            name='CalendarDay',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('day', models.DateField(verbose_name='Day')),
                ('closed_from', models.PositiveSmallIntegerField(default=0, verbose_name='Closed from')),
                ('label', models.CharField(blank=True, max_length=120, verbose_name='Why')),
                ('uid', models.CharField(blank=True, max_length=255)),
            ],
            options={
                'ordering': ['day'],
            },
        ),
        migrations.CreateModel(
            name='Clock',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('metric', models.CharField(choices=[('first_response', 'first_response'), ('next_response', 'next_response'), ('resolution', 'resolution'), ('call_back', 'call_back')], max_length=20)),
                ('counting', models.CharField(choices=[('working_time', 'working_time'), ('working_days', 'working_days'), ('hours', 'hours')], max_length=20)),
                ('minutes', models.PositiveIntegerField()),
                ('warn_minutes', models.PositiveIntegerField(default=0)),
                ('policy_version', models.PositiveIntegerField(default=0)),
                ('calendar_version', models.PositiveIntegerField(default=0)),
                ('started_at', models.DateTimeField()),
                ('due_at', models.DateTimeField(null=True)),
                ('warn_at', models.DateTimeField(null=True)),
                ('paused_at', models.DateTimeField(null=True)),
                ('stopped_at', models.DateTimeField(null=True)),
                ('used_seconds', models.PositiveIntegerField(default=0)),
                ('breached_at', models.DateTimeField(null=True)),
                ('warned_at', models.DateTimeField(null=True)),
                ('lead_warned_at', models.DateTimeField(null=True)),
                ('breach_told_at', models.DateTimeField(null=True)),
                ('breach_reason', models.CharField(blank=True, choices=[('many_contacts', 'More contacts than we could answer'), ('waited_for_others', 'We waited for somebody else'), ('wrong_place', 'It lay in the wrong place'), ('overlooked', 'We overlooked it'), ('complicated', 'The matter was complicated'), ('technical', 'Something technical did not work'), ('other', 'Something else')], max_length=20)),
                ('breach_note', models.CharField(blank=True, max_length=300)),
            ],
            options={
                'ordering': ['started_at', 'id'],
            },
        ),
        migrations.CreateModel(
            name='ClockStep',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('at', models.DateTimeField()),
                ('kind', models.CharField(choices=[('start', 'start'), ('pause', 'pause'), ('resume', 'resume'), ('stop', 'stop')], max_length=10)),
            ],
            options={
                'ordering': ['at', 'id'],
            },
        ),
        migrations.CreateModel(
            name='SlaPolicy',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=80, verbose_name='Name')),
                ('position', models.PositiveSmallIntegerField(default=0)),
                ('conditions', models.JSONField(blank=True, default=list)),
                ('is_active', models.BooleanField(default=True, verbose_name='In use')),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('changed_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
            ],
            options={
                'verbose_name_plural': 'SLA policies',
                'ordering': ['position', 'id'],
            },
        ),
        migrations.CreateModel(
            name='SlaTarget',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('metric', models.CharField(choices=[('first_response', 'first_response'), ('next_response', 'next_response'), ('resolution', 'resolution'), ('call_back', 'call_back')], max_length=20)),
                ('counting', models.CharField(choices=[('working_time', 'working_time'), ('working_days', 'working_days'), ('hours', 'hours')], max_length=20)),
                ('minutes', models.PositiveIntegerField()),
                ('warn_minutes', models.PositiveIntegerField(default=0)),
            ],
            options={
                'ordering': ['policy', 'metric'],
            },
        ),
        migrations.RemoveConstraint(
            model_name='event',
            name='event_kind_known',
        ),
        migrations.RemoveConstraint(
            model_name='notification',
            name='notification_kind_known',
        ),
        migrations.RemoveConstraint(
            model_name='notificationchoice',
            name='notification_choice_kind_known',
        ),
        migrations.AddField(
            model_name='ticket',
            name='due_at',
            field=models.DateTimeField(blank=True, editable=False, null=True),
        ),
        migrations.AddField(
            model_name='ticket',
            name='language',
            field=models.CharField(blank=True, db_default='', default='', max_length=5, verbose_name='Language'),
        ),
        migrations.AlterField(
            model_name='event',
            name='kind',
            field=models.CharField(choices=[('created', 'Ticket created'), ('received', 'Message received'), ('replied', 'Answered'), ('acknowledged', 'Acknowledgement sent'), ('noted', 'Note written'), ('assigned', 'Assignee changed'), ('team_changed', 'Team changed'), ('status_changed', 'Status changed'), ('priority_changed', 'Priority changed'), ('category_changed', 'Category changed'), ('case_kind_changed', 'Kind of case changed'), ('subject_changed', 'Subject changed'), ('requester_changed', 'Requester changed'), ('tagged', 'Tags changed'), ('confidential_changed', 'Confidentiality changed'), ('agent_named', 'Agent given access'), ('delivery_changed', 'Delivery changed'), ('possibly_belongs', 'May belong to another ticket'), ('scheduled', 'Sending planned'), ('sending_undone', 'Sending undone'), ('side_started', 'Forwarded'), ('side_received', 'Answer to a forwarded message'), ('participant_added', 'Participant added'), ('participant_removed', 'Participant removed'), ('channel_chosen', 'Another channel chosen'), ('mentioned', 'Colleague mentioned'), ('merged', 'Tickets merged'), ('merge_undone', 'Merge undone'), ('split', 'Message moved to a new ticket'), ('linked', 'Tickets linked'), ('unlinked', 'Link removed'), ('snoozed', 'Snoozed'), ('woken', 'Snooze ended'), ('handed_over', 'Handed over'), ('macro_applied', 'Macro used'), ('bulk_undone', 'Bulk change undone'), ('wrapped_up', 'Wrapped up'), ('contact_logged', 'Call, visit or letter noted'), ('call_back_promised', 'Call back promised'), ('call_back_done', 'Called back'), ('call_made', 'Call made'), ('call_ended', 'Call ended'), ('message_edited', 'Edited by its author'), ('message_withdrawn', 'Removed by its author'), ('post_hidden', 'Hidden from the public'), ('post_shown', 'Shown to the public again'), ('post_taken_down', 'Taken down'), ('identity_number_found', 'Identity number in public'), ('promise_changed', 'Promise counted again'), ('promise_warned', 'Soon overdue'), ('promise_broken', 'Overdue'), ('breach_explained', 'Delay explained'), ('routed', 'Routed'), ('substituted', 'Passed to a substitute'), ('substitute_ended', 'Back from a substitute'), ('language_changed', 'Language changed'), ('channel_advised', 'Another channel recommended'), ('automation_ran', 'Automation ran'), ('automation_failed', 'Automation failed'), ('completion_requested', 'Completion requested'), ('completion_received', 'Completion received'), ('completion_ended', 'Completion no longer waited for')], max_length=30),
        ),
        migrations.AlterField(
            model_name='notification',
            name='kind',
            field=models.CharField(choices=[('mention', 'A colleague mentions me'), ('assignment', 'Somebody gives me a ticket'), ('answer', 'An answer on a ticket I have or follow'), ('side_answer', 'An answer to something we forwarded'), ('woken', "A ticket's rest is over"), ('reminder', 'A reminder of mine'), ('undelivered', 'A message could not be delivered'), ('moved', 'A ticket I have or follow is merged or handed over'), ('in_public', 'An identity number in public, or a comment that could not be hidden'), ('promise', 'A promise is soon due, or broken'), ('substitute', 'I stand in for a colleague, or a role has nobody'), ('automation', 'An automation I look after has failed')], max_length=20),
        ),
        migrations.AlterField(
            model_name='notificationchoice',
            name='kind',
            field=models.CharField(choices=[('mention', 'A colleague mentions me'), ('assignment', 'Somebody gives me a ticket'), ('answer', 'An answer on a ticket I have or follow'), ('side_answer', 'An answer to something we forwarded'), ('woken', "A ticket's rest is over"), ('reminder', 'A reminder of mine'), ('undelivered', 'A message could not be delivered'), ('moved', 'A ticket I have or follow is merged or handed over'), ('in_public', 'An identity number in public, or a comment that could not be hidden'), ('promise', 'A promise is soon due, or broken'), ('substitute', 'I stand in for a colleague, or a role has nobody'), ('automation', 'An automation I look after has failed')], max_length=20),
        ),
        AddConstraintNotValid(
            model_name='event',
            constraint=models.CheckConstraint(condition=models.Q(('kind__in', ['created', 'received', 'replied', 'acknowledged', 'noted', 'assigned', 'team_changed', 'status_changed', 'priority_changed', 'category_changed', 'case_kind_changed', 'subject_changed', 'requester_changed', 'tagged', 'confidential_changed', 'agent_named', 'delivery_changed', 'possibly_belongs', 'scheduled', 'sending_undone', 'side_started', 'side_received', 'participant_added', 'participant_removed', 'channel_chosen', 'mentioned', 'merged', 'merge_undone', 'split', 'linked', 'unlinked', 'snoozed', 'woken', 'handed_over', 'macro_applied', 'bulk_undone', 'wrapped_up', 'contact_logged', 'call_back_promised', 'call_back_done', 'call_made', 'call_ended', 'message_edited', 'message_withdrawn', 'post_hidden', 'post_shown', 'post_taken_down', 'identity_number_found', 'promise_changed', 'promise_warned', 'promise_broken', 'breach_explained', 'routed', 'substituted', 'substitute_ended', 'language_changed', 'channel_advised', 'automation_ran', 'automation_failed', 'completion_requested', 'completion_received', 'completion_ended'])), name='event_kind_known'),
        ),
        AddConstraintNotValid(
            model_name='notification',
            constraint=models.CheckConstraint(condition=models.Q(('kind__in', ['mention', 'assignment', 'answer', 'side_answer', 'woken', 'reminder', 'undelivered', 'moved', 'in_public', 'promise', 'substitute', 'automation'])), name='notification_kind_known'),
        ),
        AddConstraintNotValid(
            model_name='notificationchoice',
            constraint=models.CheckConstraint(condition=models.Q(('kind__in', ['mention', 'assignment', 'answer', 'side_answer', 'woken', 'reminder', 'undelivered', 'moved', 'in_public', 'promise', 'substitute', 'automation'])), name='notification_choice_kind_known'),
        ),
        migrations.AddField(
            model_name='calendar',
            name='inboxes',
            field=models.ManyToManyField(blank=True, related_name='calendars', to='tickets.inbox', verbose_name='Inboxes'),
        ),
        migrations.AddField(
            model_name='calendar',
            name='teams',
            field=models.ManyToManyField(blank=True, related_name='calendars', to='people.team', verbose_name='Teams'),
        ),
        migrations.AddField(
            model_name='calendarday',
            name='calendar',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='days', to='tickets.calendar'),
        ),
        migrations.AddField(
            model_name='clock',
            name='calendar',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='tickets.calendar'),
        ),
        migrations.AddField(
            model_name='clock',
            name='call_back',
            field=models.OneToOneField(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='clock', to='tickets.callback'),
        ),
        migrations.AddField(
            model_name='clock',
            name='explained_by',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='clock',
            name='ticket',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='clocks', to='tickets.ticket'),
        ),
        migrations.AddField(
            model_name='clockstep',
            name='clock',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='steps', to='tickets.clock'),
        ),
        migrations.AddField(
            model_name='slapolicy',
            name='calendar',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='policies', to='tickets.calendar'),
        ),
        migrations.AddField(
            model_name='clock',
            name='policy',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='tickets.slapolicy'),
        ),
        migrations.AddField(
            model_name='slatarget',
            name='policy',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='targets', to='tickets.slapolicy'),
        ),
        migrations.AddConstraint(
            model_name='calendar',
            constraint=models.CheckConstraint(condition=models.Q(('name', ''), _negated=True), name='calendar_has_name'),
        ),
        migrations.AddConstraint(
            model_name='calendar',
            constraint=models.CheckConstraint(condition=models.Q(('half_days_close', None), ('half_days_close__lte', 1440), _connector='OR'), name='calendar_half_days_within_a_day'),
        ),
        migrations.AddConstraint(
            model_name='calendar',
            constraint=models.UniqueConstraint(condition=models.Q(('is_own', True)), fields=('is_own',), name='calendar_one_is_own'),
        ),
        migrations.AddConstraint(
            model_name='calendarday',
            constraint=models.UniqueConstraint(fields=('calendar', 'day'), name='calendar_day_once'),
        ),
        migrations.AddConstraint(
            model_name='calendarday',
            constraint=models.CheckConstraint(condition=models.Q(('closed_from__lte', 1440)), name='calendar_day_within_a_day'),
        ),
        migrations.AddConstraint(
            model_name='clockstep',
            constraint=models.CheckConstraint(condition=models.Q(('kind__in', ['start', 'pause', 'resume', 'stop'])), name='clock_step_kind_known'),
        ),
        migrations.AddConstraint(
            model_name='slapolicy',
            constraint=models.CheckConstraint(condition=models.Q(('name', ''), _negated=True), name='sla_policy_has_name'),
        ),
        migrations.AddIndex(
            model_name='clock',
            index=models.Index(fields=['ticket', 'metric'], name='clock_of_ticket'),
        ),
        migrations.AddIndex(
            model_name='clock',
            index=models.Index(condition=models.Q(('stopped_at', None), ('due_at__isnull', False)), fields=['due_at', 'id'], name='clock_due'),
        ),
        migrations.AddIndex(
            model_name='clock',
            index=models.Index(condition=models.Q(('stopped_at', None), ('warned_at', None)), fields=['warn_at', 'id'], name='clock_warn'),
        ),
        migrations.AddIndex(
            model_name='clock',
            index=models.Index(condition=models.Q(('stopped_at', None)), fields=['policy', 'id'], name='clock_open_of_policy'),
        ),
        migrations.AddIndex(
            model_name='clock',
            index=models.Index(condition=models.Q(('stopped_at', None)), fields=['calendar', 'id'], name='clock_open_of_calendar'),
        ),
        migrations.AddIndex(
            model_name='clock',
            index=models.Index(condition=models.Q(('breached_at__isnull', False)), fields=['-breached_at', '-id'], name='clock_broken'),
        ),
        migrations.AddConstraint(
            model_name='clock',
            constraint=models.UniqueConstraint(condition=models.Q(('stopped_at', None), models.Q(('metric', 'call_back'), _negated=True)), fields=('ticket', 'metric'), name='clock_one_of_a_kind_runs'),
        ),
        migrations.AddConstraint(
            model_name='clock',
            constraint=models.CheckConstraint(condition=models.Q(('metric__in', ['first_response', 'next_response', 'resolution', 'call_back'])), name='clock_metric_known'),
        ),
        migrations.AddConstraint(
            model_name='clock',
            constraint=models.CheckConstraint(condition=models.Q(('counting__in', ['working_time', 'working_days', 'hours'])), name='clock_counting_known'),
        ),
        migrations.AddConstraint(
            model_name='clock',
            constraint=models.CheckConstraint(condition=models.Q(('breach_reason__in', ['', 'many_contacts', 'waited_for_others', 'wrong_place', 'overlooked', 'complicated', 'technical', 'other'])), name='clock_breach_reason_known'),
        ),
        migrations.AddConstraint(
            model_name='clock',
            constraint=models.CheckConstraint(condition=models.Q(('breach_reason', ''), ('breached_at__isnull', False), _connector='OR'), name='clock_explains_a_breach_only'),
        ),
        migrations.AddConstraint(
            model_name='slatarget',
            constraint=models.UniqueConstraint(fields=('policy', 'metric'), name='sla_target_once'),
        ),
        migrations.AddConstraint(
            model_name='slatarget',
            constraint=models.CheckConstraint(condition=models.Q(('metric__in', ['first_response', 'next_response', 'resolution'])), name='sla_target_metric_known'),
        ),
        migrations.AddConstraint(
            model_name='slatarget',
            constraint=models.CheckConstraint(condition=models.Q(('counting__in', ['working_time', 'working_days', 'hours'])), name='sla_target_counting_known'),
        ),
        migrations.AddConstraint(
            model_name='slatarget',
            constraint=models.CheckConstraint(condition=models.Q(('minutes__range', (1, 527040)), ('warn_minutes__lt', models.F('minutes'))), name='sla_target_warns_before_the_end'),
        ),
    ]
