"""How many contacts an hour an agent of a team manages: what staffing is counted with."""

from django.db import transaction
from django.utils.translation import gettext as _

from servicedesk.people.actions.audit import changed_fields, record
from servicedesk.people.models import Agent, Team
from tickets.actions.errors import InvalidChange
from tickets.actions.routing_rules import teams_led_by
from tickets.models import Pace
from tickets.models.pace import PACE_MAX


def set_pace(team: Team, contacts: int, *, by: Agent) -> Pace:
    """Raises InvalidChange: not their team, or not between 1 and PACE_MAX."""
    if not teams_led_by(by).filter(pk=team.pk).exists():
        raise InvalidChange(_("You can change the teams you lead."))
    if not 1 <= contacts <= PACE_MAX:
        raise InvalidChange(_("Write a number between 1 and %(most)d.") % {"most": PACE_MAX})
    with transaction.atomic():
        pace, _made = Pace.objects.get_or_create(team=team)
        if changes := changed_fields(pace, {"contacts": contacts}):
            pace.save(update_fields=["contacts"])
            record("team.pace_changed", by=by, about=team, changes=changes)
    return pace
