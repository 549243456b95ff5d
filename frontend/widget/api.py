"""What the chat window asks for over HTTP before there is a chat: how it stands, and answers there are already."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone

from channels_in.webform.limits import open_when_unknown, place_of
from chat.hours import standing_of
from chat.models import ChatSetup
from chat.visitor_answers import in_language
from chat.visitor_view import iso
from frontend.public.form_answers import answers_to, may_count
from frontend.public.languages import absolute
from frontend.widget.colours import readable
from frontend.widget.cors import for_sites
from knowledgebase.actions.spare_contact import spare_contact
from knowledgebase.models import SparedAt
from knowledgebase.queries import public_translations
from servicedesk.lib.client_ip import client_ip
from servicedesk.lib.ratelimit import allowed
from servicedesk.lib.text import clean
from tickets.promised import next_answer_by

TEXT_MAX = 2_000  # characters that are looked through
ASKED_MAX = (120, 600)  # times and seconds, from one place: once for each chat that is about to begin
SHOWN_MAX = (600, 60)  # how it stands, from one place: once for each page that is opened


@for_sites("GET", "HEAD")
def chat_standing(request: HttpRequest, *, slug: str, site: str) -> HttpResponse:
    """lage.json: see docs/chat.md."""
    if not _within("chat-standing", client_ip(request), SHOWN_MAX):
        return _too_often()
    setup = get_object_or_404(ChatSetup.objects.select_related("inbox__team"), inbox__slug=slug)
    of_site = setup.sites.filter(origin=site, is_active=True).first() if site else None
    staffed = standing_of(setup, of_site, timezone.now())
    return _json(
        {
            "sender": {"name": setup.inbox.sender_name, "url": absolute("/"), "logo": absolute(reverse("widget_logo"))},
            "texts": setup.texts,
            **readable([setup.accent, settings.MUNICIPALITY["accent"]]),
            "is_open": staffed.is_open,
            "opens_at": iso(staffed.opens_at),
            "closes_at": iso(staffed.closes_at),
            "answer_by": None if staffed.is_open else iso(next_answer_by(setup.inbox)),
            "suggests": setup.suggests_answers,
            "may_call_back": staffed.is_open or staffed.opens_at is not None,
            "file_max": settings.ATTACHMENT_MAX_BYTES,
        }
    )


@for_sites("POST")
def chat_suggestions(request: HttpRequest, *, slug: str, site: str) -> HttpResponse:
    """forslag/: what may answer it, looked for and forgotten."""
    setup = get_object_or_404(ChatSetup, inbox__slug=slug)
    text = clean(request.POST.get("text", "")[:TEXT_MAX]).strip()
    if not setup.suggests_answers or not _within("chat-answers", client_ip(request), ASKED_MAX):
        return _json({"answers": []})
    with in_language(request.POST.get("language", "")):
        found = answers_to(text)
    return _json({"answers": [_answer(one) for one in found]})


@for_sites("POST")
def chat_answer_helped(request: HttpRequest, *, slug: str, site: str) -> HttpResponse:
    """hjalpte/: it answered, so no chat was needed. Counted; what was typed is not kept."""
    setup = get_object_or_404(ChatSetup.objects.select_related("inbox"), inbox__slug=slug)
    key = request.POST.get("answer", "")
    named = int(key) if key.isdecimal() and len(key) < 10 else 0
    article = get_object_or_404(public_translations(timezone.now()).select_related("live"), pk=named)
    if may_count(client_ip(request)):
        spare_contact(article, at=SparedAt.CHAT, inbox=setup.inbox)
    return HttpResponse(status=204)


def _answer(found: dict[str, Any]) -> dict[str, Any]:
    shown = found["article"]
    return {
        "id": shown.translation_id,
        "question": shown.question,
        "short_answer": shown.short_answer,
        "url": absolute(found["url"]),
    }


@open_when_unknown
def _within(what: str, ip: str, most: tuple[int, int]) -> bool:
    return allowed(what, place_of(ip), most=most[0], seconds=most[1])


def _too_often() -> HttpResponse:
    return JsonResponse({"error": "too_often"}, status=429, headers={"Retry-After": "60"})


def _json(data: dict[str, Any]) -> HttpResponse:
    return JsonResponse(data, json_dumps_params={"ensure_ascii": False})
