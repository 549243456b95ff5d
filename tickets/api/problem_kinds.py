"""The kinds of problem the API answers with: the one table, shown in the docs and in the schema."""

from dataclasses import dataclass

DOCS = "/api/docs/"


@dataclass(frozen=True, slots=True)
class Kind:
    name: str
    status: int
    title: str  # the same for every occurrence
    help: str

    @property
    def type(self) -> str:
        """A reference that leads to the kind's place in the docs."""
        return f"{DOCS}#problem-{self.name}"


_ALL = (
    Kind(
        "malformed", 400, "The request cannot be read", "The body is not JSON we read, or a header is not well-formed."
    ),
    Kind("invalid", 400, "The request is not valid", "`errors` names each field or query parameter and what is wrong."),
    Kind("unauthorized", 401, "A valid token is needed", "The token is missing, unknown, revoked or out of date."),
    Kind("forbidden", 403, "The token may not do this", "It lacks the scope that `detail` names."),
    Kind(
        "not-found", 404, "Not found", "It does not exist, or the integration may not see it: the answer is the same."
    ),
    Kind("method-not-allowed", 405, "The method is not for this address", "The header `Allow` lists those that are."),
    Kind("not-acceptable", 406, "Answers are JSON", "The header `Accept` asks for something else."),
    Kind("conflict", 409, "Not possible now", "The ticket's status, or who has it, does not allow the change."),
    Kind("cannot-reply", 409, "There is no way to answer", "The requester has no address for the ticket's channel."),
    Kind("address-taken", 409, "Another contact has the address", "An address belongs to one contact at a time."),
    Kind(
        "shortcut-taken", 409, "Another text has the short word", "A team's canned responses have one short word each."
    ),
    Kind(
        "stale",
        412,
        "The ticket has changed",
        "Somebody changed it after the version in `If-Match`. `your_version`, `current_version`, what has `changes` "
        "since, and the `ticket` as it is now are in the answer. Nothing was saved.",
    ),
    Kind("gone", 410, "It has been taken down", "The article was published and is no longer."),
    Kind(
        "stale-text",
        412,
        "The text has changed",
        "Somebody saved it after the revision in `If-Match`; `current_version` is the newest. Nothing was saved.",
    ),
    Kind("too-large", 413, "The request is too large", "JSON may be 2 MB, a file as large as the installation says."),
    Kind("unsupported-media-type", 415, "The body has the wrong type", "Send JSON, or multipart for a file."),
    Kind("refused", 422, "The change is refused", "It is well-formed, but a rule of the desk says no; see `detail`."),
    Kind("key-used", 422, "The Idempotency-Key was used before", "With another request. Choose a new key."),
    Kind("too-many-requests", 429, "Too many requests", "Wait the seconds in the header `Retry-After`."),
    Kind("internal", 500, "Something went wrong with us", "It has been noted. The request changed nothing."),
    Kind(
        "unavailable", 503, "Not available now", "The database is busy or away. Try again after `Retry-After` seconds."
    ),
)
KINDS = {kind.name: kind for kind in _ALL}
