"""Mail to the administrators about an alarm."""

from django.utils import translation
from django.utils.translation import gettext as _

from channels_in.email.notices import send_notice
from channels_in.models import Alarm
from servicedesk.lib.text import one_line
from servicedesk.people.actions.administrators import administrators

SUBJECT_MAX = 180  # characters


def tell_administrators(alarm_id: int) -> None:
    """Send the alarm to every administrator, in their language. Raises ChannelError when no server takes it."""
    alarm = Alarm.objects.filter(pk=alarm_id, cleared_at=None).first()
    if alarm is None:
        return
    for agent in administrators():
        with translation.override(agent.language):
            why = _("You get this because you administer the system. It is sent once a day until it is mended.")
            send_notice(agent.email, one_line(alarm.title, SUBJECT_MAX), f"{alarm.text}\n\n{why}\n")
