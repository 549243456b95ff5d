"""E-mail addresses and phone numbers in running text. Pure."""

import re

import phonenumbers

_EMAIL = re.compile(r"(?<![\w.+@-])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,5}(?<![.-])")


def find(text: str) -> list[str]:
    """Return each address or number once, as it is written, the addresses first."""
    left = _EMAIL.sub(" ", text)
    numbers = [match.raw_string.strip() for match in phonenumbers.PhoneNumberMatcher(left, "SE")]
    return list(dict.fromkeys([*_EMAIL.findall(text), *numbers]))


def normal(detail: str) -> str:
    """The same address or number however it is written: small letters, or E.164."""
    if "@" in detail:
        return detail.lower()
    try:
        number = phonenumbers.parse(detail, "SE")
    except phonenumbers.NumberParseException:
        return detail
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)
