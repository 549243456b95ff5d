"""What somebody asked, in a few sentences without who they are. Pure, and as fast as the text is long."""

import re
import unicodedata

from knowledgebase.models.radar import WORDS_MAX
from knowledgebase.radar.impersonal import without_people
from knowledgebase.search_terms import sentences_in
from servicedesk.lib.text import clean

READ_MAX = 8000  # characters of a text that are looked at
_LINE_MAX = 400  # characters of a line in which a head is looked for
# Below these nothing is the sender's own. Mails come with their quotes folded away; this is for what was pasted.
_END = re.compile(
    r"(?:-{2,}|—|__)$|-{3,} ?(?:ursprungligt|original|forwarded|vidarebefordrat|alkuperäinen)|_{10,}$"
    r"|(?:skickat|skickades|sänt) från |sent from |get outlook|hämta outlook|lähetetty "
    r"|(?:från|from|lähettäjä): ?.{0,200}@"
    r"|(?:den|on|på|mån|tis|ons|tors?|fre|lör|sön|ma|ti|ke|pe|la|su)\b.{0,200}\b(?:skrev|wrote|kirjoitti)\b.{0,200}:$",
    re.IGNORECASE,
)
# The head of a mail that was passed on, at the very top.
_HEAD = re.compile(r"(?:från|skickat|datum|till|kopia|from|sent|date|to|cc|lähettäjä|lähetetty): ", re.IGNORECASE)
_SUBJECT = re.compile(r"^(?:ämne|subject|aihe): (?:(?:vb|sv|re|fw|fwd|vs|vl): ?){0,5}", re.IGNORECASE)
_POLITE = re.compile(r"^(?:vänligen|please) (?=(?:\S+ ){2,}?\S)", re.IGNORECASE)
_FAREWELL = re.compile(
    r"(?<=[.!?,;)]) (?=(?:med )?(?:vänlig|bästa|varma|trevlig)\w{0,4} häls|hälsningar\b|(?:kind|best|warm) regards|"
    r"regards\b|sincerely\b|yours\b|ystävällisin\b|terveisin\b)| (?=m\.?v\.?h\b)| (?=med vänliga? häls)",
    re.IGNORECASE,
)
_FAREWELL_OF = re.compile(r" (?=(?:[Hh]älsningar|[Hh]älsar|[Tt]erveisin|[Rr]egards) [A-ZÅÄÖ])")
_MVH = re.compile(r"^m\.?v\.?h\b\.?", re.IGNORECASE)
_HELLO = re.compile(
    r"^(?:hej+(?:san)?|hallå|tjena|tja|god (?:morgon|dag|middag|kväll|eftermiddag)|hello|hi|hey|"
    r"good (?:morning|afternoon|evening)|hei|moi|terve|hyvää (?:päivää|huomenta|iltaa))"
    r"(?: (?:igen|alla|där|there|all|hopp|hej|på er|kaikki))?(?:(?: (?-i:[A-ZÅÄÖ])[\w-]{1,40}){1,3}(?= ?[,!.:–-])"
    r"| kommunen| kommun)?(?: ?[,!.:–-]{1,5}|(?= )|$) ?"
    r"|^(?:dear|bästa|kära|hyvä) [^,.!?]{1,40}[,!] ?",
    re.IGNORECASE,
)
_THANKS = re.compile(
    r"^(?:(?:stort |många |ett stort )?tack(?:ar)?|tacksam|thanks?|many thanks|kiitos|kiitän|paljon kiitoksia|"
    r"kiitoksia|ser fram emot|jag ser fram emot|looking forward|i look forward|ha en|trevlig|have a|hyvää|"
    r"(?:ni kan )?(?:ring|nå|kontakta|mejla|maila|svara|call|reach|contact|email|soita|soittakaa)\w{0,4}"
    r" (?:mig|gärna|oss|me|us|minulle)|jag nås|ni når mig|you can reach)\b",
    re.IGNORECASE,
)
_THANKS_WORDS = 7  # a longer sentence that begins with thanks says more
_ONLY_NAME = re.compile(r"^/{0,2} ?[A-ZÅÄÖ][\w’'-]{1,40}(?: [A-ZÅÄÖ][\w’'-]{1,40}){0,2}\.?$")
_SLASH_NAME = re.compile(r" ?/{1,2} ?[A-ZÅÄÖ][\w’'-]{1,40}(?: [A-ZÅÄÖ][\w’'-]{1,40}){0,2}$")
_AND = re.compile(r"^(?:och|and|ja) ", re.IGNORECASE)
_ASKS = re.compile(
    r"\?|\b(?:hur|vad|när|var|vart|varför|vem|vilk\w{1,5}|undrar|behöver|vill|söker|kan man|får man|måste|how|what|"
    r"when|where|why|who|which|wonder|need|want|can i|do i|miten|mitä|milloin|missä|miksi|kuka|mikä|haluan|voiko)\b",
    re.IGNORECASE,
)
_PROBLEM = re.compile(
    r"\b(?:inte|aldrig|fel|trasig\w{0,2}|sönder|problem|saknas|fungerar|funkar|not|never|broken|wrong|missing|cannot|"
    r"can't|doesn't|ei|rikki|vika|ongelma)\b",
    re.IGNORECASE,
)


