"""Calendars in the settings: hours, who uses them, closing days by hand and by file, the year, and counting."""

from datetime import date
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from servicedesk.people.models import Agent, AuditEntry, Team
from tests.factories import make_agent, make_inbox
from tickets.actions.calendars import OwnDay, close_days, create_calendar
from tickets.calendars import own_calendar
from tickets.models import Calendar, CalendarDay

pytestmark = pytest.mark.django_db
OFFICE = {f"day_{number}": "8-17" for number in range(5)}
FORM = {"name": "Kontaktcenter", "keeps_holidays": "on", "zone": "Europe/Stockholm", "half_days_close": "13", **OFFICE}
ICS = """BEGIN:VCALENDAR
VERSION:2.0
BEGIN:VEVENT
UID:plan-1@skolan.example
DTSTART;VALUE=DATE:20261123
DTEND;VALUE=DATE:20261125
SUMMARY:Planeringsdagar\\, alla
END:VEVENT
BEGIN:VEVENT
UID:jul@skolan.example
DTSTART;VALUE=DATE:20261225
SUMMARY:Juldagen
END:VEVENT
BEGIN:VEVENT
UID:moete@skolan.example
DTSTART:20261126T090000
DTEND:20261126T100000
SUMMARY:Möte
END:VEVENT
END:VCALENDAR
"""


@pytest.fixture
def made(administrator: Agent) -> Calendar:
    return create_calendar(by=administrator, name="Kontaktcenter", half_days_close=13 * 60)


def url(name: str, *args: Any) -> str:
    return reverse(f"settings_calendar{name}", args=args)


def verbs() -> list[str]:
    return list(AuditEntry.objects.order_by("at", "id").values_list("verb", flat=True))


def test_a_calendar_is_made_with_its_week_holidays_and_who_uses_it(browser: Client) -> None:
    team = Team.objects.earliest("pk")
    inbox = make_inbox(team=team)

    answer = browser.post(url("_new"), {**FORM, "day_0": "8-12, 13-16:30", "inboxes": [inbox.pk], "teams": [team.pk]})

    calendar = Calendar.objects.get(is_own=False)
    assert answer.headers["Location"] == url("", calendar.pk)
    assert calendar.hours == [[[480, 720], [780, 990]], *[[[480, 1020]]] * 4, [], []]
    assert (calendar.half_days_close, calendar.keeps_holidays, calendar.version) == (780, True, 1)
    assert (list(calendar.inboxes.all()), list(calendar.teams.all())) == ([inbox], [team])
    assert verbs() == ["calendar.created"]
    shown = browser.get(reverse("settings_calendars")).content.decode()
    assert "mån 8:00–12:00, 13:00–16:30; tis–fre 8:00–17:00" in shown


def test_hours_that_overlap_are_refused_at_their_day_and_nothing_typed_is_lost(browser: Client) -> None:
    answer = browser.post(url("_new"), {**FORM, "day_1": "8-12, 11-16", "day_2": "17-8", "day_3": "åtta"})

    form = answer.context["form"]
    assert list(form.errors) == ["day_3", "day_1", "day_2"]
    assert (form["day_1"].value(), form["day_3"].value()) == ("8-12, 11-16", "åtta")
    assert not Calendar.objects.filter(is_own=False).exists()


def test_a_form_that_is_older_than_the_calendar_saves_nothing_until_it_is_sent_again(
    browser: Client, made: Calendar, administrator: Agent
) -> None:
    close_days(made, [OwnDay(date(2026, 11, 23))], by=administrator)

    refused = browser.post(url("", made.pk), {**FORM, "name": "Nytt namn", "version": "1"})

    made.refresh_from_db()
    assert (refused.status_code, made.name) == (200, "Kontaktcenter")
    assert refused.context["form"]["version"].value() == "2"
    browser.post(url("", made.pk), {**FORM, "name": "Nytt namn", "version": "2"})
    made.refresh_from_db()
    assert (made.name, made.version) == ("Nytt namn", 3)


def test_an_inbox_has_one_calendar(browser: Client, made: Calendar) -> None:
    inbox = make_inbox(team=Team.objects.earliest("pk"))
    made.inboxes.add(inbox)

    answer = browser.post(url("_new"), {**FORM, "name": "En till", "inboxes": [inbox.pk]})

    assert list(answer.context["form"].errors) == ["inboxes"]
    assert Calendar.objects.filter(is_own=False).count() == 1


def test_half_days_of_the_year_are_named(browser: Client, made: Calendar) -> None:
    shown = browser.get(url("", made.pk)).content.decode()

    assert all(
        name in shown for name in ("Trettondagsafton", "Skärtorsdagen", "Valborgsmässoafton", "Allahelgonsafton")
    )


def test_days_of_ones_own_are_added_and_removed(browser: Client, made: Calendar) -> None:
    browser.post(url("_days", made.pk), {"day": "2026-11-23", "closed_from": "12:30", "label": "Planeringsdag"})

    day = CalendarDay.objects.get()
    assert (day.day, day.closed_from, day.label) == (date(2026, 11, 23), 750, "Planeringsdag")
    browser.post(url("_day_removal", made.pk, day.pk))
    made.refresh_from_db()
    assert (CalendarDay.objects.exists(), made.version) == (False, 3)
    assert verbs() == ["calendar.created", "calendar.days_closed", "calendar.day_forgotten"]


