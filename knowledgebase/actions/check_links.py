"""Broken links of published texts, looked for by night. Our own pages are asked without HTTP."""

from datetime import datetime, timedelta

from knowledgebase.link_targets import leads_somewhere, links_of, own_path
from knowledgebase.models import LinkCheck, LinkOutcome, Translation
from knowledgebase.queries import is_live
from servicedesk.lib import outward
from servicedesk.lib.outward import Limits, OutwardError
from servicedesk.lib.queueing import enqueue_each

CHECK = "knowledgebase.check_links_of"
FRESH = timedelta(days=7)  # a link is looked at once a week, a broken one every night
_LIMITS = Limits(connect=5.0, read=8.0, whole=12.0, size=2_000_000, redirects=3)
_GONE = frozenset({404, 410})


def ask_for_checks(now: datetime) -> int:
    """Ask for one job for each published text. Returns how many."""
    ids = list(Translation.objects.filter(is_live(now)).order_by("pk").values_list("pk", flat=True))
    enqueue_each(CHECK, translation_id=ids)
    return len(ids)


def check_links(translation_id: int, now: datetime) -> int:
    """Look at the links of the text readers see; forget those it no longer has. Returns how many were looked at."""
    text = Translation.objects.filter(is_live(now), pk=translation_id).select_related("live").first()
    if text is None or text.live is None:
        LinkCheck.objects.filter(translation=translation_id).delete()
        return 0
    urls = [url[:1000] for url in links_of(text.live)]
    LinkCheck.objects.filter(translation=text).exclude(url__in=urls).delete()
    known = {row.url: row for row in LinkCheck.objects.filter(translation=text)}
    due = [url for url in urls if _is_due(known.get(url), now)]
    for url in due:
        outcome, status = _look(url, now)
        before = known[url].failures if url in known else 0
        LinkCheck.objects.update_or_create(
            translation=text,
            url=url,
            defaults={
                "revision": text.live,
                "outcome": outcome,
                "status": status,
                "checked_at": now,
                "failures": 0 if outcome == LinkOutcome.WORKS else before + 1,
            },
        )
    return len(due)


def _is_due(row: LinkCheck | None, now: datetime) -> bool:
    return row is None or row.outcome != LinkOutcome.WORKS or row.checked_at <= now - FRESH


def _look(url: str, now: datetime) -> tuple[str, int | None]:
    """Return the outcome and the status of HTTP, if any was asked."""
    path = own_path(url)
    if path is not None:
        return (LinkOutcome.WORKS if leads_somewhere(path, now) else LinkOutcome.UNKNOWN), None
    try:
        status = _status(url)
    except OutwardError:
        return LinkOutcome.SILENT, None
    if status < 400:
        return LinkOutcome.WORKS, status
    if status in _GONE:
        return LinkOutcome.GONE, status
    return (LinkOutcome.SILENT if status >= 500 else LinkOutcome.REFUSED), status


def _status(url: str) -> int:
    """HEAD is enough for most; those who do not understand it are asked as a reader asks. Raises OutwardError."""
    status = outward.request("HEAD", url, limits=_LIMITS).status
    return status if status < 400 else outward.request("GET", url, limits=_LIMITS).status
