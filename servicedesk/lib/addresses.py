"""Addresses of people outside in one normal form, so that the same address is always the same row."""

import re
import unicodedata

import phonenumbers
from django.core.exceptions import ValidationError
from django.core.validators import EmailValidator
from django.utils.translation import gettext_lazy as _

HOME_REGION = "SE"
EMAIL_MAX = 254
_email_validator = EmailValidator()


class AddressError(ValueError):
    """The text is no address of that kind. Its message is for the person who typed it."""


def normal_email(text: str) -> str:
    """Return the address in lower case, the domain in its ASCII form. Raises AddressError.

    Before the @ there may be letters of any language (RFC 6531): åsa@exempel.example.
    """
    address = unicodedata.normalize("NFC", text.strip())
    if len(address) > EMAIL_MAX or not address.isprintable():
        raise AddressError(_("Write the whole e-mail address, for example name@example.com."))
    local, at, domain = address.rpartition("@")
    try:
        ascii_domain = domain.encode("idna").decode("ascii").lower() if at else ""
        _email_validator(f"{_in_ascii(local)}@{ascii_domain}")
    except (UnicodeError, ValidationError) as error:
        raise AddressError(_("Write the whole e-mail address, also what comes after @.")) from error
    return f"{local.lower()}@{ascii_domain}"


def _in_ascii(local: str) -> str:
    """The part before the @ with an x for each letter, figure or accent ASCII has not, so that its form can be checked.

    Signs stay as they are, and are refused: nobody can tell them from those that mean something in an address.
    """
    return "".join("x" if not char.isascii() and unicodedata.category(char)[0] in "LNM" else char for char in local)


def normal_phone(text: str) -> str:
    """Return the number in E.164, as +46701740605; numbers without a country code are Swedish. Raises AddressError."""
    try:
        number = phonenumbers.parse(text[:60], HOME_REGION)
    except phonenumbers.NumberParseException as error:
        raise AddressError(_("Write the phone number with digits, for example 070-174 06 05.")) from error
    if not phonenumbers.is_possible_number(number):
        raise AddressError(_("The phone number has too few or too many digits."))
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)


def normal_handle(text: str) -> str:
    """Return a social handle or id without @, spaces or capitals. Raises AddressError when nothing is left."""
    handle = re.sub(r"\s+", "", unicodedata.normalize("NFKC", text)).lstrip("@").lower()
    if not handle or len(handle) > EMAIL_MAX or not handle.isprintable():
        raise AddressError(_("Write the account's name."))
    return handle


def normal_id(text: str) -> str:
    """Return what a provider calls an account, where capitals and small letters differ. Raises AddressError."""
    value = text.strip()
    if not value or len(value) > EMAIL_MAX or not value.isprintable() or " " in value:
        raise AddressError(_("Write the account's ID."))
    return value


def normal_whatsapp(text: str) -> str:
    """Return a number in E.164, also one that only WhatsApp writes so, or the id it gives us of somebody who hides it.

    Ids are as "SE.13491208655302741918", with capitals and small letters. Raises AddressError.
    """
    text = text.strip()
    return text if _WHATSAPP.fullmatch(text) else normal_phone(text)


def _is_whatsapp_id(value: str) -> bool:
    return "." in value[:3]


_WHATSAPP = re.compile(r"\+[0-9]{6,15}|[A-Z]{2}\.(ENT\.)?[A-Za-z0-9]{1,128}")
# Kinds of addresses that are ids made by a program: UCx and ucX are two channels.
_IDS = frozenset({"linkedin", "youtube", "bluesky", "x"})


def normal(kind: str, text: str) -> str:
    """Return text in the normal form of its kind (email, phone, an id, else a handle). Raises AddressError."""
    if kind == "email":
        return normal_email(text)
    if kind == "phone":
        return normal_phone(text)
    if kind == "whatsapp":
        return normal_whatsapp(text)
    return normal_id(text) if kind in _IDS else normal_handle(text)


def shown(kind: str, value: str) -> str:
    """Return an address as people write it: 070-174 06 05 rather than +46701740605."""
    if kind not in ("phone", "whatsapp") or _is_whatsapp_id(value):
        return value
    try:
        number = phonenumbers.parse(value, HOME_REGION)
    except phonenumbers.NumberParseException:
        return value
    national = number.country_code == phonenumbers.country_code_for_region(HOME_REGION)
    style = phonenumbers.PhoneNumberFormat.NATIONAL if national else phonenumbers.PhoneNumberFormat.INTERNATIONAL
    return phonenumbers.format_number(number, style)


def mixes_alphabets(address: str) -> bool:
    """Whether a part of an e-mail address has letters that look alike and are not: a Latin "ann" with a Cyrillic a.

    The domain may be in its ASCII form (xn--…). Each label between two dots is looked at by itself.
    """
    local, _at, domain = address.rpartition("@")
    return any(len(_alphabets(label)) > 1 for label in [local, *domain_as_read(domain).split(".")])


def domain_as_read(domain: str) -> str:
    """Return a domain in the letters people read: xn--4cab6c.example is åäö.example."""
    try:
        return domain.encode("ascii").decode("idna")
    except UnicodeError:
        return domain


def _alphabets(label: str) -> set[str]:
    """Which of the alphabets that are taken for each other a label is written in."""
    words = {unicodedata.name(char, "").partition(" ")[0] for char in label if char.isalpha()}
    return words & {"LATIN", "CYRILLIC", "GREEK", "ARMENIAN", "CHEROKEE"}
