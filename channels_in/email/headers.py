"""The headers that hold Message-IDs, written as they are. The email package would encode a long id as if it were words,
and the recipient's program would no longer see that the answer belongs to their mail.
"""

import re
from email.headerregistry import BaseHeader, HeaderRegistry, UnstructuredHeader
from email.policy import SMTP, EmailPolicy
from typing import Any

# RFC 5322 lets a line be 998 characters; a message's own id is at most 255 (tickets.models.Message.message_id).
_ID = re.compile(r"[\x21-\x3b\x3d\x3f-\x7e]{3,255}")


class _IdHeader(UnstructuredHeader, BaseHeader):
    def fold(self, *, policy: Any) -> str:
        return f"{self.name}: {self}{policy.linesep}"


def outgoing_policy() -> "EmailPolicy[Any]":
    """Return the policy for what we send: 7-bit characters on the wire, so that å, ä and ö survive every server."""
    registry = HeaderRegistry()
    for name in ("message-id", "in-reply-to", "references"):
        registry.map_to_type(name, _IdHeader)
    return SMTP.clone(cte_type="7bit", header_factory=registry)


def shown_id(message_id: str) -> str:
    """Return "<id>" for a header, or "" for an id no header can hold: theirs may be anything."""
    return f"<{message_id}>" if _ID.fullmatch(message_id) else ""
