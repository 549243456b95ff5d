"""Automations and completion requests in the API."""

from typing import Any

from rest_framework import serializers

from tickets.api.serializers.base import Choice, Flag, Input, Output, Text, Whole
from tickets.models import Automation, AutomationKind, CompletionEnd
from tickets.models.automation import AUTOMATION_NAME_MAX
from tickets.models.completion import ITEM_MAX, ITEMS_MAX
from tickets.models.message import BODY_MAX

VERSION_MOST = 2**31 - 1
_PARTS_HELP = 'All must hold: `{"ask": "channel", "is": ["facebook"]}`, or `not` for none of the values.'
_STEPS_HELP = 'Done in this order, all or nothing: `{"do": "add_tags", "value": ["sena"]}`.'
_WAIT_HELP = 'Of a schedule: `{"since": "status", "amount": 5, "unit": "days", "working": true}`.'


class AutomationSerializer(Output):
    id = serializers.IntegerField()
    name = serializers.CharField()
    why = serializers.CharField()
    kind = serializers.ChoiceField(choices=AutomationKind.choices)
    position = serializers.IntegerField(help_text="They act in this order.")
    on = serializers.ListField(child=serializers.CharField(), help_text="Of a trigger: kinds of events.")
    wait = serializers.DictField(help_text=_WAIT_HELP)
    conditions = serializers.ListField(child=serializers.DictField(), help_text=_PARTS_HELP)
    changes = serializers.ListField(child=serializers.DictField(), help_text=_STEPS_HELP)
    stops = serializers.BooleanField(help_text="Those after it are left out when it has acted.")
    is_active = serializers.BooleanField()
    paused_because = serializers.CharField(help_text="Why a fault has paused it; empty when none has.")
    version = serializers.IntegerField(help_text="Counts up with every change.")


class _Said(Input):
    name = Text(max_length=AUTOMATION_NAME_MAX)
    why = Text(max_length=300, allow_blank=True, required=False)
    on = serializers.ListField(child=Text(max_length=30), required=False, max_length=50)
    wait = serializers.DictField(required=False, help_text=_WAIT_HELP)
    conditions = serializers.ListField(
        child=serializers.DictField(), required=False, max_length=50, help_text=_PARTS_HELP
    )
    changes = serializers.ListField(child=serializers.DictField(), max_length=50, help_text=_STEPS_HELP)
    stops = Flag(required=False)


class NewAutomationSerializer(_Said):
    kind = Choice(choices=AutomationKind.choices)


class AutomationChangesSerializer(_Said):
    version = Whole(min_value=1, max_value=VERSION_MOST, help_text="The one the changes are made to.")
    name = Text(max_length=AUTOMATION_NAME_MAX, required=False)
    changes = serializers.ListField(child=serializers.DictField(), required=False, max_length=50, help_text=_STEPS_HELP)


class AutomationStateSerializer(Input):
    is_active = Flag(help_text="Whether it acts.")
    version = Whole(min_value=1, max_value=VERSION_MOST, help_text="The one that was looked at.")


class TrialSerializer(Output):
    looked_at = serializers.IntegerField(help_text="How many of the newest tickets were asked.")
    met = serializers.IntegerField(help_text="How many of them it would have met.")
    tickets = serializers.ListField(
        child=serializers.IntegerField(), help_text="Numbers of those that the integration sees."
    )


class CompletionRequestSerializer(Output):
    id = serializers.IntegerField()
    items = serializers.ListField(child=serializers.CharField())
    deadline = serializers.DateField()
    asked_at = serializers.DateTimeField()
    ended_at = serializers.DateTimeField(allow_null=True, help_text="null while the answer is waited for.")
    end = serializers.ChoiceField(choices=[("", "Open"), *CompletionEnd.choices])


class NewCompletionRequestSerializer(Input):
    items = serializers.ListField(
        child=Text(max_length=ITEM_MAX), min_length=1, max_length=ITEMS_MAX, help_text="What is missing."
    )
    deadline = serializers.DateField(help_text="The last day to answer: from tomorrow, within a year.")
    text = Text(max_length=BODY_MAX // 2, required=False, allow_blank=True, help_text="Said before the list.")


def said_of(automation: Automation, changes: dict[str, Any]) -> dict[str, Any]:
    """What an automation is, with changes: as tickets.actions.automations takes it."""
    names = ("name", "why", "kind", "on", "wait", "conditions", "changes", "stops")
    return {name: changes.get(name, getattr(automation, name)) for name in names}
