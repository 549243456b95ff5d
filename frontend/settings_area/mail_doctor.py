"""The mail doctor on a page: the same checks and words as manage.py mail_doctor."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_http_methods

from channels_in.email.doctor.examine import examine, is_well
from frontend.people import administrators_only
from frontend.settings_area.pages import show
from tickets.models import Inbox

HERE = "settings_inboxes"


@administrators_only
@require_http_methods(["GET", "HEAD", "POST"])
def examination(request: HttpRequest, pk: int) -> HttpResponse:
    """A GET tells what will be looked at; a POST looks, which takes half a minute at most, and changes nothing."""
    inbox = get_object_or_404(Inbox.objects.select_related("mail_server", "oauth_grant"), pk=pk)
    findings = examine(inbox) if request.method == "POST" else []
    return show(request, "mail_doctor", {"inbox": inbox, "findings": findings, "well": is_well(findings)}, here=HERE)
