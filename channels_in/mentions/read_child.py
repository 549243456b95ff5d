"""Reads one feed from standard input in a process of its own: `python -m channels_in.mentions.read_child`.

Standard input begins with one line of JSON: {"content_type": "..."}. Answers with one line of JSON: {"title", "items":
[{"title", "link", "guid", "excerpt", "source", "published": ISO 8601 or ""}]}, or {"refused": "..."}.
"""

import json
import sys
from collections.abc import Iterable
from datetime import UTC, datetime
from html.parser import HTMLParser
from typing import Any

from servicedesk.lib.apart import limit_myself

CPU_SECONDS = 10
MEMORY_BYTES = 512 * 1024 * 1024  # address space
ITEMS_MAX = 300
TEXT_MAX = 20_000  # characters of markup that are looked at; what is shown is shorter


def main() -> None:
    limit_myself(cpu_seconds=CPU_SECONDS, memory_bytes=MEMORY_BYTES)
    import feedparser  # noqa: PLC0415 -- what is loaded counts towards the limits

    given = json.loads(sys.stdin.buffer.readline())
    # Bytes, never a string: feedparser would take one for an address or the name of a file.
    found = feedparser.parse(
        sys.stdin.buffer.read(),
        response_headers={"content-type": given["content_type"]},
        sanitize_html=False,
        resolve_relative_uris=False,
    )
    if not found.get("version") and not found.entries:
        said: dict[str, Any] = {"refused": "no_feed"}
    else:
        said = {"title": text_of(found.feed.get("title", "")), "items": list(_items(found.entries[:ITEMS_MAX]))}
    sys.stdout.write(json.dumps(said) + "\n")


def _items(entries: Iterable[Any]) -> Iterable[dict[str, str]]:
    for entry in entries:
        contents = entry.get("content") or [{}]
        yield {
            "title": text_of(entry.get("title", "")),
            "link": str(entry.get("link", ""))[:TEXT_MAX],
            "guid": str(entry.get("id", ""))[:TEXT_MAX],
            "excerpt": text_of(entry.get("summary", "") or contents[0].get("value", "")),
            "source": text_of((entry.get("source") or {}).get("title", "") or entry.get("author", "")),
            "published": _moment(entry.get("published_parsed") or entry.get("updated_parsed")),
        }


def _moment(parsed: Any) -> str:
    """feedparser has moved it to UTC."""
    try:
        return datetime(*parsed[:6]).replace(tzinfo=UTC).isoformat() if parsed else ""  # noqa: DTZ001
    except (ValueError, TypeError):
        return ""


class _Text(HTMLParser):
    """The words of a piece of HTML, without what is not shown."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.words: list[str] = []
        self._unseen = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._unseen += tag in ("script", "style")
        if tag not in ("b", "i", "em", "strong", "a", "span"):
            self.words.append(" ")

    def handle_endtag(self, tag: str) -> None:
        if tag in ("script", "style") and self._unseen:
            self._unseen -= 1

    def handle_data(self, data: str) -> None:
        if not self._unseen:
            self.words.append(data)


def text_of(markup: Any) -> str:
    """Titles and texts of feeds may be HTML or not, and say so wrongly: what is left is words."""
    reader = _Text()
    reader.feed(str(markup)[:TEXT_MAX])
    reader.close()
    return "".join(reader.words)


if __name__ == "__main__":
    main()
