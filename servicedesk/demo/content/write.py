"""Short ways to write the entries of a conversation, so that the data reads like a conversation."""

from servicedesk.demo.content.shapes import Entry, Language, Who


def flow(text: str) -> str:
    """One line per paragraph: wrapped lines are joined, blank lines stay, a line after "| " starts anew."""
    paragraphs = (part.splitlines() for part in text.strip().split("\n\n"))
    return "\n\n".join(_joined([line.strip() for line in lines]) for lines in paragraphs)


def _joined(lines: list[str]) -> str:
    return " ".join(line for line in lines if line).replace(" | ", "\n").removeprefix("| ")


def said(text: str, after: int = 0) -> Entry:
    """The requester writes."""
    return Entry("in", flow(text), "requester", after)


def answered(text: str, after: int, who: Who = "assignee", language: Language | None = None) -> Entry:
    """We write to the requester; the greeting at the end is added when the ticket is made."""
    return Entry("out", flow(text), who, after, language or "")


def noted(text: str, after: int, who: Who = "assignee") -> Entry:
    """A remark between colleagues."""
    return Entry("note", flow(text), who, after, "sv")


def rang(text: str, after: int = 0) -> Entry:
    """The requester rings; the text is the note of the call."""
    return Entry("call", flow(text), "requester", after, "sv")


def rang_back(text: str, after: int, who: Who = "assignee") -> Entry:
    """We ring the requester; the text is the note of the call."""
    return Entry("call", flow(text), who, after, "sv")
