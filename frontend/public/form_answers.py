"""Answers that may be there already, shown while somebody fills in a form: "I got my answer" spares the contact.

What is typed is sent to be looked for and kept nowhere.
"""

from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.views.decorators.csrf import csrf_exempt, csrf_protect
from django.views.decorators.http import require_POST, require_safe

from channels_in.models import FieldKind, Form
from channels_in.webform.limits import open_when_unknown, place_of
from frontend.public.pages import published_forms
from knowledgebase.actions.spare_contact import spare_contact
from knowledgebase.addresses import article_path
from knowledgebase.models import SparedAt
from knowledgebase.queries import public_translations
from knowledgebase.search import suggest_articles
from servicedesk.lib.client_ip import client_ip
from servicedesk.lib.ratelimit import allowed

FOUND_MAX = 3
TEXT_MAX = 2000  # characters that are looked through
SHORTEST = 8  # characters: before that nobody has asked anything
ASKED_MAX = (240, 600)  # times and seconds, from one place: a form that is filled in asks about ten times
SPARED_MAX = (20, 3600)


def text_in(definition: Form, answers: QueryDict) -> str:
    """What is written in the form's own words: its texts, never names or addresses."""
    keys = [row.key for row in definition.fields.all() if row.kind in (FieldKind.TEXT, FieldKind.TEXTAREA)]
    return "\n".join(filter(None, (answers.get(key, "").strip() for key in keys)))[:TEXT_MAX]


def answers_to(text: str) -> list[dict[str, Any]]:
    """Return at most FOUND_MAX public articles that may answer it, with their addresses."""
    if len(text) < SHORTEST:
        return []
    hits = suggest_articles(AnonymousUser(), text, language=get_language() or "sv", limit=FOUND_MAX)
    return [{"article": hit.shown, "url": article_path(hit.shown.language, hit.shown.slug)} for hit in hits]


@csrf_exempt  # it changes nothing; a form in another site's frame has no cookie to be told by
@require_POST
def contact_form_answers(request: HttpRequest, slug: str) -> HttpResponse:
    """The answers for what stands in the form now, as a part of its page; empty when there are none."""
    definition = get_object_or_404(published_forms(), slug=slug)
    found = answers_to(text_in(definition, request.POST)) if may_ask(client_ip(request)) else []
    return render(request, "frontend/public/form_hits.html", {"hits": found, "definition": definition})


@csrf_protect
@require_POST
def contact_form_spared(request: HttpRequest, slug: str) -> HttpResponse:
    """It answered: count it. What was typed in the form has gone nowhere."""
    definition = get_object_or_404(published_forms(), slug=slug)
    key = request.POST.get("answered", "")
    named = int(key) if key.isdecimal() and len(key) < 10 else 0
    article = get_object_or_404(public_translations(timezone.now()).select_related("live"), pk=named)
    if may_count(client_ip(request)):
        spare_contact(article, at=SparedAt.FORM, inbox=definition.inbox)
    return HttpResponseRedirect(reverse("contact_form_answered", args=[slug]))


@require_safe
def contact_form_answered(request: HttpRequest, slug: str) -> HttpResponse:
    definition = get_object_or_404(published_forms(), slug=slug)
    return render(request, "frontend/public/form_answered.html", {"definition": definition})


@open_when_unknown
def may_ask(ip: str) -> bool:
    return allowed("form-answers", place_of(ip), most=ASKED_MAX[0], seconds=ASKED_MAX[1])


@open_when_unknown
def may_count(ip: str) -> bool:
    return allowed("form-spared", place_of(ip), most=SPARED_MAX[0], seconds=SPARED_MAX[1])
