"""What an invitation says, when nothing else in the mail says anything. It is never answered by itself."""

import re

_FOLD = re.compile(r"\n[ \t]")
_LINE = re.compile(r"^(SUMMARY|DTSTART|DTEND|LOCATION|DESCRIPTION)(?:;[^:\n]{0,200})?:(.*)$", re.MULTILINE)
_ESCAPED = {r"\n": "\n", r"\N": "\n", r"\,": ",", r"\;": ";", r"\\": "\\"}
_ESCAPE = re.compile(r"\\[nN,;\\]")
_TIME = re.compile(r"^(\d{4})(\d\d)(\d\d)(?:T(\d\d)(\d\d)\d\d(Z?))?$")


def event_text(calendar: str) -> str:
    """Return the first event's summary, time, place and description, a line each (RFC 5545)."""
    event = calendar[max(0, calendar.find("BEGIN:VEVENT")) :]
    end = event.find("END:VEVENT")
    said: dict[str, str] = {}
    for match in _LINE.finditer(_FOLD.sub("", event[:end] if end >= 0 else event)):
        said.setdefault(match[1], _ESCAPE.sub(lambda found: _ESCAPED[found.group()], match[2]).strip())
    times = " – ".join(_shown(said[name]) for name in ("DTSTART", "DTEND") if said.get(name))
    lines = [said.get("SUMMARY", ""), times, said.get("LOCATION", ""), said.get("DESCRIPTION", "")]
    return "\n".join(line for line in lines if line)


def _shown(value: str) -> str:
    match = _TIME.match(value)
    if match is None:
        return value
    year, month, day, hour, minute, utc = match.groups()
    return f"{year}-{month}-{day}" + (f" {hour}:{minute}{' UTC' if utc else ''}" if hour else "")
