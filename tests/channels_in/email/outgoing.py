"""Our own mail, read as its receiver's program reads it."""

from email import message_from_bytes, policy
from email.message import EmailMessage

from channels_in.email.compose import compose
from tickets.models import Message


def mail_of(message: Message) -> EmailMessage:
    return message_from_bytes(compose(message).as_bytes(), policy=policy.default)


def part(message: Message, kind: str = "plain") -> str:
    found = mail_of(message).get_body((kind,))
    assert found is not None
    return str(found.get_content()).replace("\r\n", "\n")
