"""What is done with a ticket beside answering: merges, links, splits, snoozes, handovers, macros, reminders."""

from typing import Any

from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from servicedesk.people.models import Agent, Team
from tickets.api.serializers.base import Choice, Flag, Input, Output, Text, Whole
from tickets.api.serializers.fields import AssigneeField, TeamField
from tickets.models import LinkKind, Macro, Reminder, TicketLink
from tickets.models.message import BODY_MAX
from tickets.models.reminder import REMINDER_MAX
from tickets.models.ticket import SUBJECT_MAX
from tickets.queries import tickets_visible_to

MERGED_MOST = 20
NUMBER_MOST = 10**18


@extend_schema_field({"type": "integer", "minimum": 1, "maximum": NUMBER_MOST})
class TicketNumberField(Whole):
    """The number of a ticket the integration sees -> Ticket."""

    def to_internal_value(self, data: Any) -> Any:
        number = super().to_internal_value(data)
        tickets = tickets_visible_to(self.context["request"].user)
        found = tickets.filter(number=number).first() if 0 < number <= NUMBER_MOST else None
        if found is None:
            raise serializers.ValidationError("There is no such ticket.")
        return found


class MergeSerializer(Input):
    tickets = serializers.ListField(
        child=TicketNumberField(),
        min_length=1,
        max_length=MERGED_MOST,
        help_text="Numbers of the tickets that become a part of this one.",
    )
    answers_to_all = Flag(
        required=False,
        default=False,
        help_text="Send this ticket's answers to the requesters of the others too. Nobody is shown what others wrote.",
    )


class NewLinkSerializer(Input):
    kind = Choice(
        choices=LinkKind.choices, help_text="This ticket is related to, a duplicate of or a part of `ticket`."
    )
    ticket = TicketNumberField(help_text="The other ticket's number.")


class LinkSerializer(Output):
    id = serializers.IntegerField()
    kind = serializers.ChoiceField(choices=LinkKind.choices)
    is_from_here = serializers.SerializerMethodField(
        help_text="Whether this ticket is the one that is `kind` the other."
    )
    ticket = serializers.SerializerMethodField(
        help_text="The other's number; null when the integration may not see it."
    )

    def get_is_from_here(self, row: TicketLink) -> bool:
        return bool(row.ticket_id == self.context["ticket"].pk)

    def get_ticket(self, row: TicketLink) -> int | None:
        other = row.other_id if self.get_is_from_here(row) else row.ticket_id
        found: int | None = self.context["numbers"].get(other)
        return found


class SplitSerializer(Input):
    message = Whole(min_value=1, max_value=NUMBER_MOST, help_text="Id of a message that came in on this ticket.")
    subject = Text(max_length=SUBJECT_MAX, help_text="Of the new ticket.")


class SnoozeSerializer(Input):
    until = serializers.DateTimeField(help_text="Within a year. A message of the requester's wakes the ticket earlier.")


class ActiveTeamField(TeamField):
    """Any team in use: a handover leads out of the integration's own."""

    def to_internal_value(self, data: Any) -> Any:
        slug = Text().to_internal_value(data)
        found = Team.objects.filter(slug=slug, is_active=True).first()
        if found is None:
            raise serializers.ValidationError("There is no such team.")
        return found


class HandoverSerializer(Input):
    team = ActiveTeamField(help_text="Slug of a team of another department.")
    note = Text(max_length=BODY_MAX, help_text="For those who take over; agents only.")


class MacroSerializer(Output):
    id = serializers.IntegerField()
    name = serializers.CharField()
    team = serializers.SerializerMethodField(help_text="Slug of the team it is for; null for everybody.")
    steps = serializers.ListField(child=serializers.DictField(), help_text="In the order they are done.")

    def get_team(self, macro: Macro) -> str | None:
        return macro.team.slug if macro.team else None


class MacroUseSerializer(Input):
    macro = Whole(min_value=1, max_value=2**31, help_text="Id of one of `/api/v1/macros/`.")


class FollowerSerializer(Output):
    agent = serializers.EmailField(source="agent.email")
    since = serializers.DateTimeField(source="created_at")


class FollowSerializer(Input):
    agent = AssigneeField(help_text="E-mail address of an agent in one of the integration's teams.")
    follows = Flag(required=False, default=True, help_text="false: they no longer follow.")


class NewReminderSerializer(Input):
    agent = AssigneeField(help_text="E-mail address of the agent to remind. Only they see it.")
    at = serializers.DateTimeField(help_text="Within three years.")
    text = Text(required=False, default="", allow_blank=True, max_length=REMINDER_MAX)


class ReminderSerializer(Output):
    id = serializers.IntegerField()
    agent = serializers.SerializerMethodField(help_text="E-mail address.")
    at = serializers.DateTimeField()
    text = serializers.CharField()

    def get_agent(self, reminder: Reminder) -> str:
        agent: Agent = reminder.agent
        return agent.email
