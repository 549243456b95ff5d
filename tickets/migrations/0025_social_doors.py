"""Doors of social networks and of calls. What is checked here is validated in the next, holding up nobody."""

from django.conf import settings
from django.contrib.postgres.operations import AddConstraintNotValid
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('people', '0008_social_addresses'),
        ('tickets', '0024_wrap_up_required_by_inbox'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name='event',
            name='event_kind_known',
        ),
        migrations.RemoveConstraint(
            model_name='inbox',
            name='inbox_kind_known',
        ),
        migrations.RemoveConstraint(
            model_name='ticket',
            name='ticket_channel_known',
        ),
        migrations.AlterField(
            model_name='cannedresponse',
            name='channel',
            field=models.CharField(blank=True, choices=[('email', 'E-mail'), ('webform', 'Web form'), ('phone', 'Phone'), ('sms', 'SMS'), ('chat', 'Chat'), ('facebook', 'Facebook'), ('messenger', 'Messenger'), ('instagram', 'Instagram'), ('instagram_direct', 'Instagram messages'), ('whatsapp', 'WhatsApp'), ('mastodon', 'Mastodon'), ('bluesky', 'Bluesky'), ('x', 'X'), ('linkedin', 'LinkedIn'), ('youtube', 'YouTube'), ('mention', 'Mention elsewhere'), ('letter', 'Letter'), ('visit', 'Visit'), ('fax', 'Fax'), ('eservice', 'E-service'), ('app', 'App'), ('api', 'Other system')], max_length=20, verbose_name='Channel'),
        ),
        migrations.AlterField(
            model_name='event',
            name='kind',
            field=models.CharField(choices=[('created', 'Ticket created'), ('received', 'Message received'), ('replied', 'Answered'), ('acknowledged', 'Acknowledgement sent'), ('noted', 'Note written'), ('assigned', 'Assignee changed'), ('team_changed', 'Team changed'), ('status_changed', 'Status changed'), ('priority_changed', 'Priority changed'), ('category_changed', 'Category changed'), ('case_kind_changed', 'Kind of case changed'), ('subject_changed', 'Subject changed'), ('requester_changed', 'Requester changed'), ('tagged', 'Tags changed'), ('confidential_changed', 'Confidentiality changed'), ('agent_named', 'Agent given access'), ('delivery_changed', 'Delivery changed'), ('possibly_belongs', 'May belong to another ticket'), ('scheduled', 'Sending planned'), ('sending_undone', 'Sending undone'), ('side_started', 'Forwarded'), ('side_received', 'Answer to a forwarded message'), ('participant_added', 'Participant added'), ('participant_removed', 'Participant removed'), ('channel_chosen', 'Another channel chosen'), ('mentioned', 'Colleague mentioned'), ('merged', 'Tickets merged'), ('merge_undone', 'Merge undone'), ('split', 'Message moved to a new ticket'), ('linked', 'Tickets linked'), ('unlinked', 'Link removed'), ('snoozed', 'Snoozed'), ('woken', 'Snooze ended'), ('handed_over', 'Handed over'), ('macro_applied', 'Macro used'), ('bulk_undone', 'Bulk change undone'), ('wrapped_up', 'Wrapped up'), ('contact_logged', 'Call, visit or letter noted'), ('call_back_promised', 'Call back promised'), ('call_back_done', 'Called back'), ('call_made', 'Call made'), ('call_ended', 'Call ended'), ('message_edited', 'Edited by its author'), ('message_withdrawn', 'Removed by its author'), ('post_hidden', 'Hidden from the public'), ('post_shown', 'Shown to the public again'), ('post_taken_down', 'Taken down'), ('identity_number_found', 'Identity number in public')], max_length=30),
        ),
        migrations.AlterField(
            model_name='inbox',
            name='kind',
            field=models.CharField(choices=[('email', 'E-mail'), ('webform', 'Web form'), ('phone', 'Phone'), ('sms', 'SMS'), ('chat', 'Chat'), ('facebook', 'Facebook'), ('messenger', 'Messenger'), ('instagram', 'Instagram'), ('instagram_direct', 'Instagram messages'), ('whatsapp', 'WhatsApp'), ('mastodon', 'Mastodon'), ('bluesky', 'Bluesky'), ('x', 'X'), ('linkedin', 'LinkedIn'), ('youtube', 'YouTube'), ('mention', 'Mention elsewhere'), ('letter', 'Letter'), ('visit', 'Visit'), ('fax', 'Fax'), ('eservice', 'E-service'), ('app', 'App'), ('api', 'Other system')], max_length=20, verbose_name='Channel'),
        ),
        migrations.AlterField(
            model_name='message',
            name='channel',
            field=models.CharField(blank=True, choices=[('email', 'E-mail'), ('webform', 'Web form'), ('phone', 'Phone'), ('sms', 'SMS'), ('chat', 'Chat'), ('facebook', 'Facebook'), ('messenger', 'Messenger'), ('instagram', 'Instagram'), ('instagram_direct', 'Instagram messages'), ('whatsapp', 'WhatsApp'), ('mastodon', 'Mastodon'), ('bluesky', 'Bluesky'), ('x', 'X'), ('linkedin', 'LinkedIn'), ('youtube', 'YouTube'), ('mention', 'Mention elsewhere'), ('letter', 'Letter'), ('visit', 'Visit'), ('fax', 'Fax'), ('eservice', 'E-service'), ('app', 'App'), ('api', 'Other system')], max_length=20),
        ),
        migrations.AlterField(
            model_name='ticket',
            name='channel',
            field=models.CharField(choices=[('email', 'E-mail'), ('webform', 'Web form'), ('phone', 'Phone'), ('sms', 'SMS'), ('chat', 'Chat'), ('facebook', 'Facebook'), ('messenger', 'Messenger'), ('instagram', 'Instagram'), ('instagram_direct', 'Instagram messages'), ('whatsapp', 'WhatsApp'), ('mastodon', 'Mastodon'), ('bluesky', 'Bluesky'), ('x', 'X'), ('linkedin', 'LinkedIn'), ('youtube', 'YouTube'), ('mention', 'Mention elsewhere'), ('letter', 'Letter'), ('visit', 'Visit'), ('fax', 'Fax'), ('eservice', 'E-service'), ('app', 'App'), ('api', 'Other system')], max_length=20, verbose_name='Channel'),
        ),
        AddConstraintNotValid(
            model_name='event',
            constraint=models.CheckConstraint(condition=models.Q(('kind__in', ['created', 'received', 'replied', 'acknowledged', 'noted', 'assigned', 'team_changed', 'status_changed', 'priority_changed', 'category_changed', 'case_kind_changed', 'subject_changed', 'requester_changed', 'tagged', 'confidential_changed', 'agent_named', 'delivery_changed', 'possibly_belongs', 'scheduled', 'sending_undone', 'side_started', 'side_received', 'participant_added', 'participant_removed', 'channel_chosen', 'mentioned', 'merged', 'merge_undone', 'split', 'linked', 'unlinked', 'snoozed', 'woken', 'handed_over', 'macro_applied', 'bulk_undone', 'wrapped_up', 'contact_logged', 'call_back_promised', 'call_back_done', 'call_made', 'call_ended', 'message_edited', 'message_withdrawn', 'post_hidden', 'post_shown', 'post_taken_down', 'identity_number_found'])), name='event_kind_known'),
        ),
        migrations.AddConstraint(
            model_name='inbox',
            constraint=models.CheckConstraint(condition=models.Q(('kind__in', ['email', 'webform', 'phone', 'sms', 'chat', 'facebook', 'messenger', 'instagram', 'instagram_direct', 'whatsapp', 'mastodon', 'bluesky', 'x', 'linkedin', 'youtube', 'mention', 'letter', 'visit', 'fax', 'eservice', 'app', 'api'])), name='inbox_kind_known'),
        ),
        AddConstraintNotValid(
            model_name='ticket',
            constraint=models.CheckConstraint(condition=models.Q(('channel__in', ['email', 'webform', 'phone', 'sms', 'chat', 'facebook', 'messenger', 'instagram', 'instagram_direct', 'whatsapp', 'mastodon', 'bluesky', 'x', 'linkedin', 'youtube', 'mention', 'letter', 'visit', 'fax', 'eservice', 'app', 'api'])), name='ticket_channel_known'),
        ),
    ]
