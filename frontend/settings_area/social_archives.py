"""The archives of public accounts, half-year by half-year: the list, the file, and one of the half that runs now."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from channels_in.models import SocialArchive
from channels_in.social.archives import ask_for, file_name, is_final
from channels_in.social.halves import half_named, half_of
from frontend.people import administrators_only, signed_in
from frontend.settings_area.pages import listed, show
from servicedesk.lib.file_response import attachment_response
from servicedesk.people.actions.audit import record

HERE = "settings_social_archives"


@administrators_only
@require_safe
def archive_list(request: HttpRequest) -> HttpResponse:
    page = listed(request, SocialArchive.objects.select_related("inbox"), ("-half", "-id"))
    page["rows"] = [(row, half_named(row.half), is_final(row)) for row in page["rows"]]
    return show(request, "social_archives", {**page, "now_half": half_of(timezone.localdate())}, here=HERE)


@administrators_only
@require_safe
def archive_file(request: HttpRequest, pk: int) -> HttpResponseBase:
    found = get_object_or_404(SocialArchive.objects.select_related("inbox"), pk=pk)
    name = file_name(found.inbox, half_named(found.half))
    try:
        response = attachment_response(found.storage_name, name, "application/zip")
    except FileNotFoundError as error:
        raise Http404 from error
    record("social_archive.downloaded", by=signed_in(request), about=found, inbox=found.inbox.name, half=found.half)
    return response


@administrators_only
@require_POST
def archive_making(request: HttpRequest) -> HttpResponse:
    """Of the half that runs now; it is replaced by the final one when the half is over."""
    half = half_of(timezone.localdate())
    record("social_archive.asked_for", by=signed_in(request), half=half.name)
    if ask_for(half):
        messages.success(request, _("The archives are being made. Look again in a while."))
    else:
        messages.error(request, _("There is no public account to archive yet."))
    return redirect(HERE)
