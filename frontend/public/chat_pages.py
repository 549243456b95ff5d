"""The two faces of the chat's own page: before the chat, and in it. Rendered by the views that look and that post."""

from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from chat.models import ChatSession, ChatSetup
from frontend.public import chat_visitor
from frontend.public.chat_forms import CallBackForm, RatingForm, SayForm, StartForm, TranscriptForm, WishForm
from frontend.public.chat_shown import Door, Shown, look
from tickets.models import ChannelKind

COPY_SENT = "kopia"  # in the address one comes back to


def chats() -> QuerySet[ChatSetup]:
    """The chats a citizen may open."""
    rows = ChatSetup.objects.filter(inbox__is_active=True, inbox__kind=ChannelKind.CHAT)
    return rows.select_related("inbox__team").order_by("inbox__name")


def before(
    request: HttpRequest,
    here: Door,
    visitor: chat_visitor.Visitor,
    *,
    form: StartForm | None = None,
    status: int = 200,
    **more: Any,
) -> HttpResponse:
    """The page before the chat; the browser gets the token the chat will have."""
    form = form or StartForm(must_reach=not here.staffed.is_open)
    context = {"door": here, "form": form, "elsewhere": visitor.session, **more}
    response = render(request, "frontend/public/chat_start.html", context, status=status)
    if visitor.session is None:
        chat_visitor.remember(response, request, chat_visitor.token_to_start(visitor))
    return response


def talk(
    request: HttpRequest, here: Door, session: ChatSession, *, status: int = 200, refusal: str = "", **forms: Any
) -> HttpResponse:
    """The page of a chat. forms: those that must be corrected, by their name in the template."""
    shown = look(session, asks_again=False)
    forms = {**_forms(shown), **forms}
    done = _("The copy is on its way.") if request.GET.get("klart") == COPY_SENT else ""
    context = {
        "door": here,
        "shown": shown,
        **forms,
        "all_forms": list(forms.values()),
        "done": done,
        "refusal": refusal,
        "is_wrong": bool(refusal) or any(form.errors for form in forms.values()),
    }
    response = render(request, "frontend/public/chat_talk.html", context, status=status)
    chat_visitor.remember(response, request, request.COOKIES[chat_visitor.cookie_name(request)])
    return response


def _forms(shown: Shown) -> dict[str, Any]:
    name = {"name": shown.session.visitor_name}
    return {
        "say_form": SayForm(prefix="say"),
        "wish_form": WishForm(prefix="wish", initial=name),
        "call_form": CallBackForm(prefix="call"),
        "copy_form": TranscriptForm(prefix="copy"),
        "rating_form": RatingForm(prefix="rate"),
    }
