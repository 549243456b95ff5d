"""Short ways to write the addresses of a contact."""

from servicedesk.demo.content.shapes import AddressKind


def mail(value: str) -> tuple[AddressKind, str]:
    return ("email", value)


def phone(value: str) -> tuple[AddressKind, str]:
    return ("phone", value)


def facebook(value: str) -> tuple[AddressKind, str]:
    return ("facebook", value)


def instagram(value: str) -> tuple[AddressKind, str]:
    return ("instagram", value)
