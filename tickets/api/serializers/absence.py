"""Absences and suggestions in the API."""

from rest_framework import serializers

from tickets.api.serializers.base import Choice, Flag, Input, Output, Text
from tickets.api.serializers.fields import AssigneeField
from tickets.models import AbsenceKind
from tickets.models.absence import ABSENCE_NOTE_MAX


class AbsenceSerializer(Output):
    id = serializers.IntegerField()
    agent = serializers.EmailField(source="agent.email")
    starts_at = serializers.DateTimeField()
    ends_at = serializers.DateTimeField(help_text="The first moment they are back.")
    kind = serializers.ChoiceField(choices=AbsenceKind.choices, help_text="Nothing about health: `away` says enough.")
    substitute = serializers.EmailField(source="substitute.email", default=None, allow_null=True)


class NewAbsenceSerializer(Input):
    agent = AssigneeField()
    starts_at = serializers.DateTimeField()
    ends_at = serializers.DateTimeField(help_text="The first moment they are back.")
    kind = Choice(choices=AbsenceKind.choices, required=False, default=AbsenceKind.AWAY)
    substitute = AssigneeField(required=False, allow_null=True, default=None)
    note = Text(max_length=ABSENCE_NOTE_MAX, allow_blank=True, required=False, default="")
    is_known = Flag(required=False, default=False, help_text="Save it although nobody would be there for something.")


class SuggestionSerializer(Output):
    category = serializers.CharField(source="category.slug")
    confidence = serializers.FloatField(help_text="0 to 1.")
    words = serializers.ListField(child=serializers.CharField(), help_text="Those of the ticket that spoke for it.")
