"""Questions to the DNS. MAIL_DNS names other servers than the system's: "192.0.2.53" or "127.0.0.1:5353"."""

from collections.abc import Callable

import dns.exception
import dns.resolver
import dns.reversename
from django.conf import settings

LIFETIME = 5.0  # seconds for each question, with all tries
Ask = Callable[[str, str], list[str]]


class DnsTrouble(Exception):
    """The DNS did not answer: nothing is known. str() is the name that was asked for."""


def resolver() -> dns.resolver.Resolver:
    if not settings.MAIL_DNS:
        return dns.resolver.Resolver()
    found = dns.resolver.Resolver(configure=False)
    host, _colon, port = settings.MAIL_DNS.partition(":")
    found.nameservers, found.port = [host], int(port or 53)
    return found


def asker() -> Ask:
    """Return a function: (name, type) -> the answers as text, [] when there are none. Raises DnsTrouble."""
    found = resolver()
    known: dict[tuple[str, str], list[str]] = {}

    def ask(name: str, kind: str) -> list[str]:
        if (name, kind) not in known:
            known[name, kind] = _asked(found, name, kind)
        return known[name, kind]

    return ask


def _asked(found: dns.resolver.Resolver, name: str, kind: str) -> list[str]:
    try:
        answer = found.resolve(name, kind, lifetime=LIFETIME, search=False)
    except (dns.resolver.NXDOMAIN, dns.resolver.NoAnswer):
        return []
    except (dns.exception.DNSException, OSError, UnicodeError) as error:
        raise DnsTrouble(name) from error
    if kind == "TXT":
        return [b"".join(row.strings).decode("utf-8", "replace") for row in answer]
    return [row.to_text() for row in answer]


def addresses(ask: Ask, host: str) -> list[str]:
    """Return the IPv4 and IPv6 addresses of a host."""
    return ask(host, "A") + ask(host, "AAAA")


def names_of(ask: Ask, address: str) -> list[str]:
    """Return what the address is called in the reverse zone, without the last dot."""
    name = dns.reversename.from_address(address).to_text()
    return [found.rstrip(".").lower() for found in ask(name, "PTR")]
