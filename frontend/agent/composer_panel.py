"""One of the composer's forms as it is shown, and the parts of it that are the same on many tickets."""

from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from frontend.agent.composer_audience import Way
from frontend.agent.composer_checks import Found
from frontend.agent.composer_fields import Chip, Later
from tickets.actions.drafts import OTHER
from tickets.actions.recipients import ROLES
from tickets.models import Draft
from tickets.statuses import Status


@dataclass(frozen=True, slots=True)
class Panel:
    """One of the composer's forms."""

    kind: str  # as in addresses
    name: str  # as Draft.Kind
    draft: Draft | None
    chips: list[Chip]
    channels: list[tuple[str, str]]  # that one can choose between, the default first; of an answer only
    tools: SafeString  # the buttons under the text
    found: Found | None = None  # what the checks say of the draft
    blank: SafeString | str = ""  # its whole form when nobody has begun to write in it
    ways: list[Way] = field(default_factory=list)  # of a ticket from a network: who will read the answer
    is_another_way: bool = False  # nothing leads back the way the ticket came in: the channel is said with the answer

    @property
    def options(self) -> dict[str, Any]:
        return self.draft.options if self.draft else {}

    @property
    def body(self) -> str:
        return self.draft.body if self.draft else ""

    @property
    def other(self) -> dict[str, str] | None:
        """What another page of the same agent had kept."""
        return self.options.get(OTHER)

    @property
    def rows(self) -> list[tuple[str, str, list[Chip]]]:
        """(role, label, chips) of each field for recipients."""
        labels = (_("To"), _("Cc"), _("Bcc"))
        return [
            (role, label, [chip for chip in self.chips if chip.role == role])
            for role, label in zip(ROLES, labels, strict=True)
        ]

    def ways_to_send(self, afterwards: tuple[Status, ...], later: tuple[Later, ...]) -> SafeString:
        return mark_safe(send_html(self.name, afterwards, later, self.may_send, get_language() or ""))

    @property
    def may_send(self) -> bool:
        return self.name != Draft.Kind.REPLY or bool(self.chips) or bool(self.channels)


def tools_html(word: str, name: str, number: int) -> SafeString:
    """The same on every ticket but for the number in its addresses."""
    nowhere, here = reverse("ticket", args=[0]), reverse("ticket", args=[number])
    return mark_safe(_tools_anywhere(word, name, get_language()).replace(nowhere, here))


@lru_cache(maxsize=16)
def _tools_anywhere(word: str, name: str, language: str | None) -> str:
    return render_to_string("frontend/agent/composer_tools.html", {"kind": word, "name": name, "number": 0})


@lru_cache(maxsize=256)
def send_html(name: str, afterwards: tuple[Status, ...], later: tuple[Later, ...], may_send: bool, lang: str) -> str:
    """The ways to send, written once for each set of choices and language."""
    context = {"name": name, "afterwards": afterwards, "later": later, "may_send": may_send}
    return render_to_string("frontend/agent/composer_send.html", context)
