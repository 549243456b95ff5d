"""What the DNS says about the domain that an inbox sends from."""

import base64
import binascii
from collections.abc import Iterator

from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPublicKey
from cryptography.hazmat.primitives.serialization import load_der_public_key
from django.utils.translation import gettext as _

from channels_in.email.doctor.dns import Ask, addresses, names_of
from channels_in.email.doctor.findings import Finding
from channels_in.email.doctor.spf import LOOKUPS_MAX, read_spf
from channels_in.email.servers import LOOPBACK

RSA_BITS_MIN, RSA_BITS_GOOD = 1024, 2048


def mx(ask: Ask, domain: str) -> Iterator[Finding]:
    title = _("Who receives mail for %(domain)s (MX)") % {"domain": domain}
    rows = sorted((int(row.split()[0]), row.split()[1].rstrip(".")) for row in ask(domain, "MX"))
    hosts = [host for _order, host in rows if host]
    if not hosts:
        yield Finding("mx", "bad", title, _("Nobody. Ask those who run your DNS to add an MX record."))
        return
    lost = [host for host in hosts if not addresses(ask, host)]
    if lost:
        text = _("%(hosts)s has no address. Mend its A record, or the MX record.") % {"hosts": ", ".join(lost)}
        yield Finding("mx", "bad", title, text)
    else:
        yield Finding("mx", "ok", title, ", ".join(hosts))


def spf(ask: Ask, domain: str, host: str) -> Iterator[Finding]:
    title = _("Who may send as %(domain)s (SPF)") % {"domain": domain}
    senders = [] if not host or host in LOOPBACK else addresses(ask, host)
    found = read_spf(ask, domain, senders)
    if not found.records:
        text = _("No SPF record. Add a TXT record that begins with v=spf1 and names your outgoing server.")
        yield Finding("spf", "bad", title, text)
    elif len(found.records) > 1:
        yield Finding("spf", "bad", title, _("There are several SPF records: then none counts. Make one of them."))
    elif found.lookups > LOOKUPS_MAX:
        text = _("It asks %(number)s questions of the DNS, and ten is the most. Remove what you do not use.")
        yield Finding("spf", "bad", title, text % {"number": found.lookups})
    elif found.all_term not in ("-all", "~all"):
        text = _("It does not say what holds for all others. Let it end with -all or ~all.")
        yield Finding("spf", "bad" if found.all_term == "+all" else "warn", title, text)
    elif senders and not found.allowed:
        text = _(
            "%(host)s (%(addresses)s) is not among those that may send. Add it, unless it hands the mail on to "
            "others that are."
        )
        yield Finding("spf", "warn", title, text % {"host": host, "addresses": ", ".join(senders)})
    else:
        yield Finding("spf", "ok", title, found.records[0])


def dkim(ask: Ask, domain: str, selectors: list[str]) -> Iterator[Finding]:
    if not selectors:
        text = _(
            "No selector is written down. Ask who signs your mail what it is called, and write it under Outgoing mail."
        )
        yield Finding("dkim", "warn", _("Signatures (DKIM)"), text)
    for selector in selectors:
        title = _("The key %(selector)s that mail is signed with (DKIM)") % {"selector": selector}
        records = [text for text in ask(f"{selector}._domainkey.{domain}", "TXT") if "p=" in text]
        yield (
            _key(title, records[0])
            if records
            else Finding("dkim", "bad", title, _("There is no such key in the DNS. Add it, or correct the selector."))
        )


def _key(title: str, record: str) -> Finding:
    tags = dict(part.strip().partition("=")[::2] for part in record.split(";") if "=" in part)
    if not tags.get("p", "").strip():
        return Finding("dkim", "bad", title, _("The key has been withdrawn: it is empty in the DNS."))
    if tags.get("k", "rsa").strip() != "rsa":
        return Finding("dkim", "ok", title, tags["k"].strip())
    try:
        key = load_der_public_key(base64.b64decode("".join(tags["p"].split())))
    except (ValueError, binascii.Error, UnsupportedAlgorithm):
        return Finding("dkim", "bad", title, _("The key in the DNS cannot be read. Add it anew."))
    bits = key.key_size if isinstance(key, RSAPublicKey) else 0
    words = _("RSA, %(bits)s bits") % {"bits": bits}
    if bits < RSA_BITS_MIN:
        return Finding("dkim", "bad", title, _("%(key)s: too short, it is not believed.") % {"key": words})
    if bits < RSA_BITS_GOOD:
        return Finding("dkim", "warn", title, _("%(key)s: make a new one of 2048 bits.") % {"key": words})
    return Finding("dkim", "ok", title, words)


def dmarc(ask: Ask, domain: str) -> Iterator[Finding]:
    """The domain's own policy, or that of the nearest domain above it that has one."""
    title = _("What others do with forged mail from %(domain)s (DMARC)") % {"domain": domain}
    labels = domain.split(".")
    for start in range(len(labels) - 1):
        records = [text for text in ask(f"_dmarc.{'.'.join(labels[start:])}", "TXT") if text.startswith("v=DMARC1")]
        if records:
            yield _policy(title, records[0], is_above=start > 0)
            return
    yield Finding("dmarc", "bad", title, _("No DMARC record. Begin with: v=DMARC1; p=none; rua=mailto:an address."))


def _policy(title: str, record: str, *, is_above: bool) -> Finding:
    tags = {name.strip(): value.strip() for name, _is, value in (part.partition("=") for part in record.split(";"))}
    policy = (tags.get("sp") if is_above else None) or tags.get("p", "")
    strict = tags.get("aspf") == "s" or tags.get("adkim") == "s"
    if policy in ("quarantine", "reject"):
        text = _("Policy %(policy)s. Our sender and our return address are of this domain, as it asks.")
        if strict:
            text = _("Policy %(policy)s, strict: whoever signs your mail must sign it as exactly this domain.")
        return Finding("dmarc", "ok", title, text % {"policy": policy})
    text = _("Policy none: forged mail is delivered. When the reports look right, change it to quarantine or reject.")
    return Finding("dmarc", "warn", title, text)


def ptr(ask: Ask, domain: str, host: str) -> Iterator[Finding]:
    """Of a server of our own only; others answer for theirs."""
    if not host or not f".{host}".endswith(f".{domain}"):
        return
    title = _("The outgoing server's name backwards (PTR)")
    for address in addresses(ask, host):
        values = {"address": address, "host": host}
        names = names_of(ask, address)
        if not names:
            yield Finding(
                "ptr", "bad", title, _("%(address)s has no name. Ask your network provider for one.") % values
            )
        elif not any(address in addresses(ask, name) for name in names):
            text = _("%(address)s is called %(names)s, which does not lead back to it. Make both agree.")
            yield Finding("ptr", "bad", title, text % {**values, "names": ", ".join(names)})
        else:
            yield Finding("ptr", "ok", title, f"{address}: {', '.join(names)}")
