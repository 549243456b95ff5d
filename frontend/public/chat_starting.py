"""Opening a chat from its own page: first the answers that may be there already, then the chat or a left question."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from chat import visitor_answers as answers
from chat.actions.say import Saying, say_many
from chat.actions.wish import wish_message
from chat.models import ChatState
from chat.places import digest_of_place
from chat.rates import place_of
from chat.sites import OWN
from chat.visitor_frames import Start
from frontend.public import chat_visitor
from frontend.public.chat_forms import StartForm
from frontend.public.chat_pages import before
from frontend.public.chat_shown import Door
from frontend.public.form_answers import TEXT_MAX, answers_to, may_ask
from servicedesk.lib.client_ip import client_ip

MESSAGE = "message"  # the button that leaves a question rather than waiting


def start(request: HttpRequest, here: Door, visitor: chat_visitor.Visitor) -> HttpResponse:
    """Answer the form that was sent: suggested answers, the form again, or the chat."""
    session = visitor.session
    must_reach = not here.staffed.is_open or request.POST.get("do") == MESSAGE
    form = StartForm(request.POST, must_reach=must_reach)
    if not form.is_valid():
        return before(request, here, visitor, form=form)
    if session is not None and session.inbox_id == here.setup.inbox_id:
        # Sent twice, or from a second tab: the chat is there, and what stands here belongs in it.
        say_many([Saying(session.pk, "visitor", form.cleaned_data["text"], form.cleaned_data["id"])])
        return redirect("chat", here.slug)
    if session is not None and session.state in (ChatState.WAITING, ChatState.ACTIVE):
        why = _("You have a chat already. End it first, or go on there.")
        return before(request, here, visitor, form=form, refusal=why)
    if here.setup.suggests_answers and not form.cleaned_data["looked"]:
        hits = answers_to(form.cleaned_data["text"][:TEXT_MAX]) if may_ask(client_ip(request)) else []
        if hits:
            return before(request, here, visitor, form=_looked(request, must_reach), hits=hits)
    return _open(request, here, visitor, form, must_reach)


def _open(
    request: HttpRequest, here: Door, visitor: chat_visitor.Visitor, form: StartForm, must_reach: bool
) -> HttpResponse:
    token, place = chat_visitor.token_to_start(visitor), place_of(client_ip(request))
    frame = _frame(here, token, form.cleaned_data)
    answer = answers.start(frame, site=OWN, place=place, place_digest=digest_of_place(place))
    if isinstance(answer, dict):
        if answer["why"] in form.fields:
            form.add_error(answer["why"], answer["text"])
            return before(request, here, visitor, form=form)
        status = 429 if answer["why"] == answers.TOO_OFTEN else 200
        return before(request, here, visitor, form=form, status=status, refusal=answer["text"])
    if must_reach:
        wish_message(answer[0], **{name: form.cleaned_data[name] for name in ("name", "email", "phone")})
    response = redirect("chat", here.slug)
    chat_visitor.remember(response, request, token)
    return response


def _frame(here: Door, token: str, data: dict[str, Any]) -> Start:
    return Start(
        token=token,
        inbox=here.slug,
        client_id=data["id"],
        language=data["language"] or get_language() or "sv",
        page_url="",
        page_title="",
        **{name: data[name] for name in ("text", "name", "email", "phone")},
    )


def _looked(request: HttpRequest, must_reach: bool) -> StartForm:
    """The same as it was typed, without a word about errors; the next time it goes through."""
    initial = {name: value for name, value in request.POST.items() if name != "csrfmiddlewaretoken"}
    return StartForm(must_reach=must_reach, initial={**initial, "looked": True})
