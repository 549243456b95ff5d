"""A chat inbox with its texts, colour and hours, made and changed in one go; the websites that may show it."""

from datetime import date
from typing import Any

from django.conf import settings
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from chat.hours import CLOSED_WEEK, weekly_of
from chat.models import ChatSetup, ChatSite
from chat.sites import forget_sites
from knowledgebase.actions.embed_origins import normal_origin
from servicedesk.lib.contrast import TEXT_MIN, WHITE, contrast, is_colour
from servicedesk.lib.slugs import free_slug
from servicedesk.lib.text import clean, one_line
from servicedesk.lib.working_time import OpeningHours
from servicedesk.people.actions.audit import changed_fields, record
from servicedesk.people.models import Agent, Team
from tickets.actions.errors import InvalidChange
from tickets.models import ChannelKind, Inbox

TITLE_MAX, TEXT_MAX = 60, 500
TEXTS = {"title": TITLE_MAX, "welcome": TEXT_MAX, "closed": TEXT_MAX}  # characters of each
INBOX_FIELDS = ("name", "team", "sender_name", "is_active", "acknowledges", "wrap_up_required")


def create_chat_inbox(*, by: Agent, name: str, team: Team, sender_name: str, **fields: Any) -> ChatSetup:
    """Make the inbox and its setup; fields are those of ChatSetup. A message that is left is acknowledged, what is said
    live is not. Raises InvalidChange.
    """
    with transaction.atomic():
        inbox = Inbox.objects.create(
            slug=free_slug(Inbox, name),
            name=name,
            kind=ChannelKind.CHAT,
            team=team,
            sender_name=sender_name,
            acknowledges=bool(fields.pop("acknowledges", True)),
        )
        setup = ChatSetup.objects.create(inbox=inbox, **checked(fields))
        record("inbox.created", by=by, about=inbox, kind=ChannelKind.CHAT.value)
        transaction.on_commit(forget_sites)
    return setup


def set_up_chat(inbox: Inbox, *, by: Agent, **fields: Any) -> ChatSetup:
    """Make the setup of a chat inbox that has none; one that is there is returned as it is. Raises InvalidChange."""
    with transaction.atomic():
        setup, is_new = ChatSetup.objects.get_or_create(inbox=inbox, defaults=checked(fields))
        if is_new:
            record("chat_setup.created", by=by, about=setup)
            transaction.on_commit(forget_sites)
    return setup


def change_chat_inbox(setup: ChatSetup, *, by: Agent, **fields: Any) -> None:
    """Change fields of ChatSetup, and of its inbox those in INBOX_FIELDS. Raises InvalidChange."""
    of_inbox = {name: fields.pop(name) for name in INBOX_FIELDS if name in fields}
    with transaction.atomic():
        fresh = ChatSetup.objects.select_for_update(of=("self",)).select_related("inbox").get(pk=setup.pk)
        changes = changed_fields(fresh, checked(fields))
        if changes:
            fresh.save(update_fields=list(changes))
        if inbox_changes := changed_fields(fresh.inbox, of_inbox):
            fresh.inbox.save(update_fields=list(inbox_changes))
        if changes or inbox_changes:
            record("chat_setup.changed", by=by, about=fresh, changes={**inbox_changes, **changes})
            transaction.on_commit(forget_sites)


def allow_chat_site(setup: ChatSetup, origin: str, *, by: Agent, hours: Any = None) -> ChatSite:
    """Let a website show the chat; origin may be any address on it. hours None: the inbox's. Raises InvalidChange."""
    try:
        with transaction.atomic():
            site = ChatSite.objects.create(
                setup=setup, origin=normal_origin(origin), hours=None if hours is None else checked_hours(hours)
            )
            record("chat_site.created", by=by, about=site)
            transaction.on_commit(forget_sites)
    except IntegrityError as error:
        raise InvalidChange(_("The website is on the list already."), field="origin") from error
    return site


def change_chat_site(site: ChatSite, *, by: Agent, **fields: Any) -> None:
    """Change is_active or hours. Where it is no longer active the chat opens no more, at once. Raises InvalidChange."""
    if unknown := set(fields) - {"is_active", "hours"}:
        raise TypeError(f"no fields of a site: {', '.join(sorted(unknown))}")
    if fields.get("hours") is not None:
        fields["hours"] = checked_hours(fields["hours"])
    with transaction.atomic():
        fresh = ChatSite.objects.select_for_update().get(pk=site.pk)
        if changes := changed_fields(fresh, fields):
            fresh.save(update_fields=list(changes))
            record("chat_site.changed", by=by, about=fresh, changes=changes)
            transaction.on_commit(forget_sites)


def checked(fields: dict[str, Any]) -> dict[str, Any]:
    """Return the fields of a ChatSetup as they are kept. Raises InvalidChange for what cannot be."""
    kept = dict(fields)
    if "texts" in kept:
        kept["texts"] = _checked_texts(kept["texts"])
    if "accent" in kept:
        kept["accent"] = _checked_accent(str(kept["accent"]).strip().lower())
    if "hours" in kept:
        kept["hours"] = checked_hours(kept["hours"])
    if "closed_from" in kept:
        kept["closed_from"] = _checked_days(kept["closed_from"])
    if kept.get("first_answer") and kept["first_answer"] not in settings.CHAT_FIRST_ANSWERS:
        raise InvalidChange(_("There is no such first answer."), field="first_answer")
    return kept


def checked_hours(hours: Any) -> list[list[list[int]]]:
    """Return the week, Monday first, each day's spans in order. Raises InvalidChange."""
    week = tuple(tuple(sorted(day)) for day in weekly_of(hours)) or CLOSED_WEEK
    try:
        OpeningHours(week)
    except ValueError as error:
        raise InvalidChange(
            _("The hours of a day must not overlap, and end after they begin."), field="hours"
        ) from error
    return [[list(span) for span in day] for day in week]


def _checked_texts(texts: dict[str, dict[str, str]]) -> dict[str, dict[str, str]]:
    """Only texts that are known and written; a language without any is left out."""
    kept: dict[str, dict[str, str]] = {}
    for language, said in texts.items():
        written = {name: _text(name, said.get(name, "")) for name in TEXTS}
        if written := {name: text for name, text in written.items() if text}:
            kept[language] = written
    return kept


def _text(name: str, text: str) -> str:
    return one_line(text, TITLE_MAX) if name == "title" else clean(text).strip()[: TEXTS[name]]


def _checked_accent(accent: str) -> str:
    if accent and not is_colour(accent):
        raise InvalidChange(_("Write the colour as # and six digits or letters, for example #14566b."), field="accent")
    if accent and contrast(accent, WHITE) < TEXT_MIN:
        raise InvalidChange(_("White text cannot be read well on that colour. Choose a darker one."), field="accent")
    return accent


def _checked_days(days: dict[str, int]) -> dict[str, int]:
    try:
        return {date.fromisoformat(day).isoformat(): minute for day, minute in sorted(days.items()) if _minute(minute)}
    except ValueError as error:
        raise InvalidChange(_("There is no such day or time."), field="closed_from") from error


def _minute(minute: int) -> bool:
    if not 0 <= minute <= 1440:
        raise ValueError(minute)
    return True
