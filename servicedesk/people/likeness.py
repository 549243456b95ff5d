"""Whether two contacts may be the same person, and why somebody could think so. Pure: nothing is read or changed.

It only ever proposes; a person decides. A name alone is a reason when it is whole (two words or more) and the same.
"""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

LIKE = 0.6  # share of common trigrams from which two names count as nearly the same


class Reason(StrEnum):
    SAME_NUMBER = "same_number"  # one phone number, once as phone and once as another kind
    SAME_MAILBOX = "same_mailbox"  # ann@x and ann+sopor@x reach the same person
    SAME_NAME = "same_name"
    LIKE_NAME = "like_name"  # nearly the same, and something else points the same way
    SAME_LOCAL_PART = "same_local_part"  # ann.berg@one and ann.berg@other


@dataclass(frozen=True, slots=True)
class Traits:
    """What is compared: the name, and the addresses in their normal form as (kind, value)."""

    name: str
    addresses: tuple[tuple[str, str], ...] = ()


def reasons(one: Traits, other: Traits) -> list[Reason]:
    """Return why the two may be one, the strongest first; [] when nothing says so.

    >>> reasons(Traits("Ann Berg"), Traits("Berg, Ann"))
    [<Reason.SAME_NAME: 'same_name'>]
    """
    found = []
    if _numbers(one) & _numbers(other):
        found.append(Reason.SAME_NUMBER)
    if _mailboxes(one) & _mailboxes(other):
        found.append(Reason.SAME_MAILBOX)
    words, others = name_words(one.name), name_words(other.name)
    if len(words) > 1 and sorted(words) == sorted(others):
        found.append(Reason.SAME_NAME)
    elif is_like(words, others) and (found or _local_parts(one) & _local_parts(other)):
        found.append(Reason.LIKE_NAME)
    if found and _local_parts(one) & _local_parts(other) and Reason.SAME_MAILBOX not in found:
        found.append(Reason.SAME_LOCAL_PART)
    return found


def name_words(name: str) -> list[str]:
    """Return the words of a name in lower case; a comma turns them round: Berg, Ann is Ann Berg."""
    plain = unicodedata.normalize("NFC", name).casefold()
    before, comma, after = plain.partition(",")
    return re.findall(r"[^\W\d_]+", f"{after} {before}" if comma else plain)


def is_like(words: Iterable[str], others: Iterable[str]) -> bool:
    one, other = _trigrams(words), _trigrams(others)
    return bool(one and other) and len(one & other) / len(one | other) >= LIKE


def _trigrams(words: Iterable[str]) -> set[str]:
    """As PostgreSQL's pg_trgm: two blanks before each word, one after it."""
    return {f"  {word} "[place : place + 3] for word in words for place in range(len(word) + 1)}


def _numbers(traits: Traits) -> set[str]:
    return {
        re.sub(r"\D", "", value)
        for kind, value in traits.addresses
        if kind in ("phone", "whatsapp") and len(re.sub(r"\D", "", value)) >= 7
    }


def _mails(traits: Traits) -> list[tuple[str, str]]:
    """(local part without what stands behind a plus sign, domain) of each e-mail address."""
    pairs = [value.rpartition("@") for kind, value in traits.addresses if kind == "email"]
    return [(local.partition("+")[0], domain) for local, _at, domain in pairs]


def _mailboxes(traits: Traits) -> set[str]:
    return {f"{local}@{domain}" for local, domain in _mails(traits)}


def _local_parts(traits: Traits) -> set[str]:
    """Only those that tell people apart: info@ and kontakt@ are everywhere."""
    return {local for local, _domain in _mails(traits) if len(local) >= 6 and local not in _SHARED}


_SHARED = frozenset({"kontakt", "kontor", "support", "styrelsen", "styrelse", "registrator", "expedition", "kansli"})
