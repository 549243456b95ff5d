"""The door for mail. Sending is here; what comes in is the next step of this room."""

from channels_in.base import ChannelError
from channels_in.email.compose import compose, from_address
from channels_in.email.transport import transport
from channels_in.models import RawInbound
from tickets.incoming import IncomingMessage
from tickets.models import Message


class EmailChannel:
    def parse(self, raw: RawInbound) -> IncomingMessage:
        raise ValueError("mail is not received yet")

    def send(self, message: Message) -> None:
        """Hand the mail over once per recipient; those who have had it are marked and not sent to again."""
        if not message.recipients:
            raise ChannelError("no recipients", permanent=True)
        mail = compose(message).as_bytes()
        envelope_from = "" if message.is_automatic else from_address(message.ticket)
        with transport() as deliver:
            for recipient in message.recipients:
                if recipient.get("sent"):
                    continue
                deliver(envelope_from, recipient["value"], mail)
                recipient["sent"] = True
                Message.objects.filter(pk=message.pk).update(recipients=message.recipients)
