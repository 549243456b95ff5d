"""How mail programs begin a quote and a signature, in the languages our citizens' programs speak.

Only the first 400 characters of a line are looked at, and every repeat in a pattern is bounded.
"""

import re

MARK = ">"
_LINE_MAX = 400
_ATTRIBUTION_LINES = 3  # Gmail breaks "Den … skrev … <address>:" at 78 characters
_VERB = re.compile(
    r"\b(skrev|skreiv|wrote|writes|schrieb|geschrieben|kirjoitti|a écrit|escribió|schreef|napisał|ha scritto)\b",
    re.IGNORECASE,
)
_DATE = re.compile(
    r"\b(19|20)\d\d\b|\b\d{1,2}[:.]\d\d\b|\b\d{1,2}[./-]\d{1,2}[./-]\d\d\b|"
    r"\b\d{1,2}\.? (jan|feb|mar|apr|maj|mai|jun|jul|aug|sep|okt|oct|nov|dec|dez)",
    re.IGNORECASE,
)
# How such a line begins: a day, a date, "Den", "On", "Am", a name before "skrev den", an address.
_OPENING = re.compile(
    r"^[\s*_-]{0,10}(Den|Dne|On|Am|Op|Le|El|Il|W dniu|På|Vid|Kl|\d{1,4}[-./ ]|(mån|man|tis|tir|tys|ons|tor|to|fre|lör|"
    r"lor|lau|sön|søn|son|ma|ti|ke|pe|la|su|mon|tue|wed|thu|fri|sat|sun|mo|di|mi|do|fr|sa|so)\w{0,9}\b|"
    r"[^\s:]{1,60}( [^\s:]{1,60}){0,5} (skrev|wrote|schrieb|kirjoitti)\b)",
    re.IGNORECASE,
)
_SEPARATOR = re.compile(
    r"^\s{0,5}(-{3,40}\s{0,3}(ursprungligt meddelande|original message|original meddelelse|opprinnelig melding|"
    r"oprindelig meddelelse|den oprindelige meddelelse|ursprüngliche nachricht|originalnachricht|"
    r"alkuperäinen viesti|originalmeddelande|reply message|svarsmeddelande)\s{0,3}-{3,40})\s{0,5}$",
    re.IGNORECASE,
)
_RULE = re.compile(r"^\s{0,5}(_{10,200}|-{10,200})\s{0,5}$")
# The labels of a sender block. Lotus Notes calls a subject "Ärende".
_FROM = re.compile(
    r"^\s{0,5}\*{0,2}(från|avsändare|from|fra|frå|von|lähettäjä|de)\s{0,3}\*{0,2}\s{0,3}:\*{0,2}\s{0,30}\S",
    re.IGNORECASE,
)
_SENT = re.compile(
    r"^\s{0,5}\*{0,2}(skickat|skickades|sänt|datum|sent|date|sendt|dato|gesendet|lähetetty|päivämäärä|päiväys|päivä|"
    r"pvm|envoyé)(\s(den|av|on))?\s{0,3}\*{0,2}\s{0,3}:",
    re.IGNORECASE,
)
_SUBJECT = re.compile(
    r"^\s{0,5}\*{0,2}(ämne|ärende|rubrik|subject|emne|betreff|aihe|objet)\s{0,3}\*{0,2}\s{0,3}:", re.IGNORECASE
)
_OTHER = re.compile(
    r"^\s{0,5}\*{0,2}(till|kopia|to|cc|til|kopi|an|vastaanottaja|kopio|à|"
    r"prioritet|importance|vikt|svara till|reply-to)\s{0,3}\*{0,2}\s{0,3}:",
    re.IGNORECASE,
)
_LABELS = (_FROM, _SENT, _SUBJECT, _OTHER)
_BLOCK_LINES = 8  # within which a sender block names its date and its recipients
# "-------- Vidarebefordrat meddelande --------", "Begin forwarded message:": what follows is what it is about.
_FORWARDED = re.compile(
    r"^\s{0,5}(-{3,40}\s{0,3}(vidarebefordrat (meddelande|brev)|forwarded message|videresendt? (melding|meddelelse|"
    r"besked)|videresendt|weitergeleitete nachricht|(edelleen)?(välitetty|lähetetty) viesti|edelleenlähetetty viesti)"
    r"\s{0,3}-{3,40}|"
    r"(börja(n på)?|startar|början av)? {0,2}(det )?vidarebefordra(t|de) (brev(et)?|meddelande(t)?) {0,2}:|"
    r"begin forwarded message:|(start på )?videresendt (melding|besked|e-post):|start på videresendt (besked|melding):|"
    r"anfang der weitergeleiteten nachricht:|välitetty viesti alkaa:|(alku )?välitet(yn|ty) viesti(n)?:)\s{0,5}$",
    re.IGNORECASE,
)
# GroupWise: ">>> Ann Berg <ann@mejl.example> 2026-11-05 10:12 >>>"
_GROUPWISE = re.compile(r"^>>> \S.{3,200} >>>\s{0,3}$")
_FOOTER_LINES = 6
_FOOTER = re.compile(r"https?://\S{1,300}/(listinfo|list|group|unsub|mailman)|mailing list|sändlista", re.IGNORECASE)
_SIGNATURE = re.compile(r"^(--|—|– ?–|__) ?$")
_MOBILE = re.compile(
    r"^[\s*_]{0,5}(skickat från|skickades från|skickat via|hämta outlook|skaffa outlook|sent from|sent via|"
    r"(skickat|skickades|sänt|sent|sendt|gesendet|lähetetty) (med|with|mit) (proton|tuta|fairemail|k-9|gmail|outlook|"
    r"yahoo|spark|aqua|blackberry|samsung|windows)|"
    r"get outlook for|sendt fra|sendt via|hent outlook|last ned outlook|lähetetty |hanki outlook|"
    r"von meinem .{1,30} gesendet|"
    r"gesendet (von|mit|über)|diese nachricht wurde von meinem|outlook (for|för) (ios|android)|"
    r"sänt från|från min (iphone|ipad|mobil|telefon|samsung))",
    re.IGNORECASE,
)
_MOBILE_MAX, _MOBILE_WORDS = 120, 8  # characters, words; a sentence of somebody's own is longer


