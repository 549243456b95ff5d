"""Who may not open chats for a while, why, and letting them in again."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from chat.actions.block import lift
from chat.models import ChatBlock
from frontend.people import administrators_only, signed_in
from frontend.settings_area.pages import listed, show

HERE = "settings_chats"


@administrators_only
@require_safe
def chat_block_list(request: HttpRequest) -> HttpResponse:
    rows = ChatBlock.objects.select_related("by", "session__ticket")
    page = listed(request, rows, ("-created_at", "-id"))
    return show(request, "chat_blocks", {**page, "now": timezone.now()}, here=HERE)


@administrators_only
@require_POST
def chat_block_lifting(request: HttpRequest, pk: int) -> HttpResponse:
    found = get_object_or_404(ChatBlock, pk=pk)
    lift(found, by=signed_in(request))
    messages.success(request, _("They can open chats again."))
    return redirect("settings_chat_blocks")
