"""When a chat is staffed, and how that is said."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest
from django.utils import translation

from chat.actions.setup import allow_chat_site, change_chat_inbox, create_chat_inbox
from chat.hours import CLOSED, Staffed, standing_now
from chat.hours_words import words
from chat.models import ChatSetup
from servicedesk.people.models import Agent, AuditEntry
from tests.factories.cast import Cast, make_cast
from tickets.actions.errors import InvalidChange

pytestmark = pytest.mark.django_db
OFFICE = [[[480, 990]]] * 5 + [[], []]  # 8 to 16:30
STOCKHOLM = ZoneInfo("Europe/Stockholm")


@pytest.fixture
def cast() -> Cast:
    return make_cast()


def _setup(cast: Cast, **fields: object) -> ChatSetup:
    made = {"hours": OFFICE, **fields}
    return create_chat_inbox(by=cast.asa, name="Chatt", team=cast.kontaktcenter, sender_name="Storåns kommun", **made)


def _here(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=STOCKHOLM)


def _staffed(setup: ChatSetup, at: str, origin: str = "") -> Staffed:
    return standing_now(setup.inbox, origin, now=_here(at))


def test_chat_is_open_until_the_end_of_the_day_and_closed_after_it(cast: Cast) -> None:
    setup = _setup(cast)

    assert _staffed(setup, "2026-11-24 09:00") == Staffed(True, closes_at=_here("2026-11-24 16:30"))
    assert _staffed(setup, "2026-11-24 16:30") == Staffed(False, opens_at=_here("2026-11-25 08:00"))
    assert _staffed(setup, "2026-11-27 20:00") == Staffed(False, opens_at=_here("2026-11-30 08:00"))


def test_holidays_and_the_eves_kept_as_such_are_closed_unless_the_inbox_keeps_none(cast: Cast) -> None:
    kept, worked = _setup(cast), _setup(cast, keeps_holidays=False)

    # Thursday 24 December 2026; Friday is Christmas Day, and then the weekend.
    assert _staffed(kept, "2026-12-24 09:00") == Staffed(False, opens_at=_here("2026-12-28 08:00"))
    assert _staffed(worked, "2026-12-24 09:00").is_open is True


def test_half_days_close_when_the_inbox_says(cast: Cast) -> None:
    setup = _setup(cast, half_days_close=12 * 60)

    # Maundy Thursday 2027.
    assert _staffed(setup, "2027-03-25 09:00") == Staffed(True, closes_at=_here("2027-03-25 12:00"))
    assert _staffed(setup, "2027-03-25 12:00") == Staffed(False, opens_at=_here("2027-03-30 08:00"))


def test_days_of_its_own_win_over_the_week_and_over_holidays(cast: Cast) -> None:
    setup = _setup(cast, closed_from={"2026-11-24": 0, "2026-11-25": 720, "2026-12-24": 1440})

    assert _staffed(setup, "2026-11-24 09:00") == Staffed(False, opens_at=_here("2026-11-25 08:00"))
    assert _staffed(setup, "2026-11-25 09:00").closes_at == _here("2026-11-25 12:00")
    assert _staffed(setup, "2026-12-24 09:00").is_open is True


def test_hours_are_those_of_the_clock_on_the_wall_when_summer_time_begins(cast: Cast) -> None:
    setup = _setup(cast, hours=[[[480, 990]]] * 7)

    # Sunday 29 March 2026: 8 o'clock is 6 UTC, the day before it was 7 UTC.
    assert _staffed(setup, "2026-03-28 07:00").opens_at == datetime(2026, 3, 28, 7, tzinfo=UTC)
    assert _staffed(setup, "2026-03-29 07:00").opens_at == datetime(2026, 3, 29, 6, tzinfo=UTC)


def test_a_website_has_hours_of_its_own_or_those_of_the_inbox(cast: Cast) -> None:
    setup = _setup(cast)
    allow_chat_site(setup, "https://bostader.example", by=cast.asa, hours=[[[600, 720]]] * 7)
    allow_chat_site(setup, "https://skolan.example/start", by=cast.asa)

    assert _staffed(setup, "2026-11-24 09:00", "https://bostader.example").is_open is False
    assert _staffed(setup, "2026-11-28 11:00", "https://bostader.example").is_open is True
    assert _staffed(setup, "2026-11-24 09:00", "https://skolan.example").is_open is True
    assert _staffed(setup, "2026-11-24 09:00", "https://unknown.example").is_open is True


def test_open_round_the_clock_never_closes(cast: Cast) -> None:
    setup = _setup(cast, hours=[[[0, 1440]]] * 7, keeps_holidays=False)

    assert _staffed(setup, "2026-12-31 23:59") == Staffed(True)


def test_without_hours_or_when_the_inbox_is_paused_nobody_is_ever_there(cast: Cast) -> None:
    empty, paused = _setup(cast, hours=[]), _setup(cast)
    change_chat_inbox(paused, by=cast.asa, is_active=False)
    paused.inbox.refresh_from_db()

    assert _staffed(empty, "2026-11-24 09:00") == CLOSED
    assert _staffed(paused, "2026-11-24 09:00") == CLOSED


def test_hours_that_are_changed_count_at_once(cast: Cast) -> None:
    setup = _setup(cast)
    assert _staffed(setup, "2026-11-24 07:00").is_open is False

    change_chat_inbox(setup, by=cast.asa, hours=[[[360, 990]]] * 7)

    assert _staffed(setup, "2026-11-24 07:00").is_open is True


@pytest.mark.parametrize(
    ("at", "swedish", "english"),
    [
        ("2026-11-24 09:00", "Öppet till 16:30", "Open until 16:30"),
        ("2026-11-24 07:00", "Stängt, öppnar i dag klockan 8", "Closed, opens today at 8:00"),
        ("2026-11-24 17:00", "Stängt, öppnar i morgon klockan 8", "Closed, opens tomorrow at 8:00"),
        ("2026-11-27 17:00", "Stängt, öppnar måndag klockan 8", "Closed, opens on Monday at 8:00"),
        ("2026-12-23 17:00", "Stängt, öppnar måndag klockan 8", "Closed, opens on Monday at 8:00"),
    ],
)
def test_opening_hours_are_said_as_one_says_them(cast: Cast, at: str, swedish: str, english: str) -> None:
    staffed = _staffed(_setup(cast), at)

    with translation.override("sv"):
        assert words(staffed, _here(at)) == swedish
    with translation.override("en"):
        assert words(staffed, _here(at)) == english


def test_a_far_opening_is_said_with_its_date_and_none_with_one_word(cast: Cast) -> None:
    closed_days = {f"2026-12-{day:02}": 0 for day in range(1, 24)}
    staffed = _staffed(_setup(cast, closed_from=closed_days), "2026-11-30 17:00")

    with translation.override("sv"):
        assert words(staffed, _here("2026-11-30 17:00")) == "Stängt, öppnar 28 december klockan 8"
        assert words(Staffed(True), _here("2026-11-30 17:00")) == "Öppet dygnet runt"
        assert words(CLOSED, _here("2026-11-30 17:00")) == "Stängt"


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({"hours": [[[600, 480]]] * 7}, "hours"),
        ({"hours": [[[480, 700], [660, 900]]] * 7}, "hours"),
        ({"hours": [[]] * 6}, "hours"),
        ({"accent": "blue"}, "accent"),
        ({"accent": "#ffcc00"}, "accent"),
        ({"closed_from": {"2026-02-30": 0}}, "closed_from"),
        ({"closed_from": {"2026-02-28": 1500}}, "closed_from"),
        ({"first_answer": "os.system"}, "first_answer"),
    ],
)
def test_what_cannot_be_is_refused_by_the_field_it_is_about(cast: Cast, fields: dict[str, object], field: str) -> None:
    with pytest.raises(InvalidChange) as refused:
        _setup(cast, **fields)

    assert refused.value.field == field
    assert ChatSetup.objects.count() == 0


def test_setup_leaves_its_trace_in_the_audit(cast: Cast) -> None:
    setup = _setup(cast)
    change_chat_inbox(setup, by=cast.asa, accent="#14566b", name="Chatta med oss")
    change_chat_inbox(setup, by=cast.asa, accent="#14566b")

    assert _verbs(cast.asa) == ["inbox.created", "chat_setup.changed"]


def _verbs(agent: Agent) -> list[str]:
    return list(AuditEntry.objects.filter(agent=agent).order_by("at", "id").values_list("verb", flat=True))
