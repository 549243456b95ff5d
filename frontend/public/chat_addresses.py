"""The part of a chat's address that names its inbox."""


class InboxConverter:
    """A slug, but not what stands at the same place in the addresses of files (docs/chat.md)."""

    regex = r"(?!(?:filer|fil)/)[-a-zA-Z0-9_]+"

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value
