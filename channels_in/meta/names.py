"""What Meta calls things. Its ids have no greatest length (those of Instagram's messages pass 200 characters)."""

import hashlib

LONGEST = 150
MENTION = "mention:"  # begins the thread_id of what was said on Instagram in a place that is not ours


def named(external_id: object) -> str:
    """Return an id short enough to be stored, the same for the same; of a long one the end is its digest.

    Raises TypeError when it is none.
    """
    if not isinstance(external_id, str | int) or isinstance(external_id, bool) or external_id == "":
        raise TypeError("an id of Meta's is text")
    text = "".join(letter for letter in str(external_id) if letter.isprintable() and not letter.isspace())
    if len(text) <= LONGEST:
        return text
    return f"{text[:80]}~{hashlib.sha256(text.encode('utf-8', 'replace')).hexdigest()}"