def words_of(text: str, *, language: str = "") -> str:
    """Return what is asked, in at most WORDS_MAX characters on one line; "" when nothing is.

    Greeting, farewell, thanks, signature and quotes are left out, and all that tells who it is (impersonal.py). When
    it is too long the sentences that ask stay, then those that tell what is wrong, in their order.
    """
    body = without_people("\n".join(_own_lines(text)), language=language)
    found = [_bare(one) for one in sentences_in(body)]
    kept = [one for place, one in enumerate(found) if _tells(one, place)]
    # Once more: pieces that were apart may have become something when they were put together.
    return without_people(_within(kept), language=language).replace("\n", " ")[:WORDS_MAX].strip()


def _own_lines(text: str) -> list[str]:
    """The sender's lines, with broken ones mended, and a line for a farewell that followed on a sentence."""
    plain = unicodedata.normalize("NFKC", clean(text[:READ_MAX]))
    plain = "".join(sign for sign in plain if unicodedata.category(sign) != "Cf")
    found: list[str] = []
    for line in (" ".join(raw.split()) for raw in plain.split("\n")):
        if line.startswith((">", "|")):
            continue
        head = line[:_LINE_MAX]
        if found and _END.match(head):
            break
        if not found and (_END.match(head) or _HEAD.match(head)):
            continue
        if found and _goes_on(found[-1], line):
            found[-1] = f"{found[-1]} {line}"
        elif line:
            found.append(_SUBJECT.sub("", line))
    return [part for line in found for part in _parts(line)]


def _goes_on(before: str, line: str) -> bool:
    if before[-1:].isdigit() and line[:1].isdigit():
        return True
    return line[:1].islower() and before[-1:] not in (".", "!", "?", ":", ";", "")


def _parts(line: str) -> list[str]:
    parts = _FAREWELL_OF.sub("\n", _FAREWELL.sub("\n", _POLITE.sub("", line))).split("\n")
    return [_MVH.sub("mvh", _SLASH_NAME.sub("", _HELLO.sub("", part))) for part in parts]


def _bare(sentence: str) -> str:
    return _AND.sub("", _HELLO.sub("", sentence)).strip(" ,–-/")


def _tells(sentence: str, place: int) -> bool:
    if not sentence or (place > 0 and _ONLY_NAME.match(sentence)):
        return False
    return "?" in sentence or not (_THANKS.match(sentence) and len(sentence.split()) <= _THANKS_WORDS)


def _within(sentences: list[str]) -> str:
    """Put the most asking ones together as long as there is room, and what is left of a first one that is too long."""
    kept: dict[int, str] = {}
    left = WORDS_MAX
    for place in sorted(range(len(sentences)), key=lambda place: (-_asking(sentences[place]), place)):
        one = sentences[place]
        if one[-1] not in ".!?:;," and place < len(sentences) - 1:
            one = f"{one}."
        if len(one) + 1 > left and kept:
            continue
        kept[place] = one[:left]
        left -= len(one) + 1
    return " ".join(_begun(sentences, place, kept[place]) for place in sorted(kept))


def _begun(sentences: list[str], place: int, sentence: str) -> str:
    """A sentence that lost its beginning begins with a capital; what is none, as words in a search box, stays."""
    is_one = sentence[-1] in ".?!" and (place == 0 or sentences[place - 1][-1] not in ":;")
    return sentence[0].upper() + sentence[1:] if is_one else sentence


def _asking(sentence: str) -> int:
    return 2 * bool(_ASKS.search(sentence)) + bool(_PROBLEM.search(sentence))
