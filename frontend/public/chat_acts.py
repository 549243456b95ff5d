"""What a visitor does in a chat on its own page: each is a form that is posted, and leads back to the chat."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_protect
from django.views.decorators.http import require_http_methods

from chat.actions.end import end_chat
from chat.actions.rate import rate
from chat.actions.say import Refused, Saying, say_many
from chat.actions.stay import stay
from chat.actions.transcript import mail_transcript
from chat.actions.wish import wish_call_back, wish_message
from chat.models import ChatSession, EndedBy
from frontend.public import chat_visitor
from frontend.public.chat_files import may_say, stored_files
from frontend.public.chat_forms import CallBackForm, RatingForm, SayForm, TranscriptForm, WishForm
from frontend.public.chat_pages import COPY_SENT, chats, talk
from frontend.public.chat_shown import Door, door
from servicedesk.lib.client_ip import client_ip
from tickets.actions.errors import ActionError

LOOK = "look"  # the button that fetches the page again with what has been typed
Act = Callable[[HttpRequest, Door, ChatSession], HttpResponse]


def in_chat(act: Act) -> Callable[[HttpRequest, str], HttpResponse]:
    """For what is posted from a chat's page. Whoever has no chat there comes to where one begins."""

    @never_cache
    @csrf_protect
    @require_http_methods(["GET", "HEAD", "POST"])
    @wraps(act)
    def view(request: HttpRequest, slug: str) -> HttpResponse:
        here = door(get_object_or_404(chats(), inbox__slug=slug))
        session = chat_visitor.visitor_of(request).session
        if request.method != "POST" or session is None or session.inbox_id != here.setup.inbox_id:
            return redirect("chat", slug)
        return act(request, here, session)

    return view


@in_chat
def chat_messages(request: HttpRequest, here: Door, session: ChatSession) -> HttpResponse:
    if request.POST.get("do") == LOOK:
        typed = {name: request.POST.get(f"say-{name}", "") for name in ("text", "id")}
        return talk(request, here, session, say_form=SayForm(prefix="say", initial=typed))
    form = SayForm(request.POST, request.FILES, prefix="say")
    if not form.is_valid():
        return talk(request, here, session, say_form=form)
    if not may_say(client_ip(request)):
        why = _("Many messages have come from you in a short time. Wait a moment and send it again.")
        return talk(request, here, session, say_form=form, refusal=why, status=429)
    try:
        said = _say(session, form)
    except ActionError as error:
        form.add_error("attached", str(error))
        return talk(request, here, session, say_form=form)
    if isinstance(said, Refused):
        return talk(request, here, session, say_form=form, refusal=said.text)
    return _back(here)


def _say(session: ChatSession, form: SayForm) -> Any:
    data = form.cleaned_data
    files = stored_files(data["attached"])
    return say_many([Saying(session.pk, "visitor", data["text"], data["id"], files=files)])[0]


@in_chat
def chat_wish(request: HttpRequest, here: Door, session: ChatSession) -> HttpResponse:
    form = WishForm(request.POST, prefix="wish")
    return _done(request, here, session, "wish_form", form, lambda data: wish_message(session, **data))


@in_chat
def chat_call_back(request: HttpRequest, here: Door, session: ChatSession) -> HttpResponse:
    form = CallBackForm(request.POST, prefix="call")
    act = lambda data: wish_call_back(session, data["phone"], data["when"])  # noqa: E731 -- one line, used once
    return _done(request, here, session, "call_form", form, act)


@in_chat
def chat_transcript(request: HttpRequest, here: Door, session: ChatSession) -> HttpResponse:
    form = TranscriptForm(request.POST, prefix="copy")
    act = lambda data: mail_transcript(session, data["email"])  # noqa: E731
    return _done(request, here, session, "copy_form", form, act, said=COPY_SENT)


@in_chat
def chat_rating(request: HttpRequest, here: Door, session: ChatSession) -> HttpResponse:
    form = RatingForm(request.POST, prefix="rate")
    act = lambda data: rate(session, data["stars"], data["comment"])  # noqa: E731
    return _done(request, here, session, "rating_form", form, act)


@in_chat
def chat_ending(request: HttpRequest, here: Door, session: ChatSession) -> HttpResponse:
    end_chat(session, by=None, why=EndedBy.VISITOR)
    return _back(here)


@in_chat
def chat_staying(request: HttpRequest, here: Door, session: ChatSession) -> HttpResponse:
    """They are still there: the chat is not ended because nobody has written."""
    stay(session)
    return _back(here)


@in_chat
def chat_forgetting(request: HttpRequest, here: Door, session: ChatSession) -> HttpResponse:
    """Begin a new chat; nobody else who uses the browser reads the old one."""
    response = _back(here)
    chat_visitor.forget(response, request)
    return response


def _done(
    request: HttpRequest,
    here: Door,
    session: ChatSession,
    name: str,
    form: forms.Form,
    act: Callable[[dict[str, Any]], object],
    *,
    said: str = "",
) -> HttpResponse:
    """Do it with what was filled in, or show the form again with what was wrong. said: what the page says was done."""
    corrected: dict[str, Any] = {name: form}
    if form.is_valid():
        try:
            act(form.cleaned_data)
        except ActionError as error:
            field = getattr(error, "field", "")
            if field not in form.fields:
                return talk(request, here, session, refusal=str(error), **corrected)
            form.add_error(field, str(error))
        else:
            return _back(here, said)
    return talk(request, here, session, **corrected)


def _back(here: Door, said: str = "") -> HttpResponse:
    """To the end of the chat, where what is new stands."""
    query = f"?klart={said}" if said else ""
    return redirect(f"{reverse('chat', args=[here.slug])}{query}#senast")
