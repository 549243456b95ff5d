"""What a scanned letter is called. Pure."""

import re
from datetime import datetime

from django.utils import timezone
from django.utils.translation import gettext as _

from servicedesk.lib.text import one_line
from tickets.models import ChannelKind

SUBJECT_MAX = 120  # characters
LOOKED_AT = 40  # lines
_SAYS_SO = re.compile(r"^(?:angående|ang\.?|rubrik|ärende|gäller|avser|subject|re)\s*[:.]\s*(\S.{2,})$", re.IGNORECASE)
_WORDS = re.compile(r"[^\W\d_]{2,}.*[^\W\d_]{2,}")


def subject_of(text: str, kind: str, received_at: datetime) -> str:
    """The line that says what it is about, else the first one with words in it, else its kind and day."""
    lines = [line.strip() for line in text.splitlines() if line.strip()][:LOOKED_AT]
    said = next((found[1] for line in lines if (found := _SAYS_SO.match(line))), "")
    first = said or next((line for line in lines if _WORDS.search(line)), "")
    return one_line(first, SUBJECT_MAX) or _nameless(kind, received_at)


def _nameless(kind: str, received_at: datetime) -> str:
    words = _("Fax %(day)s") if kind == ChannelKind.FAX else _("Letter %(day)s")
    return words % {"day": f"{timezone.localtime(received_at):%Y-%m-%d}"}
