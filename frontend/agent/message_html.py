"""A mail as its sender laid it out, in a frame that can do nothing: no script, no fetching, no origin of its own."""

import base64
import hashlib

from django.contrib.auth.decorators import login_required
from django.core.files.storage import default_storage
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import mark_safe
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.clickjacking import xframe_options_sameorigin
from django.views.decorators.http import require_safe

from frontend import bundles
from frontend.agent.remote_image_address import addresses_for
from frontend.agent.request import AgentRequest, ticket_or_404
from servicedesk.lib.mail_html import nowhere, shown, with_hosts
from servicedesk.people.models import AuditEntry
from tickets.models import Message
from tickets.queries import messages_visible_to

# The frame has no origin, so its style and the mail's own pictures stand in the page.
STYLE = bundles.build_part(bundles.STATIC / "frames" / "mail.css")
_HASH = base64.b64encode(hashlib.sha256(STYLE.encode()).digest()).decode()
# Links open in a tab of their own that is not sandboxed; nothing else leaves the frame.
SANDBOX = "allow-popups allow-popups-to-escape-sandbox"
POLICY = f"default-src 'none'; img-src data:; style-src 'sha256-{_HASH}'; frame-ancestors 'self'; sandbox {SANDBOX}"
IMAGE_TYPES = frozenset({"image/png", "image/jpeg", "image/gif", "image/webp"})
IMAGES_MAX = 8_000_000  # bytes of one mail's own pictures that are shown inside it; all are attachments too
PAGE = (
    '<!doctype html><html lang="{}"><head><meta charset="utf-8"><meta name="referrer" content="no-referrer">'
    '<title>{}</title><style>{}</style></head><body>{}<div dir="auto">{}</div></body></html>'
)


@login_required
@require_safe
@xframe_options_sameorigin
def message_html(request: AgentRequest, number: int, message_id: int) -> HttpResponse:
    """The page in the frame. A 404 for a message that came without HTML."""
    found = ticket_or_404(request, number)
    message = get_object_or_404(messages_visible_to(request.user, found), pk=message_id)
    if not message.body_html:
        raise Http404
    if found.is_confidential:
        AuditEntry.objects.create(
            agent=request.user, verb="ticket.read_confidential", object_kind="ticket", object_id=found.pk
        )
    remote = addresses_for(message, number, request.user)
    mail = shown(message.body_html, _images(message), remote or nowhere)
    page = format_html(
        PAGE,
        get_language() or "sv",
        _("Shown as e-mail"),
        mark_safe(STYLE),
        "",  # what is said of pictures left out stands above the frame (remote_images.py)
        mark_safe(with_hosts(mail.html)),
    )
    policy = POLICY
    if remote is not None:  # and then from this message's own place only
        pictures = request.build_absolute_uri(reverse("remote_images", args=[number, message.pk]))
        policy = POLICY.replace("img-src data:", f"img-src data: {pictures}")
    return HttpResponse(page, headers={"Content-Security-Policy": policy, "Referrer-Policy": "no-referrer"})


def _images(message: Message) -> dict[str, str]:
    """The pictures that came with the mail, by content id, each as a data address."""
    found: dict[str, str] = {}
    left = IMAGES_MAX
    for file in message.attachments.exclude(content_id="").filter(content_type__in=IMAGE_TYPES)[:100]:
        left -= file.size
        if left < 0:
            break
        try:
            with default_storage.open(file.storage_name) as stored:
                content = base64.b64encode(stored.read()).decode()
        except FileNotFoundError:
            continue
        found[file.content_id.strip("<> ")] = f"data:{file.content_type};base64,{content}"
    return found
