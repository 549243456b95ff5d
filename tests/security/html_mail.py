"""HTML as the outside sends it, written for these tests, and what a browser makes of what is left of it."""

import json
from html.parser import HTMLParser
from pathlib import Path

VECTORS = Path(__file__).resolve().parents[3] / "shared" / "data" / "html" / "dompurify_vectors.json"
HOSTILE = (
    "<script>window.__pwn=1</script>",
    "<img src=x onerror=window.__pwn=1>",
    "<svg onload=window.__pwn=1><animate onbegin=window.__pwn=1>",
    "<a href=' javascript:window.__pwn=1'>a</a><a href='java\tscript:window.__pwn=1'>b</a>",
    "<iframe srcdoc='<script>parent.__pwn=1</script>'></iframe>",
    "<math><mtext><table><mglyph><style><!--</style><img title='--><img src=x onerror=window.__pwn=1>'>",
    "<noscript><p title='</noscript><img src=x onerror=window.__pwn=1>'>",
    "<form action=https://evil.example><input name=x autofocus onfocus=window.__pwn=1><button>Skicka</button></form>",
    "<object data='data:text/html,<script>1</script>'></object><embed src=//evil.example>",
    "<meta http-equiv=refresh content='0;url=https://evil.example/'><base href=https://evil.example/>",
    "<scr<script>ipt>window.__pwn=1</scr</script>ipt>",
    "<form id=x><input name=parentNode></form><a id=document name=body>x</a>",
)
ALLOWED = {"href", "rel", "target", "src", "alt", "width", "height", "colspan", "rowspan", "scope", "start", "dir"} | {
    "lang"
}


def vectors() -> list[str]:
    """Known payloads against sanitisers; [] when the shared data is not here."""
    return [row["payload"] for row in json.loads(VECTORS.read_text())] if VECTORS.exists() else []


class Left(HTMLParser):
    """What stands in a piece of HTML: the elements and the attributes."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.elements: set[str] = set()
        self.attributes: list[tuple[str, str, str]] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.add(tag)
        self.attributes += [(tag, name, value or "") for name, value in attrs]
