"""Channels of the register somebody must always be there for: their owner, or the deputy."""

from django.utils.translation import gettext as _

from channels_in.models import ChannelEntry
from channels_in.models.register import IN_USE
from tickets.automation.absence import Responsibility


def of_channels() -> list[Responsibility]:
    rows = ChannelEntry.objects.filter(status__in=IN_USE).values_list("pk", "name", "owner", "deputy")
    return [
        Responsibility(
            f"channel:{pk}",
            _("Looks after the channel %(name)s") % {"name": name},
            frozenset(one for one in (owner, deputy) if one is not None),
        )
        for pk, name, owner, deputy in rows
    ]
