"""What was kept of what others wrote, as it may be listed."""

from django.utils import timezone

from channels_in.models import SocialDeed
from servicedesk.lib.identity_numbers import masked


def shown_copy(deed: SocialDeed) -> str:
    """What it said, with identity numbers masked: whoever needs them sees them on the ticket."""
    return masked(str(deed.copy.get("text", "")), today=timezone.localdate())
