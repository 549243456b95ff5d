"""What is promised: the clocks of a ticket, SLA policies and calendars."""

from typing import Any

from rest_framework import serializers

from tickets.actions.sla_policies import NAME_MAX, TargetGiven
from tickets.api.serializers.base import Choice, Flag, Input, Output, Text, Whole
from tickets.automation.sla import Counting, Metric
from tickets.models import BreachReason, Calendar
from tickets.models.sla_policy import MINUTES_MAX
from tickets.rules import ASKS, PARTS_MAX

PROMISED = [Metric.FIRST_RESPONSE.value, Metric.NEXT_RESPONSE.value, Metric.RESOLUTION.value]
_COUNTINGS = [counting.value for counting in Counting]
_CONDITIONS = (
    'All must hold: [{"ask": "channel", "is": ["facebook"]}]; "not" in place of "is" where none may hold. What may be '
    f"asked: {', '.join(ASKS)}."
)


def _spans(**kwargs: Any) -> serializers.ListField:
    span = serializers.ListField(child=Whole(min_value=0, max_value=1440), min_length=2, max_length=2)
    return serializers.ListField(child=span, **kwargs)


class RunningPromiseSerializer(Output):
    """A promise that is not kept or broken for good yet."""

    metric = serializers.ChoiceField(choices=[metric.value for metric in Metric])
    due_at = serializers.DateTimeField(allow_null=True, help_text="null while it is paused.")
    is_paused = serializers.SerializerMethodField(help_text="The ticket waits for the requester.")
    breached_at = serializers.DateTimeField(allow_null=True, help_text="When it was broken.")

    def get_is_paused(self, clock: Any) -> bool:
        return clock.paused_at is not None


class BreachSerializer(Input):
    """Why a promise was not kept: said before a late ticket is solved. The note is required with `other`."""

    reason = Choice(choices=BreachReason.values)
    note = Text(required=False, default="", allow_blank=True, max_length=300)


class TargetSerializer(Output):
    metric = serializers.ChoiceField(choices=PROMISED)
    counting = serializers.ChoiceField(choices=_COUNTINGS)
    minutes = serializers.IntegerField()
    warn_minutes = serializers.IntegerField(help_text="Counted minutes left when the assignee is warned.")
    lead_warn_minutes = serializers.IntegerField(
        allow_null=True, help_text="The same for the team's leads; null: when it is broken."
    )


class SlaPolicySerializer(Output):
    id = serializers.IntegerField()
    name = serializers.CharField()
    position = serializers.IntegerField(help_text="The first in order whose conditions hold is a ticket's.")
    conditions = serializers.ListField(child=serializers.DictField(), help_text=_CONDITIONS)
    calendar = serializers.CharField(
        source="calendar.slug", allow_null=True, help_text="null: the inbox's, else the team's, else the own one."
    )
    targets = TargetSerializer(source="targets.all", many=True)
    is_active = serializers.BooleanField()
    version = serializers.IntegerField()


class NewTargetSerializer(Input):
    metric = Choice(choices=PROMISED)
    counting = Choice(choices=_COUNTINGS)
    minutes = Whole(min_value=1, max_value=MINUTES_MAX)
    warn_minutes = Whole(required=False, default=0, min_value=0, max_value=MINUTES_MAX)
    lead_warn_minutes = Whole(required=False, default=None, allow_null=True, min_value=0, max_value=MINUTES_MAX)


class CalendarField(Text):
    """The calendar with that slug."""

    def to_internal_value(self, data: Any) -> Any:
        found = Calendar.objects.filter(slug=super().to_internal_value(data)).first()
        if found is None:
            raise serializers.ValidationError("There is no such calendar.")
        return found


class SlaPolicyChangesSerializer(Input):
    """What to change; what is left out stays. Targets that are given are all there are."""

    name = Text(required=False, max_length=NAME_MAX)
    conditions = serializers.ListField(
        child=serializers.DictField(), required=False, max_length=PARTS_MAX, help_text=_CONDITIONS
    )
    calendar = CalendarField(required=False, allow_null=True, max_length=60, help_text="Slug, or null.")
    targets = NewTargetSerializer(many=True, required=False)
    is_active = Flag(required=False)

    def validate_targets(self, targets: list[dict[str, Any]]) -> dict[str, TargetGiven]:
        found = {target.pop("metric"): TargetGiven(**target) for target in targets}
        if len(found) < len(targets):
            raise serializers.ValidationError("Write each metric once.")
        return found


class NewSlaPolicySerializer(SlaPolicyChangesSerializer):
    name = Text(max_length=NAME_MAX)
    targets = NewTargetSerializer(many=True)


class CalendarDaySerializer(Output):
    day = serializers.DateField()
    closed_from = serializers.IntegerField(help_text="Minute of the day; 0 all day, 1440 open as on its weekday.")
    label = serializers.CharField()  # type: ignore[assignment]


class CalendarSerializer(Output):
    slug = serializers.CharField()
    name = serializers.CharField()
    hours = serializers.ListField(child=_spans(), help_text="Monday to Sunday, [[from, to]] in minutes after midnight.")
    keeps_holidays = serializers.BooleanField(help_text="Closed on Swedish holidays and the eves that are.")
    half_days_close = serializers.IntegerField(allow_null=True, help_text="Minute from which half days are closed.")
    zone = serializers.CharField()
    is_own = serializers.BooleanField(help_text="The municipality's own: where no other is chosen.")
    days = CalendarDaySerializer(source="days.all", many=True)
    version = serializers.IntegerField()


class CalendarChangesSerializer(Input):
    """What to change; what is left out stays."""

    name = Text(required=False, max_length=80)
    hours = serializers.ListField(child=_spans(max_length=12), required=False, min_length=7, max_length=7)
    keeps_holidays = Flag(required=False)
    half_days_close = Whole(required=False, allow_null=True, min_value=0, max_value=1440)
    zone = Text(required=False, max_length=60)


class NewCalendarSerializer(CalendarChangesSerializer):
    name = Text(max_length=80)


class ClosingDaySerializer(Input):
    day = serializers.DateField()
    closed_from = Whole(required=False, default=0, min_value=0, max_value=1440)
    label = Text(required=False, default="", allow_blank=True, max_length=120)  # type: ignore[assignment]