def attribution_at(lines: list[str], at: int) -> int:
    """How many lines "On … wrote:" takes that begins here; 0 when there is none.

    It ends with a colon and holds a date; without a date, what follows must be quoted.
    """
    if at >= len(lines) or not _OPENING.match(lines[at][:_LINE_MAX]):
        return 0
    joined = ""
    cut = (line[:_LINE_MAX].strip() for line in lines[at : at + _ATTRIBUTION_LINES])
    for length, line in enumerate(cut, start=1):
        if not line or line.startswith(MARK):
            return 0
        joined = f"{joined} {line}".strip()
        if line.rstrip("* -_").endswith((":", "wrote", "skrev")) and _VERB.search(joined):
            return length if _DATE.search(joined) or _is_bare_head(joined, lines, at + length) else 0
    return 0


def _is_bare_head(head: str, lines: list[str], at: int) -> bool:
    """Whether it is "Ann skrev:" with a quote below; "Ni skrev så här:" is a sentence."""
    last = head.rstrip(" :*_").rpartition(" ")[2]
    below = next((line for line in lines[at : at + 3] if line.strip()), "")
    return below.startswith(MARK) and bool(_VERB.fullmatch(last))


def is_sender_block(lines: list[str], at: int) -> bool:
    """Whether a block "Från: … Skickat: … Till: … Ämne: …" begins here, perhaps after an empty line.

    Its lines may be in any order. Without a subject the sender must be an address: "Från: Storgatan 1", "Till:
    Lillgatan 2" and "Datum:" are what somebody writes who moves.
    """
    at += at < len(lines) and not lines[at].strip()
    if at >= len(lines) or not any(label.match(lines[at][:_LINE_MAX]) for label in _LABELS):
        return False
    block = _block(lines, at)
    sender = next((line for line in block if _FROM.match(line)), "")
    has_subject = any(map(_SUBJECT.match, block))
    return (
        bool(sender)
        and any(map(_SENT.match, block))
        and (has_subject or ("@" in sender and any(map(_OTHER.match, block))))
    )


def _block(lines: list[str], at: int) -> list[str]:
    """The lines of a block: up to an empty one, of which one may stand after the first line."""
    found: list[str] = []
    for line in lines[at : at + 1 + _BLOCK_LINES]:
        if not line.strip() and len(found) != 1:
            break
        found.append(line[:_LINE_MAX])
    return found


def is_separator(lines: list[str], at: int) -> bool:
    """Whether a line says "-----Ursprungligt meddelande-----", or is a rule with a sender block below it."""
    line = lines[at][:_LINE_MAX]
    is_head = _SEPARATOR.match(line) or _GROUPWISE.match(line)
    return bool(is_head) or (bool(_RULE.match(line)) and is_sender_block(lines, at + 1))


def is_forward_mark(line: str) -> bool:
    """Whether what follows was forwarded: it is no quote but what the mail is about."""
    return bool(_FORWARDED.match(line[:_LINE_MAX]))


def is_list_footer(lines: list[str], at: int) -> bool:
    """Whether what a mailing list adds begins here: a rule, and a few lines with an address to the very end."""
    if not _RULE.match(lines[at][:_LINE_MAX]):
        return False
    below = [line[:_LINE_MAX] for line in lines[at + 1 : at + 2 + _FOOTER_LINES] if line.strip()]
    ends_there = not any(line.strip() for line in lines[at + 1 + _FOOTER_LINES :])
    return ends_there and 0 < len(below) <= _FOOTER_LINES and any(map(_FOOTER.search, below))


def is_signature_mark(line: str) -> bool:
    return bool(_SIGNATURE.match(line[:5]))


def is_mobile_signature(line: str) -> bool:
    """A sentence that only begins like one is longer, or goes on after a comma."""
    if len(line) > _MOBILE_MAX or not _MOBILE.match(line):
        return False
    return len(line.split()) <= _MOBILE_WORDS and "," not in line and not line.rstrip().endswith(("!", "?"))
