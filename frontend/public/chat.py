"""The chat's own page, complete without a script: form posts, and looking again (docs/chat.md, "The page")."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_protect
from django.views.decorators.http import require_http_methods, require_safe

from frontend.public import chat_visitor
from frontend.public.chat_pages import before, chats, talk
from frontend.public.chat_shown import door, look
from frontend.public.chat_starting import start

EVERY = (10, 30, 60)  # seconds, where a visitor has asked for a page that comes again by itself


@never_cache
@require_safe
def chat_list(request: HttpRequest) -> HttpResponse:
    """The chats there are; straight to the one that goes on, or to the only one."""
    session = chat_visitor.visitor_of(request).session
    found = list(chats())
    if session is not None or len(found) == 1:
        return redirect("chat", session.inbox.slug if session is not None else found[0].inbox.slug)
    return render(request, "frontend/public/chats.html", {"doors": [door(setup) for setup in found]})


@never_cache
@csrf_protect
@require_http_methods(["GET", "HEAD", "POST"])
def chat(request: HttpRequest, slug: str) -> HttpResponse:
    """Before the chat: what it is about. In it: what was said, and a field to write in."""
    setup = get_object_or_404(chats(), inbox__slug=slug)
    visitor = chat_visitor.visitor_of(request)
    here, session = door(setup), visitor.session
    if request.method == "POST":
        return start(request, here, visitor)
    if session is not None and session.inbox_id == setup.inbox_id:
        return talk(request, here, session)
    return before(request, here, visitor)


@never_cache
@require_safe
def chat_reading(request: HttpRequest, slug: str) -> HttpResponse:
    """The same without a field to write in: it comes again by itself, and there is nothing to lose when it does.

    By a header rather than an element of the page: it is the visitor who has asked for it, and may slow it or stop it.
    """
    here = door(get_object_or_404(chats(), inbox__slug=slug))
    session = chat_visitor.visitor_of(request).session
    if session is None or session.inbox_id != here.setup.inbox_id:
        return redirect("chat", slug)
    shown = look(session, asks_again=True)
    if not shown.is_going_on:
        return redirect("chat", slug)
    asked = request.GET.get("varje", "")
    every = next((seconds for seconds in EVERY if str(seconds) == asked), EVERY[0])
    others = [seconds for seconds in EVERY if seconds != every]
    context = {"door": here, "shown": shown, "every": every, "others": others}
    response = render(request, "frontend/public/chat_reading.html", context)
    response.headers["Refresh"] = str(every)
    return response
