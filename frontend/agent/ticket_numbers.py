"""A field where an agent says which ticket: its number, as it is said, or the address of its page."""

import re

from django import forms
from django.utils.translation import gettext as _

from servicedesk.people.models import Agent
from tickets.models import Ticket
from tickets.queries import tickets_visible_to

_NUMBER = re.compile(r"(?:^|/arenden/|#)\s*(\d[\d\s]{0,17})/?(?:\?.*)?$")
MOST = 20


class TicketNumbersField(forms.CharField):
    """ "#104 233, 104 240" -> tickets the agent may see, in the order written."""

    def __init__(self, **kwargs: object) -> None:
        super().__init__(**{"max_length": 600, **kwargs})  # type: ignore[arg-type]
        self.viewer: Agent | None = None

    def clean(self, value: object) -> list[Ticket]:
        text = super().clean(value)
        parts = [part.strip() for part in re.split(r"[,;\n]", text) if part.strip()]
        if len(parts) > MOST:
            raise forms.ValidationError(_("Write at most %(count)d numbers.") % {"count": MOST})
        return [self._found(part) for part in parts]

    def _found(self, text: str) -> Ticket:
        match = _NUMBER.search(text)
        number = int(re.sub(r"\s", "", match[1])) if match else 0
        found = tickets_visible_to(self.viewer).filter(number=number).first() if self.viewer and number else None
        if found is None:
            raise forms.ValidationError(_("There is no ticket %(text)s that you can see.") % {"text": text[:40]})
        return found
