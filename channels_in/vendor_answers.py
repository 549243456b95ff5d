"""What a provider's answer over HTTP means for delivery, the same for all who say it the usual way."""

from datetime import timedelta

from servicedesk.lib import outward

REST = timedelta(seconds=60)
REST_MOST = timedelta(minutes=15)


def resting_time(answer: outward.Answer) -> timedelta:
    """How long to leave them alone: what Retry-After says in seconds, at most a quarter of an hour; else a minute."""
    said = answer.headers.get("retry-after", "").strip()
    return min(timedelta(seconds=int(said)), REST_MOST) if said.isdecimal() and len(said) < 7 else REST
