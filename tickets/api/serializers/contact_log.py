"""Wrap-ups, contacts noted by hand, and calls that were promised."""

from typing import Any

from rest_framework import serializers

from tickets.actions.log_contact import QUESTIONS_MAX
from tickets.actions.wrap_up import Answers
from tickets.api.serializers.base import Choice, Flag, Input, Output, Text, Whole
from tickets.api.serializers.fields import AssigneeField, CategoryField, TeamField, uploads_field
from tickets.api.serializers.handling import TicketNumberField
from tickets.api.serializers.ticket import NewRequesterSerializer
from tickets.models import CallBack, CallOutcome, Cause, ContactLog, Demand, Direction, Knowledge, LogKind, Outcome
from tickets.models.call_back import NOTE_MAX
from tickets.models.contact_log import SECONDS_MAX
from tickets.models.message import BODY_MAX
from tickets.models.ticket import SUBJECT_MAX
from tickets.queries import contacts_visible_to

CAUSES = [("", ""), *Cause.choices]


class WrapUpSerializer(Output):
    id = serializers.IntegerField()
    solved_at = serializers.DateTimeField(help_text="Of the solving it belongs to.")
    team = serializers.CharField(source="team.slug", help_text="Slug, as it was then.")
    category = serializers.CharField(source="category.slug", allow_null=True, help_text="Slug, as it was then.")
    outcome = serializers.ChoiceField(choices=Outcome.choices)
    knowledge = serializers.ChoiceField(
        choices=Knowledge.choices, help_text="Whether the answer was in the knowledge base."
    )
    demand = serializers.ChoiceField(choices=Demand.choices)
    cause = serializers.ChoiceField(choices=CAUSES, help_text="Of failure demand; else empty.")
    created_at = serializers.DateTimeField()
    changed_at = serializers.DateTimeField(allow_null=True)


class AnswersSerializer(Input):
    outcome = Choice(choices=Outcome.choices)
    knowledge = Choice(choices=Knowledge.choices)
    demand = Choice(choices=Demand.choices)
    cause = Choice(choices=Cause.choices, required=False, help_text="Of failure demand, and only of that.")

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        if (attrs["demand"] == Demand.FAILURE) != ("cause" in attrs):
            raise serializers.ValidationError({"cause": ["Write it with failure demand, and only then."]})
        return attrs


class NewWrapUpSerializer(AnswersSerializer):
    category = CategoryField(required=False, allow_null=True, help_text="The ticket gets it. Left out: as it is.")


def answers_of(said: dict[str, Any]) -> Answers:
    return Answers(said["outcome"], said["knowledge"], said["demand"], said.get("cause", ""))


class PromiseSerializer(Input):
    number = Text(max_length=40, help_text="As people write it, or in E.164.")
    promised_at = serializers.DateTimeField(help_text="At the latest; within a year.")
    promised_from = serializers.DateTimeField(required=False, help_text="Not before; left out: from now on.")
    note = Text(required=False, default="", allow_blank=True, max_length=NOTE_MAX)
    team = TeamField(required=False, help_text="Slug; left out: the ticket's.")
    assignee = AssigneeField(required=False, help_text="E-mail address; left out: anybody of the team.")


class CallBackSerializer(Output):
    id = serializers.IntegerField()
    ticket = serializers.IntegerField(source="ticket.number")
    number = serializers.SerializerMethodField(help_text="E.164; null for a person with protected identity.")
    promised_from = serializers.DateTimeField()
    promised_at = serializers.DateTimeField(help_text="At the latest.")
    note = serializers.SerializerMethodField(help_text="Empty for a person with protected identity.")
    team = serializers.CharField(source="team.slug")
    assignee = serializers.CharField(source="assignee.email", allow_null=True, help_text="E-mail address.")
    created_at = serializers.DateTimeField()
    done_at = serializers.DateTimeField(allow_null=True)
    outcome = serializers.ChoiceField(choices=["", *CallOutcome.values], help_text="Empty until it is done.")

    def get_number(self, row: CallBack) -> str | None:
        return None if row.ticket.requester.is_protected else row.number

    def get_note(self, row: CallBack) -> str:
        return "" if row.ticket.requester.is_protected else row.note


class CompletionSerializer(Input):
    outcome = Choice(choices=CallOutcome.choices)
    again_at = serializers.DateTimeField(
        required=False, help_text="With no_answer, and only then: when the next call is promised at the latest."
    )


class QuestionSerializer(Input):
    text = Text(max_length=BODY_MAX, help_text="What it was about.")
    subject = Text(required=False, default="", allow_blank=True, max_length=SUBJECT_MAX)
    team = TeamField()
    category = CategoryField(required=False)
    assignee = AssigneeField(required=False)
    wrap_up = AnswersSerializer(required=False, help_text="Given: the question is solved at once.")
    ticket = TicketNumberField(required=False, help_text="A ticket it goes on in, instead of a new one.")
    confidential = Flag(required=False, default=False)


class NewContactLogSerializer(Input):
    kind = Choice(choices=LogKind.choices)
    direction = Choice(choices=Direction.choices, required=False, default=Direction.IN)
    seconds = Whole(required=False, default=0, min_value=0, max_value=SECONDS_MAX, help_text="How long it took.")
    contact = NewRequesterSerializer(required=False, help_text="Leave out for somebody unknown.")
    contact_id = Whole(required=False, min_value=1, max_value=2**63 - 1, help_text="Instead of `contact`.")
    questions = serializers.ListField(child=QuestionSerializer(), min_length=1, max_length=QUESTIONS_MAX)
    call_back = PromiseSerializer(required=False, help_text="Promised about the first question.")
    attachments = uploads_field()

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        if "contact" in attrs and "contact_id" in attrs:
            raise serializers.ValidationError({"contact_id": ["Write contact or contact_id, not both."]})
        if "contact_id" in attrs:
            seen = contacts_visible_to(self.context["request"].user).filter(pk=attrs["contact_id"]).first()
            if seen is None:
                raise serializers.ValidationError({"contact_id": ["There is no such contact."]})
            attrs["contact_id"] = seen
        return attrs


class ContactLogSerializer(Output):
    id = serializers.IntegerField()
    kind = serializers.ChoiceField(choices=LogKind.choices)
    direction = serializers.ChoiceField(choices=Direction.choices)
    seconds = serializers.IntegerField()
    created_at = serializers.DateTimeField()
    tickets = serializers.SerializerMethodField(help_text="Numbers, one for each question, in their order.")

    def get_tickets(self, log: ContactLog) -> list[int]:
        return [row.ticket.number for row in log.questions.select_related("ticket")]
