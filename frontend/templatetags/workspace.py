"""Parts of the workspace's pages. Registered as a builtin beside ui."""

import secrets
from collections.abc import Iterable
from functools import lru_cache
from html import escape

from django import template
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from frontend import lookups
from frontend.agent.entries import entries_html
from frontend.agent.entry_message import At
from frontend.agent.people import name_of
from frontend.agent.queue_filter import Asked
from frontend.agent.queue_pages import sharing_choices as choices_of_sharing
from frontend.agent.rows import Look, rows_html
from frontend.nav import NavEntry
from frontend.templatetags.ui import channel_label, icon
from servicedesk.people.access import access_of
from servicedesk.people.models import Contact

register = template.Library()


@register.simple_tag(takes_context=True)
def contact_name(context: template.Context, contact: Contact) -> str:
    """The contact's name as far as the signed-in agent may know it."""
    return name_of(contact, access_of(context["user"]))


@register.simple_tag(takes_context=True)
def queue_rows(context: template.Context) -> SafeString:
    """The rows of the queue."""
    asked: Asked = context["asked"]
    look = Look(
        query=asked.query,
        current=context["current"],
        viewer_id=context["user"].pk,
        columns=asked.columns,
        marks=context["marks"],
        sort=asked.sort,
        now=timezone.now(),
    )
    return rows_html(context["rows"], look)


@register.simple_tag(takes_context=True)
def sharing_choices(context: template.Context) -> list[tuple[str, str]]:
    """With whom the agent may share a queue."""
    return choices_of_sharing(access_of(context["user"]))


@register.simple_tag(takes_context=True)
def thread_entries(context: template.Context) -> SafeString:
    """The messages, notes and events of the ticket."""
    at = At(context["ticket"].number, context["user"].pk, str(context["csrf_token"]))
    return entries_html(context["timeline"], at=at, folds_events=context["user"].folds_events)


@register.simple_tag(takes_context=True)
def watch_left(context: template.Context) -> int | None:
    """How many accounts the agent is to look through today; None for agents who answer for none."""
    return lookups.watches().get(context["user"].pk)


@register.simple_tag
def rail_entries(entries: Iterable[NavEntry]) -> SafeString:
    """The rail's queues or teams: a link with icon, name and count each."""
    return mark_safe("".join(_rail_entry(entry) for entry in entries))


def _rail_entry(entry: NavEntry) -> str:
    here = ' aria-current="true"' if entry.current else ""
    count = f'<span class="count">{entry.shown_count}</span>' if entry.shown_count else ""
    slug = f' data-slug="{escape(entry.slug)}"' if entry.slug else ""
    key = f' data-hotkey="{escape(entry.key)}"' if entry.key else ""
    return (
        f'<li{slug}><a href="{escape(entry.url)}"{here}{key}>{icon(entry.icon)}'
        f'<span class="truncate">{escape(str(entry.label))}</span>{count}</a></li>'
    )


@register.simple_tag(takes_context=True)
def property_select(
    context: template.Context,
    name: str,
    label: str,
    current: object,
    options: Iterable[tuple[object, str]],
    empty: bool = False,
) -> SafeString:
    """One property chosen from a list: saved when it is changed, or by its button where there is no script."""
    ticket, url = context["ticket"], reverse("ticket_property", args=[context["ticket"].number, name])
    none = f'<option value="">{escape(_("None"))}</option>' if empty else ""
    return mark_safe(
        f'<form class="property" method="post" action="{url}" hx-post="{url}" hx-swap="none"'
        f' hx-trigger="change, submit">'
        f'<input type="hidden" name="csrfmiddlewaretoken" value="{context["csrf_token"]}">'
        f'<input type="hidden" name="version" value="{ticket.version}">'
        f'<label class="property__label" for="property-{name}">{escape(label)}</label>'
        f'<span class="property__value"><span class="select select--sm">'
        f'<select class="input input--sm" id="property-{name}" name="value">'
        f"{none}{options_html(options, current)}</select>"
        f'{icon("down")}</span><noscript><button class="btn btn--sm" type="submit">{escape(_("Save"))}</button>'
        f"</noscript></span></form>"
    )


@register.filter
def channel_word(kind: str) -> str:
    """The word for a kind of channel."""
    return channel_label(kind)


@register.simple_tag
def random_key() -> str:
    """A key for one form: sent twice, it is one message."""
    return secrets.token_urlsafe(12)


@register.simple_tag
def options_html(options: Iterable[tuple[object, str]], current: object) -> SafeString:
    """<option> elements, the current one selected."""
    return _options(
        tuple((str(value), str(label)) for value, label in options), "" if current is None else str(current)
    )


@lru_cache(maxsize=512)
def _options(options: tuple[tuple[str, str], ...], current: str) -> SafeString:
    return format_html_join(
        "",
        '<option value="{}"{}>{}</option>',
        ((value, mark_safe(" selected") if value == current else "", label) for value, label in options),
    )
