"""What the archive tells of each item: the same facts for its page and its table, identity numbers masked."""

from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

from django.db.models import Exists, F, OuterRef, Prefetch, Q, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce, NullIf
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext as _

from channels_in.models import SocialDeed, SocialItem, SocialVersion
from channels_in.social.halves import Half
from servicedesk.lib.identity_numbers import masked
from tickets.models import Event, EventKind, Inbox

Facts = dict[str, Any]
READ_AT_ONCE = 200


def items_of(inbox: Inbox, half: Half) -> QuerySet[SocialItem]:
    """Public items that were said in the half, or edited, decided on or taken away in it, thread by thread.

    A change that came after its own half was archived is thus in the next. The post that others wrote under is there
    too, however old. thread and withdrawn_at are on each row. What is said in private is never among them.
    """

    def during(name: str) -> Q:
        return Q(**{f"{name}__gte": half.begins, f"{name}__lt": half.ends})

    public = SocialItem.objects.filter(inbox=inbox, is_public=True)
    taken_away = Event.objects.filter(kind=EventKind.MESSAGE_WITHDRAWN, message=OuterRef("message"))
    touched = (
        during("said_at")
        | Exists(SocialVersion.objects.filter(during("until"), item=OuterRef("pk")))
        | Exists(SocialDeed.objects.filter(during("at") | during("done_at"), item=OuterRef("pk")))
        | Exists(taken_away.filter(during("at")))
        | Exists(public.filter(during("said_at"), thread_id=OuterRef("external_id")))
    )
    rows = public.filter(touched).annotate(
        thread=Coalesce(NullIf(F("thread_id"), Value("")), F("external_id")),
        withdrawn_at=Subquery(taken_away.order_by("at").values("at")[:1]),
    )
    return rows.order_by("thread", "said_at", "pk")


def facts_of(rows: QuerySet[SocialItem]) -> Iterator[Facts]:
    """Read some at a time: an account has years of comments."""
    deeds = Prefetch("deeds", SocialDeed.objects.select_related("agent").order_by("at", "pk"))
    whole = rows.select_related("message__contact", "message__agent").prefetch_related("versions", deeds)
    today = timezone.localdate()
    for row in whole.defer("message__search").iterator(chunk_size=READ_AT_ONCE):
        yield _facts(row, today)


def _facts(row: SocialItem, today: date) -> Facts:
    message = row.message
    is_protected = message is not None and message.contact is not None and message.contact.is_protected
    agent = message.agent if message is not None and row.is_ours else None
    return {
        "id": row.external_id,
        "thread": getattr(row, "thread", row.external_id),
        "answers": row.parent_id,
        "permalink": _address(row.permalink),
        "who": _("The municipality") if row.is_ours else _name(row.author_name, is_protected, today),
        "is_ours": row.is_ours,
        "written_by": agent.name if agent else "",
        "said_at": _here(row.said_at),
        "edited_at": _here(row.edited_at),
        "text": masked(row.text, today=today),
        "earlier": [{"text": masked(one.text, today=today), "until": _here(one.until)} for one in row.versions.all()],
        "state": {"value": row.state, "label": row.get_state_display()},
        "withdrawn_at": _here(getattr(row, "withdrawn_at", None)),
        "deeds": [_deed(deed, is_protected, today) for deed in row.deeds.all()],
    }


def _deed(deed: SocialDeed, is_protected: bool, today: date) -> Facts:
    copy = deed.copy
    return {
        "verb": {"value": deed.verb, "label": deed.get_verb_display()},
        "reason": {"value": deed.reason, "label": deed.get_reason_display()},
        "note": masked(deed.note, today=today),
        "by": deed.agent.name if deed.agent else _("The rule about identity numbers"),
        "at": _here(deed.at),
        "done_at": _here(deed.done_at),
        "failed": deed.failed,
        "author_told": deed.told_by_id is not None,
        "copy": {
            "text": masked(str(copy.get("text", "")), today=today),
            "who": _name(str(copy.get("author_name", "")), is_protected, today),
            "permalink": _address(str(copy.get("permalink", ""))),
            "said_at": _read(copy.get("said_at")),
            "earlier": [
                {"text": masked(str(one["text"]), today=today), "until": _read(one["until"])}
                for one in copy.get("versions", [])
            ],
        },
    }


def _name(author_name: str, is_protected: bool, today: date) -> str:
    if is_protected:
        return _("Protected identity")
    return masked(author_name, today=today) or _("Unknown sender")


def _address(address: str) -> str:
    """An address the network gave us leads out only by https."""
    return address if address.startswith("https://") else ""


def _here(moment: datetime | None) -> datetime | None:
    return timezone.localtime(moment) if moment else None


def _read(text: object) -> datetime | None:
    return _here(parse_datetime(text)) if isinstance(text, str) else None
