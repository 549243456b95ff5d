"""Parts of the workspace's pages. Registered as a builtin beside ui."""

import secrets
from collections.abc import Iterable
from functools import lru_cache

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

from frontend.agent.people import name_of
from frontend.templatetags.ui import channel_label
from servicedesk.people.access import NOBODY, access_of
from servicedesk.people.models import Contact

register = template.Library()


@register.simple_tag(takes_context=True)
def contact_name(context: template.Context, contact: Contact) -> str:
    """The contact's name as far as the signed-in agent may know it."""
    return name_of(contact, access_of(context["user"]))


@register.simple_tag
def queue_name(contact: Contact) -> str:
    """The name as the queue shows it: a protected identity to nobody, for nobody should read it in passing."""
    return name_of(contact, NOBODY)


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
