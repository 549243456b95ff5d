"""An answer that was suggested before the chat helped: counted, and nothing of what was typed is kept."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.csrf import csrf_protect
from django.views.decorators.http import require_POST, require_safe

from frontend.public.chat_pages import chats
from frontend.public.chat_shown import door
from frontend.public.form_answers import may_count
from knowledgebase.actions.spare_contact import spare_contact
from knowledgebase.models import SparedAt
from knowledgebase.queries import public_translations
from servicedesk.lib.client_ip import client_ip


@csrf_protect
@require_POST
def chat_spared(request: HttpRequest, slug: str) -> HttpResponse:
    setup = get_object_or_404(chats(), inbox__slug=slug)
    key = request.POST.get("answered", "")
    named = int(key) if key.isdecimal() and len(key) < 10 else 0
    article = get_object_or_404(public_translations(timezone.now()).select_related("live"), pk=named)
    if may_count(client_ip(request)):
        spare_contact(article, at=SparedAt.CHAT, inbox=setup.inbox)
    return HttpResponseRedirect(reverse("chat_answered", args=[slug]))


@require_safe
def chat_answered(request: HttpRequest, slug: str) -> HttpResponse:
    here = door(get_object_or_404(chats(), inbox__slug=slug))
    return render(request, "frontend/public/chat_answered.html", {"door": here})
