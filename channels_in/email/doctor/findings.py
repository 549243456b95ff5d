"""A finding: one thing that was looked at, how it is, and what to do about it."""

from dataclasses import asdict, dataclass
from typing import Literal

State = Literal["ok", "warn", "bad", "skip"]  # skip: could not be looked at, or has nothing to look at


@dataclass(frozen=True, slots=True)
class Finding:
    check: str  # for programs: mx, spf, dkim, dmarc, ptr, imap_tls, imap_login, folders, smtp_tls, smtp_login, ...
    state: State
    title: str  # what was looked at, in the reader's language
    text: str  # how it is, and what to mend

    def as_json(self) -> dict[str, str]:
        return asdict(self)
