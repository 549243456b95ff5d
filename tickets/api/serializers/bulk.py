"""Changes of many tickets at once: what is asked for, how far it has come, and what became of each ticket."""

from typing import Any

from rest_framework import serializers

from tickets.actions.bulk import MOST
from tickets.api.serializers.base import Choice, Input, Output, Text, Whole
from tickets.api.serializers.fields import AssigneeField, CategoryField
from tickets.models import BulkJob, BulkKind, BulkResult
from tickets.models.queue import NAME_MAX
from tickets.models.ticket import TAG_MAX
from tickets.statuses import Status

# Which field asks for which kind of change.
KINDS = {
    "assignee": BulkKind.ASSIGN, "status": BulkKind.STATUS, "tag": BulkKind.TAG, "category": BulkKind.CATEGORY,
    "merge_into": BulkKind.MERGE, "macro": BulkKind.MACRO,
}  # fmt: skip
_NUMBER_MAX = 2**31


class NewBulkChangeSerializer(Input):
    """Which tickets (by number, or all of a queue), and one change for all of them."""

    tickets = serializers.ListField(
        child=Whole(min_value=1, max_value=_NUMBER_MAX), min_length=1, max_length=MOST, required=False
    )
    queue = Text(required=False, max_length=NAME_MAX, help_text="Slug of a queue instead: the tickets it holds now.")
    assignee = AssigneeField(required=False, allow_null=True, help_text="E-mail address, or null for nobody.")
    status = Choice(required=False, choices=[(str(one), one.label) for one in Status if one != Status.NEW])
    tag = Text(required=False, max_length=TAG_MAX, help_text="Is added; the tags they have stay.")
    category = CategoryField(required=False, help_text="Slug.")
    merge_into = Whole(
        required=False, min_value=1, max_value=_NUMBER_MAX, help_text="Number of the ticket that remains."
    )
    macro = Whole(required=False, min_value=1, max_value=_NUMBER_MAX, help_text="Id of one of `/api/v1/macros/`.")

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        if ("tickets" in attrs) == ("queue" in attrs):
            raise serializers.ValidationError({"tickets": ["Name tickets or a queue, one of the two."]})
        if len(set(attrs) & set(KINDS)) != 1:
            first, *others = KINDS
            raise serializers.ValidationError({first: [f"Ask for one change: this, or {' or '.join(others)}."]})
        return attrs


class BulkChangeSerializer(Output):
    id = serializers.IntegerField()
    kind = serializers.ChoiceField(choices=BulkKind.choices)
    to = serializers.CharField(source="label", help_text="In words.")
    total = serializers.SerializerMethodField(help_text="How many tickets.")
    done = serializers.IntegerField(help_text="How many of them so far: changed, same and refused together.")
    changed = serializers.IntegerField()
    same = serializers.IntegerField(help_text="Were so already.")
    refused = serializers.IntegerField(help_text="The results say why.")
    undoes = serializers.IntegerField(source="undoes_id", allow_null=True, help_text="Id of the change it takes back.")
    undone_by = serializers.IntegerField(allow_null=True, source="undone_id", help_text="Id of the change that did.")
    created_at = serializers.DateTimeField()
    finished_at = serializers.DateTimeField(allow_null=True, help_text="Null until all of it is done.")

    def get_total(self, job: BulkJob) -> int:
        return len(job.ticket_ids)


class BulkResultSerializer(Output):
    ticket = serializers.IntegerField(source="ticket.number")
    outcome = serializers.ChoiceField(choices=BulkResult.Outcome.choices)
    detail = serializers.CharField(help_text="Why not, or what stays; empty when there is nothing to say.")
    at = serializers.DateTimeField()
