"""What Meta tells of our templates."""

from dataclasses import dataclass

from channels_in.base import Happening
from channels_in.models import RawInbound, WhatsAppTemplate
from tickets.models import Message

# Meta's words -> ours. All else (a text that is flagged, an appeal) changes nothing here.
STATES: dict[str, str] = {
    "approved": WhatsAppTemplate.State.APPROVED,
    "reinstated": WhatsAppTemplate.State.APPROVED,
    "pending": WhatsAppTemplate.State.PENDING,
    "in_appeal": WhatsAppTemplate.State.PENDING,
    "rejected": WhatsAppTemplate.State.REJECTED,
    "paused": WhatsAppTemplate.State.PAUSED,
    "disabled": WhatsAppTemplate.State.DISABLED,
    "pending_deletion": WhatsAppTemplate.State.DISABLED,
    "deleted": WhatsAppTemplate.State.DISABLED,
    "archived": WhatsAppTemplate.State.DISABLED,
    "locked": WhatsAppTemplate.State.DISABLED,
}


@dataclass(frozen=True, slots=True)
class TemplateChanged(Happening):
    """A template was approved, paused or taken away. One we have not fetched yet is fetched with the others."""

    name: str
    language: str
    event: str

    def take(self, raw: RawInbound) -> Message | None:
        if state := STATES.get(self.event):
            rows = WhatsAppTemplate.objects.filter(inbox=raw.inbox, name=self.name, language=self.language)
            rows.update(state=state)
        return None
