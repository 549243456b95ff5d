"""Mail that was kept because no mail server is named: for trying the system out on one machine. Else a 404."""

from collections.abc import Callable
from email import message_from_bytes, policy
from email.message import EmailMessage
from functools import wraps

from django.conf import settings
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.clickjacking import xframe_options_sameorigin
from django.views.decorators.http import require_safe

from channels_in.models import KeptMail
from servicedesk.lib.keyset import CursorError, page_of
from servicedesk.people.access import access_of
from servicedesk.people.models import Agent

PER_PAGE = 25
ORDER = ("-sent_at", "-id")
# The mail's own style may be shown; nothing of it runs or is fetched.
_HTML_POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; sandbox; frame-ancestors 'self'"
View = Callable[..., HttpResponse]


def _when_mail_is_kept(view: View) -> View:
    for_agents = login_required(view)

    @wraps(view)
    def answer(request: HttpRequest, **named: int) -> HttpResponse:
        agent = request.user
        if settings.EMAIL_URL or not settings.ONE_MACHINE:
            raise Http404
        if isinstance(agent, Agent) and not (settings.DEMO or access_of(agent).is_administrator):
            raise Http404
        return for_agents(request, **named)

    return answer


@require_safe
@_when_mail_is_kept
def dev_outbox(request: HttpRequest) -> HttpResponse:
    # The mails themselves are not read for the list.
    mails = KeptMail.objects.defer("body")
    try:
        page = page_of(mails, ORDER, request.GET.get("cursor", ""), PER_PAGE)
    except CursorError:
        raise Http404 from None
    here = reverse("dev_outbox")
    return render(
        request,
        "frontend/public/outbox.html",
        {
            "page": page,
            "newer_url": f"{here}?cursor={page.previous_cursor}" if page.previous_cursor else "",
            "older_url": f"{here}?cursor={page.next_cursor}" if page.next_cursor else "",
        },
    )


@require_safe
@_when_mail_is_kept
def dev_outbox_mail(request: HttpRequest, mail_id: int) -> HttpResponse:
    kept = get_object_or_404(KeptMail, pk=mail_id)
    mail = _parsed(kept)
    context = {
        "kept": kept,
        "headers": [(name, str(value)) for name, value in mail.items()],
        "text": _part(mail, "plain"),
        "has_html": bool(_part(mail, "html")),
        "files": [(part.get_filename() or "", part.get_content_type()) for part in mail.iter_attachments()],
    }
    response = render(request, "frontend/public/outbox_mail.html", context)
    response._csp_update = {"frame-src": ["'self'"]}  # type: ignore[attr-defined]
    return response


@require_safe
@xframe_options_sameorigin
@_when_mail_is_kept
def dev_outbox_mail_html(request: HttpRequest, mail_id: int) -> HttpResponse:
    response = HttpResponse(_part(_parsed(get_object_or_404(KeptMail, pk=mail_id)), "html"))
    response.headers["Content-Security-Policy"] = _HTML_POLICY
    return response


def _parsed(kept: KeptMail) -> EmailMessage:
    mail = message_from_bytes(bytes(kept.body), policy=policy.default)
    if not isinstance(mail, EmailMessage):  # the policy decides the class
        raise TypeError
    return mail


def _part(mail: EmailMessage, kind: str) -> str:
    part = mail.get_body((kind,))
    return str(part.get_content()) if part is not None else ""
