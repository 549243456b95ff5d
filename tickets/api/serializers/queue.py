"""Saved queues."""

from typing import Any

from rest_framework import serializers

from tickets.api.serializers.base import Choice, Input, Output, Text
from tickets.api.serializers.fields import TeamField
from tickets.conditions import NAMES, VALUES_MAX
from tickets.models import Queue
from tickets.models.queue import COLUMNS, NAME_MAX
from tickets.queues import ORDERS

_HELP = (
    f"Values by property; properties are {', '.join(NAMES)}. Several values mean any of them, of tags all of them. "
    "Without a status only unfinished tickets."
)


class QueueSerializer(Output):
    slug = serializers.CharField()
    name = serializers.CharField()
    sharing = serializers.ChoiceField(choices=[Queue.Sharing.TEAM.value, Queue.Sharing.ALL.value])
    team = serializers.CharField(source="team.slug", allow_null=True, help_text="Of a team's queue.")
    conditions = serializers.DictField(child=serializers.ListField(child=serializers.CharField()), help_text=_HELP)
    order = serializers.ChoiceField(choices=[*ORDERS])
    columns = serializers.ListField(child=serializers.ChoiceField(choices=COLUMNS))
    version = serializers.IntegerField()
    created_at = serializers.DateTimeField()
    updated_at = serializers.DateTimeField()


def _conditions(**kwargs: Any) -> serializers.DictField:
    values = serializers.ListField(child=Text(max_length=200), max_length=VALUES_MAX)
    return serializers.DictField(child=values, help_text=_HELP, **kwargs)


def _columns() -> serializers.ListField:
    return serializers.ListField(child=Choice(choices=COLUMNS), required=False, max_length=len(COLUMNS))


class QueueChangesSerializer(Input):
    """What to change; what is left out stays."""

    name = Text(required=False, max_length=NAME_MAX)
    conditions = _conditions(required=False)
    order = Choice(required=False, choices=[*ORDERS])
    columns = _columns()


class NewQueueSerializer(QueueChangesSerializer):
    name = Text(max_length=NAME_MAX)
    team = TeamField(help_text="Slug of the team that gets the queue.")
    conditions = _conditions()
