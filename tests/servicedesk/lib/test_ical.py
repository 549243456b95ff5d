"""Whole days out of iCalendar files."""

import pytest

from servicedesk.lib.ical import IcalError, Read, read_whole_days


def read(*lines: str) -> Read:
    entry = "\r\n".join(["BEGIN:VCALENDAR", "BEGIN:VEVENT", *lines, "END:VEVENT", "END:VCALENDAR", ""])
    return read_whole_days(entry.encode())


def days(*lines: str) -> list[str]:
    return [str(day.day) for day in read(*lines).days]


def test_the_end_of_an_entry_is_not_part_of_it() -> None:
    assert days("DTSTART;VALUE=DATE:20261223", "DTEND;VALUE=DATE:20261225") == ["2026-12-23", "2026-12-24"]
    assert days("DTSTART;VALUE=DATE:20261223") == ["2026-12-23"]
    assert days("DTSTART:20261223T000000", "DTEND:20261224T000000") == ["2026-12-23"]
    assert days("DTSTART;VALUE=DATE:20261223", "DURATION:P1W")[-1] == "2026-12-29"


def test_long_lines_are_put_together_and_signs_are_read() -> None:
    read_one = read("UID:a@b.example", "DTSTART;VALUE=DATE:20261223", "SUMMARY:Stängt\\; vi ses", "  igen\\, hej\\n då")

    assert [(day.name, day.uid) for day in read_one.days] == [("Stängt; vi ses igen, hej  då", "a@b.example")]


def test_what_comes_back_each_year_does_so_until_its_end() -> None:
    yearly = "RRULE:FREQ=YEARLY"
    assert days("DTSTART;VALUE=DATE:20260105", f"{yearly};UNTIL=20280105") == ["2026-01-05", "2027-01-05", "2028-01-05"]
    assert days("DTSTART;VALUE=DATE:20240229", f"{yearly};COUNT=5") == ["2024-02-29", "2028-02-29"]
    assert len(days("DTSTART;VALUE=DATE:20260105", yearly)) == 5
    assert len(days("DTSTART;VALUE=DATE:89991230", "DURATION:P5D", f"{yearly};INTERVAL=999;COUNT=50")) == 5


@pytest.mark.parametrize(
    "lines",
    [
        ["DTSTART:20261126T090000", "DTEND:20261126T100000"],
        ["DTSTART;VALUE=DATE:20261126", "RRULE:FREQ=WEEKLY"],
        ["DTSTART;VALUE=DATE:20261126", "DTEND;VALUE=DATE:20280101"],
        ["DTSTART;VALUE=DATE:20269999"],
        ["DTSTART;VALUE=DATE:99991231", "DURATION:P2D"],
        ["DTSTART;VALUE=DATE:00010101"],
        ["SUMMARY:Utan dag"],
    ],
)
def test_what_is_no_whole_day_is_counted_and_left_out(lines: list[str]) -> None:
    found = read(*lines)

    assert (found.days, found.left_out) == ((), 1)


def test_what_was_cancelled_and_what_an_alarm_says_is_no_day() -> None:
    assert read("DTSTART;VALUE=DATE:20261126", "STATUS:CANCELLED") == Read((), 0)
    alarm = ["BEGIN:VALARM", "DTSTART;VALUE=DATE:20270101", "END:VALARM"]
    assert days(*alarm, "DTSTART;VALUE=DATE:20261126") == ["2026-11-26"]


def test_other_files_are_refused() -> None:
    for data in (b"", b"\xff\xfe\x00", b"<html>"):
        with pytest.raises(IcalError):
            read_whole_days(data)
