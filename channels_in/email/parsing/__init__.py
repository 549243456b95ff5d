"""What a mail says. Pure: bytes in, a ParsedMail out; no database, no network, no disk."""

from channels_in.email.parsing.parsed import MailAddress, MailTooComplex, ParsedFile, ParsedMail
from channels_in.email.parsing.reading import parse

__all__ = ["MailAddress", "MailTooComplex", "ParsedFile", "ParsedMail", "parse"]
