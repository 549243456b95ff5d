"""Which IP addresses belong to the public internet: the only ones that are called because a text from outside says so.

Sources: the IANA registries of special-purpose addresses (RFC 6890). Of IPv6 only what is handed out (2000::/3) counts,
less what wraps an IPv4 address: such a wrapper would lead to any address of the inside.
"""

from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address

_HANDED_OUT = IPv6Network("2000::/3")
_NOT_IN_IT = tuple(
    IPv6Network(text)
    for text in (
        "2001::/23",  # Teredo, ORCHID and others of the protocol registry
        "2001:db8::/32",  # documentation
        "2002::/16",  # 6to4: an IPv4 address inside
        "3fff::/20",  # documentation
    )
)
_NOT_IN_IPV4 = tuple(
    IPv4Network(text)
    for text in (
        "192.0.0.0/24",  # protocol assignments
        "192.88.99.0/24",  # 6to4 relays
        "168.63.129.16/32",  # the metadata service of one cloud, in the middle of public addresses
    )
)


def is_public(address: str) -> bool:
    """Whether an address written as digits is public; what is no address is not."""
    try:
        found = ip_address(address)
    except ValueError:
        return False
    return _is_public_ipv4(found) if isinstance(found, IPv4Address) else _is_public_ipv6(found)


def _is_public_ipv4(address: IPv4Address) -> bool:
    if any(address in network for network in _NOT_IN_IPV4):
        return False
    return address.is_global and not address.is_multicast and not address.is_reserved


def _is_public_ipv6(address: IPv6Address) -> bool:
    if address.ipv4_mapped is not None:  # ::ffff:127.0.0.1 is 127.0.0.1 on the wire
        return _is_public_ipv4(address.ipv4_mapped)
    return address in _HANDED_OUT and not any(address in network for network in _NOT_IN_IT)
