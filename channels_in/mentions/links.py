"""The address of a mention in one form, so that the same page is known by every feed that leads to it. Pure."""

import hashlib
from urllib.parse import SplitResult, parse_qsl, unquote, urlencode, urlsplit

# Added by those who count visits; the page is the same without them.
_COUNTERS = ("utm_", "mc_", "pk_", "mtm_", "at_")
_COUNTERS_WHOLE = frozenset({"fbclid", "gclid", "dclid", "msclkid", "igshid", "yclid", "ref", "ref_src", "cmpid"})
_PORTS = {"http": 80, "https": 443}


def unwrapped(url: str) -> str:
    """The address a search service leads to by way of its own: Google Alerts' www.google.com/url?...&url=..."""
    parts = _split(url)
    if parts is not None and parts.path == "/url" and (parts.hostname or "").startswith("www.google."):
        inside = dict(parse_qsl(parts.query))
        target = inside.get("url") or inside.get("q") or ""
        return target if is_web(target) else url
    return url


def is_web(url: str) -> bool:
    """Whether it is an address a browser may be led to: never javascript: and the like."""
    parts = _split(url)
    return parts is not None and parts.scheme in ("http", "https") and bool(parts.hostname)


def normal(url: str) -> str:
    """The address for comparing, never for opening: without scheme, www, fragment, counters and the last slash.

    >>> normal("HTTPS://www.Tidning.example:443/a/?utm_source=x&id=7#kommentarer")
    'tidning.example/a?id=7'
    """
    parts = _split(unwrapped(url.strip()))
    if parts is None or not parts.hostname:
        return url.strip()
    host = parts.hostname.rstrip(".").removeprefix("www.")
    port = f":{parts.port}" if parts.port and parts.port != _PORTS.get(parts.scheme) else ""
    query = urlencode(sorted(pair for pair in parse_qsl(parts.query, keep_blank_values=True) if not _counts(pair[0])))
    return f"{host}{port}{unquote(parts.path).rstrip('/')}{'?' + query if query else ''}"


def _counts(name: str) -> bool:
    return name.lower() in _COUNTERS_WHOLE or name.lower().startswith(_COUNTERS)


def key_of(url: str, guid: str = "", title: str = "") -> str:
    """What makes a mention the same: its address, else what its feed calls it, else its title."""
    named = f"link:{normal(url)}" if is_web(url) else f"guid:{guid}" if guid else f"title:{title.casefold()}"
    return hashlib.sha256(named.encode("utf-8", "surrogatepass")).hexdigest()


def host_of(url: str) -> str:
    parts = _split(url)
    return (parts.hostname or "").removeprefix("www.") if parts else ""


def _split(url: str) -> SplitResult | None:
    """None: it is no address."""
    try:
        parts = urlsplit(url)
        _ = parts.port
    except ValueError:
        return None
    return parts
