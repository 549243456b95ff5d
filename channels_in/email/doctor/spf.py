"""SPF (RFC 7208): what a domain says, how many questions it costs, and whether it lets an address send."""

import ipaddress
from dataclasses import dataclass, field

from channels_in.email.doctor.dns import Ask, addresses

LOOKUPS_MAX = 10
_ASKING = frozenset({"include", "a", "mx", "ptr", "exists", "redirect"})
Address = ipaddress.IPv4Address | ipaddress.IPv6Address


@dataclass
class Spf:
    records: list[str]  # there must be exactly one
    all_term: str = ""  # -all, ~all, ?all, +all; "" when there is none
    lookups: int = 0
    allowed: list[str] = field(default_factory=list)  # of the addresses asked about


def read_spf(ask: Ask, domain: str, senders: list[str]) -> Spf:
    """Return what is said of the domain and of the senders' IP addresses. Raises DnsTrouble."""
    found = Spf(_records(ask, domain))
    if len(found.records) == 1:
        walk = _Walk(ask, [ipaddress.ip_address(sender) for sender in senders])
        found.all_term = walk.into(domain, found.records[0])
        found.lookups = walk.lookups
        found.allowed = [str(address) for address in walk.allowed]
    return found


def _records(ask: Ask, domain: str) -> list[str]:
    return [text for text in ask(domain, "TXT") if text.lower().split(" ")[0] == "v=spf1"]


class _Walk:
    """Through a record and those it includes. Far over the limit nothing more is asked."""

    def __init__(self, ask: Ask, senders: list[Address]) -> None:
        self._ask, self._senders = ask, senders
        self.lookups = 0
        self.allowed: list[Address] = []

    def into(self, domain: str, record: str) -> str:
        """Returns the all-term of the record, or of the one it is redirected to."""
        all_term, redirect = "", ""
        for term in record.split()[1:]:
            name, _colon, value = term.lstrip("+-~?").replace("=", ":", 1).partition(":")
            name, _slash, prefix = name.lower().partition("/")
            if name in _ASKING:
                self.lookups += 1
            if self.lookups > LOOKUPS_MAX * 2:
                break
            if name == "all":
                all_term = term.lower() if term[0] in "+-~?" else f"+{term.lower()}"
            elif name == "redirect":
                redirect = value
            elif not term.startswith(("-", "~", "?")):
                self._lets(name, value or domain, prefix)
        if redirect and not all_term:
            return self._included(redirect)
        return all_term

    def _included(self, domain: str) -> str:
        records = _records(self._ask, domain)
        return self.into(domain, records[0]) if len(records) == 1 else ""

    def _lets(self, name: str, value: str, prefix: str) -> None:
        if name in ("ip4", "ip6"):
            self._add(value)
        elif name == "include":
            self._included(value)
        elif name in ("a", "mx"):
            host, _slash, length = value.partition("/")
            hosts = [host] if name == "a" else [row.split()[-1].rstrip(".") for row in self._ask(host, "MX")]
            for address in [address for each in hosts for address in addresses(self._ask, each)]:
                bits = (prefix or length).partition("//")[0]
                self._add(f"{address}/{bits}" if bits and ":" not in address else address)

    def _add(self, network: str) -> None:
        try:
            known = ipaddress.ip_network(network, strict=False)
        except ValueError:
            return
        self.allowed += [one for one in self._senders if one in known and one not in self.allowed]
