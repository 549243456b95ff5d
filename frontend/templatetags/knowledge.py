"""Small parts of the knowledge base's pages."""

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from frontend.public.languages import NAMES
from frontend.templatetags.ui import icon
from knowledgebase.faults import name_of
from knowledgebase.models.translation import Status

register = template.Library()
_LOOKS = {
    Status.DRAFT: ("", "edit"),
    Status.IN_REVIEW: ("badge--plum", "s-pending"),
    Status.SCHEDULED: ("badge--info", "clock"),
    Status.PUBLISHED: ("badge--success", "s-solved"),
    Status.REVIEW_DUE: ("badge--warning", "warn"),
    Status.UNPUBLISHED: ("", "s-closed"),
}


@register.simple_tag
def article_status(status: str) -> SafeString:
    """The step of a text as colour, shape and word."""
    kind = Status(status)
    look, symbol = _LOOKS[kind]
    return format_html('<span class="badge {}">{}{}</span>', look, icon(symbol), kind.label)


@register.filter
def language_name(code: str) -> str:
    """What a language calls itself; its code when we do not know."""
    return NAMES.get(code, code)


@register.filter
def section_name(field: str) -> str:
    """What a field of the editor is called where others read who writes in it."""
    return _("what only agents see") if field == "internal_notes" else name_of(field)
