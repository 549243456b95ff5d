"""A web server with one feed on it, as RSS or Atom, that knows what it has said before (ETag) and can fail."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from email.utils import format_datetime
from html import escape

from django.utils import timezone

from tests.fakes.web import Asked, Reply, WebServer


@dataclass(frozen=True, slots=True)
class Told:
    """One item of a feed. text may hold HTML, as feeds do."""

    title: str
    link: str = ""
    text: str = ""
    guid: str = ""


def rss(told: Sequence[Told], title: str = "Google Alerts – Storån") -> bytes:
    items = "".join(
        f"<item><title>{escape(one.title)}</title><link>{escape(one.link)}</link><guid>{escape(one.guid)}</guid>"
        f"<description>{escape(one.text)}</description><pubDate>{format_datetime(timezone.now())}</pubDate></item>"
        for one in told
    )
    return f'<?xml version="1.0"?><rss version="2.0"><channel><title>{title}</title>{items}</channel></rss>'.encode()


def atom(told: Sequence[Told], title: str = "Google Alerts – Storån") -> bytes:
    entries = "".join(
        f'<entry><id>{escape(one.guid)}</id><title type="html">{escape(one.title)}</title>'
        f'<link href="{escape(one.link)}"/><published>{timezone.now().isoformat()}</published>'
        f'<content type="html">{escape(one.text)}</content></entry>'
        for one in told
    )
    head = '<?xml version="1.0" encoding="utf-8"?><feed xmlns="http://www.w3.org/2005/Atom">'
    return f"{head}<title>{title}</title>{entries}</feed>".encode()


@dataclass
class FeedServer:
    """body: what it serves, called by etag. next_replies are given first. asked: what it was asked."""

    body: bytes = b""
    etag: str = ""
    modified: str = ""
    next_replies: list[Reply] = field(default_factory=list)

    def __enter__(self) -> "FeedServer":
        self._server = WebServer(self._answer)
        self._server.__enter__()
        self.url = f"{self._server.url}/alerts/feeds/1"
        return self

    def __exit__(self, *error: object) -> None:
        self._server.__exit__(*error)

    @property
    def asked(self) -> list[Asked]:
        return self._server.asked

    def _answer(self, asked: Asked) -> Reply:
        if self.next_replies:
            return self.next_replies.pop(0)
        is_known = self.etag and asked.headers.get("if-none-match") == self.etag
        is_old = self.modified and asked.headers.get("if-modified-since") == self.modified
        if is_known or is_old:
            return Reply(304)
        headers = {"Content-Type": "application/rss+xml; charset=utf-8"}
        headers |= {"ETag": self.etag} if self.etag else {}
        headers |= {"Last-Modified": self.modified} if self.modified else {}
        return Reply(200, self.body, headers)
