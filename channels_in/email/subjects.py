"""What mail programs put before a subject when one answers or forwards: "SV: VB: Lampan". Pure."""

import re

PREFIXES_MAX = 20  # taken off; a subject of thousands is somebody's joke
_READ = 200  # characters
# Svar, answer, Antwort, vastaus, respuesta, réponse, risposta, odpowiedź; "Ang:" is how Lotus Notes answers.
_REPLY = r"re|sv|aw|antw?|vs|vast|ang|res|rif|r[ée]f?|odp|ynt|atb|bls"
# Vidarebefordrat, forwarded, Weitergeleitet, välitetty, videresendt, transféré, inoltro, reenviado.
_FORWARD = r"fwd?|fw|vb|wg|vl|vidarebef\w{0,12}|videresendt|välitetty|tr|enc|rv|i"
_COUNT = r"\s{0,2}(?:\[\d{1,3}\]|\(\d{1,3}\)|\^\d{1,3})?"  # "Re[2]:"
_ONE_REPLY = re.compile(rf"\s{{0,5}}(?:{_REPLY}){_COUNT}\s{{0,2}}[:：]\s{{0,5}}", re.IGNORECASE)
_ONE_FORWARD = re.compile(rf"\s{{0,5}}(?:{_FORWARD}){_COUNT}\s{{0,2}}[:：]", re.IGNORECASE)


def without_reply_prefixes(subject: str) -> str:
    """Return the subject without the marks of answers before it; one that is nothing else stays as it is."""
    bare = subject
    for _prefix in range(PREFIXES_MAX):
        match = _ONE_REPLY.match(bare[:_READ])
        if match is None:
            break
        bare = bare[match.end() :]
    return bare if bare.strip() else subject


def is_forward(subject: str) -> bool:
    """Whether the sender passes on what somebody else wrote: "VB: …", also when an answer was passed on."""
    return bool(_ONE_FORWARD.match(without_reply_prefixes(subject)[:_READ]))
