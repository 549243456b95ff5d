"""Which days nobody works in Sweden, and on which one goes home early. Pure; the rules are the library `holidays`'.

Closed: public holidays and the three eves that the Holidays Act treats as such (Midsommarafton, Julafton, Nyårsafton).
Half: the eves many employers close early on. Whether and when is the municipality's choice.
"""

from datetime import date
from functools import cache

from holidays.countries.sweden import Sweden

FIRST_YEAR, LAST_YEAR = 1990, 2100
_EARLY = "(från kl. 14.00)"  # how the library marks those among its optional days


@cache
def closed_days(year: int) -> frozenset[date]:
    """Return the days of the year nobody works, whatever weekday they fall on. Ordinary Sundays are not among them."""
    # Sundays are left out by name: what is meant without has changed between versions of the library.
    return frozenset(Sweden(years=year, categories=("public", "de_facto"), include_sundays=False))


@cache
def half_days(year: int) -> frozenset[date]:
    """Return Trettondagsafton, Skärtorsdagen, Valborgsmässoafton and Allahelgonsafton of the year."""
    return frozenset(_half_names(year)) - closed_days(year)


def half_name_of(day: date) -> str:
    """Return the Swedish name of a half day, "" for others.

    >>> half_name_of(date(2026, 4, 2))
    'Skärtorsdagen'
    """
    return _half_names(day.year).get(day, "") if day in half_days(day.year) else ""


@cache
def _half_names(year: int) -> dict[date, str]:
    optional = Sweden(years=year, categories=("optional",), include_sundays=False, language="sv")
    return {day: name.replace(_EARLY, "").strip() for day, name in optional.items() if _EARLY in name}


def name_of(day: date) -> str:
    """Return the Swedish name of a closed day, "" for others.

    >>> name_of(date(2026, 6, 19))
    'Midsommarafton'
    """
    named = Sweden(years=day.year, categories=("public", "de_facto"), include_sundays=False, language="sv")
    return str(named.get(day, ""))


def is_working_day(day: date) -> bool:
    """A weekday that is not a holiday ("helgfri vardag").

    >>> is_working_day(date(2026, 5, 14)), is_working_day(date(2026, 5, 15))
    (False, True)
    """
    return day.weekday() < 5 and day not in closed_days(day.year)