def test_a_day_of_another_calendar_is_not_there(browser: Client, made: Calendar, administrator: Agent) -> None:
    other = create_calendar(by=administrator, name="Annan")
    close_days(other, [OwnDay(date(2026, 11, 23))], by=administrator)

    answer = browser.post(url("_day_removal", made.pk, CalendarDay.objects.get().pk))

    assert (answer.status_code, CalendarDay.objects.count()) == (404, 1)


def test_a_calendar_file_is_looked_at_before_its_days_are_closed(browser: Client, made: Calendar) -> None:
    file = SimpleUploadedFile("lov.ics", ICS.encode(), content_type="text/calendar")

    preview = browser.post(url("_file", made.pk), {"file": file})

    rows = preview.context["rows"]
    assert [(day.day.isoformat(), day.name, why) for day, _packed, why in rows] == [
        ("2026-11-23", "Planeringsdagar, alla", ""),
        ("2026-11-24", "Planeringsdagar, alla", ""),
        ("2026-12-25", "Juldagen", "Helgdag: Juldagen"),
    ]
    assert (preview.context["left_out"], CalendarDay.objects.count()) == (1, 0)
    browser.post(url("_file_days", made.pk), {"day": [packed for _day, packed, why in rows if not why]})
    assert [str(day.day) for day in CalendarDay.objects.all()] == ["2026-11-23", "2026-11-24"]
    browser.post(url("_file_days", made.pk), {"day": [packed for _day, packed, why in rows if not why]})
    made.refresh_from_db()
    assert made.version == 2  # the same file again changes nothing


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04 not a calendar", b"BEGIN:VCALENDAR\nEND:VCALENDAR"])
def test_a_file_that_is_no_calendar_is_refused_in_words(browser: Client, made: Calendar, content: bytes) -> None:
    answer = browser.post(url("_file", made.pk), {"file": SimpleUploadedFile("x.ics", content)})

    assert list(answer.context["file_form"].errors) == ["file"]


def test_days_that_were_not_in_any_file_are_refused(browser: Client, made: Calendar) -> None:
    for packed in ("", "[]", '["2026-13-01","a","b"]', '["1500-01-01","a","b"]', "{", "[" * 100_000):
        assert browser.post(url("_file_days", made.pk), {"day": packed}).status_code == 302

    assert not CalendarDay.objects.exists()


def test_the_year_shows_which_days_are_closed_and_why(browser: Client, made: Calendar, administrator: Agent) -> None:
    close_days(made, [OwnDay(date(2026, 11, 23), 0, "Planeringsdag")], by=administrator)

    answer = browser.get(url("_year", made.pk, 2026))

    special = {day.day: (day.state, day.hours, day.why) for day in answer.context["special"]}
    assert special[date(2026, 4, 2)] == ("half", "8:00–13:00", "Skärtorsdagen")
    assert special[date(2026, 4, 3)] == ("closed", "", "Långfredagen")
    assert special[date(2026, 11, 23)] == ("closed", "", "Planeringsdag")
    assert special[date(2026, 6, 19)] == ("closed", "", "Midsommarafton")
    assert date(2026, 4, 5) not in special  # a Sunday is closed anyhow
    assert browser.get(url("_year", made.pk, 1800)).status_code == 404


def test_counting_shows_the_due_time_and_each_day_until_then(browser: Client, made: Calendar) -> None:
    asked = {"at": "2026-04-02T15:00", "length_0": "24", "length_1": "60", "counting": "working_days"}

    answer = browser.get(url("_trial", made.pk), asked).context["answer"]

    assert answer["due"] == "tisdag 7 april klockan 15"
    assert [(str(day.first), str(day.last), day.counted.total_seconds() / 3600, day.why) for day in answer["days"]] == [
        ("2026-04-02", "2026-04-02", 9, ""),
        ("2026-04-03", "2026-04-03", 0, "Långfredagen"),
        ("2026-04-04", "2026-04-04", 0, "stängt denna veckodag"),
        ("2026-04-05", "2026-04-05", 0, "Påskdagen"),
        ("2026-04-06", "2026-04-06", 0, "Annandag påsk"),
        ("2026-04-07", "2026-04-07", 15, ""),
    ]


def test_counting_refuses_what_it_cannot_count(browser: Client, made: Calendar) -> None:
    asked = {"at": "", "length_0": "", "length_1": "60", "counting": "moons"}

    answer = browser.get(url("_trial", made.pk), asked)

    assert sorted(answer.context["form"].errors) == ["at", "counting", "length"]
    last = {"at": "9999-12-31T23:00", "length_0": "2", "length_1": "1440", "counting": "hours"}
    assert list(browser.get(url("_trial", made.pk), last).context["form"].errors) == ["length"]


def test_the_municipalitys_own_calendar_stays(browser: Client, made: Calendar) -> None:
    own = own_calendar()

    for one in (own, made):
        browser.post(url("_removal", one.pk))

    assert list(Calendar.objects.all()) == [own]


def test_others_than_administrators_find_no_calendars(made: Calendar) -> None:
    outsider = Client()
    outsider.force_login(make_agent("Olle Vikström"))

    assert {outsider.get(url("", made.pk)).status_code, outsider.post(url("_days", made.pk)).status_code} == {404}
