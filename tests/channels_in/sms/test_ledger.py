"""What SMS cost: by inbox and month, as told or else by price, and as a table no spreadsheet runs."""

from datetime import UTC, datetime
from decimal import Decimal

import pytest
from django.test import Client

from channels_in.models import SmsAccount, SmsSent
from channels_in.sms.ledger import by_month, lines
from servicedesk.lib.spreadsheet import safe_cell, table
from tests.channels_in.sms.conftest import make_account
from tests.factories import make_agent, make_ticket
from tickets.models import Message

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
pytestmark = pytest.mark.django_db


def sent(account: SmsAccount, at: str, parts: int, cost: str | None, state: str = "delivered") -> None:
    message = Message.objects.first() or make_ticket(inbox=account.inbox).messages.get()
    SmsSent.objects.create(
        account=account,
        message=message,
        vendor_id=f"s{SmsSent.objects.count()}",
        recipient="+46701740605",
        parts=parts,
        cost=Decimal(cost) if cost else None,
        state=state,
        at=datetime.fromisoformat(at),
    )


def test_month_is_that_of_the_clock_on_the_wall() -> None:
    account, _path = make_account()
    sent(account, "2026-10-31T22:30:00+00:00", 1, "0.35")
    sent(account, "2026-10-31T23:30:00+00:00", 2, "0.70", "failed")
    sent(account, "2026-11-20T12:00:00+00:00", 1, "0.35")

    assert [(row.month, row.count, row.parts, row.failed, row.told) for row in lines(NOW)] == [
        ("2026-11", 2, 3, 1, Decimal("1.0500")),
        ("2026-10", 1, 1, 0, Decimal("0.3500")),
    ]


def test_cost_nobody_told_is_estimated_by_the_price_of_a_part() -> None:
    account, _path = make_account()
    SmsAccount.objects.update(price=Decimal("0.52"))
    sent(account, "2026-11-20T12:00:00+00:00", 3, None)
    sent(account, "2026-11-20T12:00:00+00:00", 1, "0.35")
    sent(account, "2026-11-20T12:00:00+00:00", 0, None)

    (row,) = lines(NOW)

    assert (row.told, row.estimated, row.total, row.unknown) == (
        Decimal("0.3500"),
        Decimal("1.560"),
        Decimal("1.9100"),
        1,
    )


def test_what_was_told_of_and_never_ours_and_what_is_old_is_not_counted() -> None:
    account, _path = make_account()
    SmsSent.objects.create(account=account, vendor_id="x", state="delivered", at=NOW)
    sent(account, "2025-10-20T12:00:00+00:00", 1, "0.35")
    sent(account, "2025-11-20T12:00:00+00:00", 1, "0.35")

    assert [month.month for month in by_month(lines(NOW))] == ["2025-11"]


def test_administrator_reads_it_and_takes_it_as_a_table() -> None:
    account, _path = make_account()
    account.inbox.name = "=HYPERLINK(1)"
    account.inbox.save()
    sent(account, f"{datetime.now(UTC):%Y-%m-%d}T00:00:00+00:00", 2, "0.7")
    client = Client()
    client.force_login(make_agent("Admin", teams=[account.inbox.team], role="administrator"))

    page = client.get("/installningar/inkorgar/sms-kostnader/").content.decode()
    sheet = client.get("/installningar/inkorgar/sms-kostnader/tabell/")

    assert ("076-686 10 04" in page, "0,70" in page) == (True, True)
    row = sheet.content.decode("utf-8-sig").splitlines()[1].split(";")
    assert row[1:] == ["'=HYPERLINK(1)", "076-686 10 04", "46elks", "1", "2", "0", "0,7000", "0", "0"]


@pytest.mark.parametrize("text", ["=1+1", "+46", "-1", "@SUM(A1)", "\t=1", "\r=1", "  =1", "＝1"])
def test_no_cell_is_a_formula(text: str) -> None:
    assert safe_cell(text) == f"'{text}"
    assert table(["a"], [[text]]).splitlines()[1].strip('"').startswith("'") or "\r" in text


def test_numbers_stay_numbers() -> None:
    assert table(["a", "b", "c"], [[-1, Decimal("-0.5"), None]]) == "\ufeffa;b;c\r\n-1;-0,5;\r\n"
