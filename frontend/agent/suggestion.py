"""One thing we know already that may help with a ticket."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Suggestion:
    title: str
    short_answer: str  # the first words, for the eye
    url: str  # where all of it stands
    insert_text: str  # what goes into the answer when it is chosen; "" when there is nothing to insert
    insert_from: str = ""  # or the address that gives the text when it is asked for (POST), so that its use is known
    source: str = ""  # where it comes from, in a few words: "Solved 14 Oct, #104233"
    has_personal_data: bool = False  # the text may hold what belongs to somebody else: look before it is sent
