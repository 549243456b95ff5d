"""What SMS cost, by inbox and month, and the same as a table."""

from datetime import date

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from channels_in.models import SmsVendor
from channels_in.sms import ledger
from frontend.people import administrators_only, signed_in
from frontend.settings_area.pages import show
from servicedesk.lib import spreadsheet
from servicedesk.people.actions.audit import record


@administrators_only
@require_safe
def costs(request: HttpRequest) -> HttpResponse:
    months = [(_words(month.month), month) for month in ledger.by_month(ledger.lines(timezone.now()))]
    has_unknown = any(line.unknown for _month, month in months for line in month.lines)
    return show(request, "sms_costs", {"months": months, "has_unknown": has_unknown}, here="settings_inboxes")


def _words(month: str) -> str:
    """november 2026"""
    year, number = month.split("-")
    return date_format(date(int(year), int(number), 1), "F Y")


@administrators_only
@require_safe
def export(request: HttpRequest) -> HttpResponse:
    record("sms_costs.exported", by=signed_in(request), about=signed_in(request))
    head = [_("Month"), _("Inbox"), _("Our number"), _("Provider"), _("SMS"), _("Parts"), _("Not delivered")]
    head += [_("Cost as told, kronor"), _("Estimated, kronor"), _("SMS without a known cost")]
    text = spreadsheet.table(head, map(_cells, ledger.lines(timezone.now())))
    return spreadsheet.download(f"sms-kostnader-{timezone.localdate():%Y-%m-%d}.csv", text)


def _cells(line: ledger.Line) -> list[spreadsheet.Cell]:
    what = [line.month, line.inbox, line.shown_number, str(SmsVendor(line.vendor).label)]
    return [*what, line.count, line.parts, line.failed, line.told, line.estimated, line.unknown]
