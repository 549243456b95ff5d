"""Texts Meta has approved: fetched, filled in, and checked before they are sent.

Source: developers.facebook.com/documentation/business-messaging/whatsapp/templates
"""

import re
from collections.abc import Mapping, Sequence
from contextlib import suppress
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from channels_in.base import ChannelError
from channels_in.meta.graph import call
from channels_in.meta.standing import note_fault, note_success
from channels_in.models import DoorAccount, WhatsAppTemplate
from channels_in.whatsapp.happenings import STATES
from servicedesk.lib.text import clean, one_line
from tickets.actions.errors import InvalidChange
from tickets.models import ChannelKind, Inbox

MOST_PAGES = 20  # of 100 templates; an account has at most 1,500
VALUE_MAX = 1000  # characters of what is filled in
_FIELDS = "name,language,status,category,components,parameter_format"
_VARIABLE = re.compile(r"\{\{\s*([A-Za-z0-9_]{1,60})\s*\}\}")


def fetch_templates(account: DoorAccount) -> int:
    """Make our templates those of the account. Returns how many. Raises ChannelError: then ours stay as they are."""
    waba_id = str(account.options.get("waba_id") or "")
    if not waba_id:
        raise ChannelError(_("The account has no ID of the WhatsApp Business Account."), permanent=True)
    try:
        found = _all(account, waba_id)
    except ChannelError as error:
        note_fault(account, error)
        raise
    note_success(account)
    return keep_templates(account.inbox, found)


def keep_templates(inbox: Inbox, said: Sequence[Mapping[str, Any]]) -> int:
    """Make the inbox's templates these, as Meta says them, and no others. Returns how many can be understood."""
    found = [made for one in said if (made := _template(inbox, one)) is not None]
    _replace(inbox, found)
    return len(found)


def fetch_all_templates() -> None:
    """Those of every account; one that cannot be asked shows it and is asked again tomorrow."""
    for account in DoorAccount.objects.select_related("inbox", "app").filter(
        inbox__kind=ChannelKind.WHATSAPP, inbox__is_active=True
    ):
        with suppress(ChannelError):
            fetch_templates(account)


def _all(account: DoorAccount, waba_id: str) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = []
    fields = {"fields": _FIELDS, "limit": "100"}
    for _page in range(MOST_PAGES):
        said = call(account, "GET", f"/{waba_id}/message_templates", fields)
        rows += [row for row in said.get("data") or () if isinstance(row, dict)]
        paging = said.get("paging") or {}
        after = (paging.get("cursors") or {}).get("after")
        if not after or "next" not in paging:
            break
        fields["after"] = str(after)
    return rows


def _template(inbox: Inbox, said: Mapping[str, Any]) -> WhatsAppTemplate | None:
    """None for one of a shape or a kind nobody knows."""
    parts = {str(part.get("type")).upper(): part for part in said.get("components") or () if isinstance(part, dict)}
    state, category = STATES.get(str(said.get("status")).lower()), str(said.get("category")).lower()
    if state is None or category not in WhatsAppTemplate.Category.values or not (parts.get("BODY") or {}).get("text"):
        return None
    body = clean(str(parts["BODY"]["text"]))
    return WhatsAppTemplate(
        inbox=inbox,
        name=one_line(str(said.get("name")), 512),
        language=one_line(str(said.get("language")), 15),
        category=category,
        state=state,
        header=clean(str(parts.get("HEADER", {}).get("text") or "")),
        body=body,
        footer=clean(str(parts.get("FOOTER", {}).get("text") or "")),
        variables=variables_of(body),
        is_named=str(said.get("parameter_format")).upper() == "NAMED",
        obstacle=_obstacle(parts, category),
    )


def variables_of(body: str) -> list[str]:
    """Their names, each once, numbers in their order: "{{2}} {{1}}" has ["1", "2"]."""
    names = list(dict.fromkeys(_VARIABLE.findall(body)))
    return sorted(names, key=int) if all(name.isdecimal() for name in names) else names


def _obstacle(parts: Mapping[str, Mapping[str, Any]], category: str) -> str:
    header = parts.get("HEADER", {})
    if category == WhatsAppTemplate.Category.AUTHENTICATION:
        return gettext_noop("It is for codes to sign in with.")
    if header.get("format", "TEXT") != "TEXT" or _VARIABLE.search(str(header.get("text") or "")):
        return gettext_noop("Something must be filled in above the text.")
    buttons = parts.get("BUTTONS", {}).get("buttons") or ()
    if any(_VARIABLE.search(str(button.get("url") or "")) or "CODE" in str(button.get("type")) for button in buttons):
        return gettext_noop("Something must be filled in on a button.")
    return gettext_noop("It has parts that cannot be sent from here.") if "CAROUSEL" in parts else ""


def _replace(inbox: Inbox, found: Sequence[WhatsAppTemplate]) -> None:
    once = {(row.name, row.language): row for row in found}
    now = timezone.now()
    with transaction.atomic():
        for row in once.values():
            row.fetched_at = now
        changing = ["category", "state", "header", "body", "footer", "variables", "is_named", "obstacle", "fetched_at"]
        WhatsAppTemplate.objects.bulk_create(
            once.values(), update_conflicts=True, unique_fields=["inbox", "name", "language"], update_fields=changing
        )
        rows = WhatsAppTemplate.objects.filter(inbox=inbox)
        gone = [pk for pk, *named in rows.values_list("pk", "name", "language") if tuple(named) not in once]
        rows.filter(pk__in=gone).delete()


def usable(inbox: Inbox) -> list[WhatsAppTemplate]:
    rows = WhatsAppTemplate.objects.filter(inbox=inbox, state=WhatsAppTemplate.State.APPROVED, obstacle="")
    return list(rows)


def filled_in(template: WhatsAppTemplate, values: Mapping[str, str]) -> tuple[str, dict[str, Any]]:
    """Return the text as they will read it, and what Message.options says of it. Raises InvalidChange.

    values: by the variable's name. WhatsApp takes no line breaks in them.
    """
    if not template.can_be_sent:
        raise InvalidChange(_("That template cannot be sent."))
    given = {name: one_line(values.get(name, ""), VALUE_MAX) for name in template.variables}
    if empty := [name for name in template.variables if not given[name]]:
        raise InvalidChange(_("Fill in %(names)s.") % {"names": ", ".join(f"{{{{{name}}}}}" for name in empty)})
    body = _VARIABLE.sub(lambda found: given[found[1]], template.body)
    text = "\n\n".join(filter(None, [template.header, body, template.footer]))
    options = {
        "name": template.name,
        "language": template.language,
        "values": [given[name] for name in template.variables],
        "names": template.variables if template.is_named else [],
    }
    return text, options
