"""The entries of the demo municipality's register: what each says."""

from dataclasses import dataclass

OFFICE: tuple[list[list[int]], ...] = ([[480, 990]],) * 4 + ([[480, 900]], [], [])
VISITS: tuple[list[list[int]], ...] = ([[600, 960]],) * 4 + ([[600, 840]], [], [])
PIRKKO, ASA, ANDERS = "pirkko.kallio", "asa.lindqvist", "anders.nyman"
KATARINA, SAMIR, JOHAN = "katarina.wisniewska.holm", "samir.haddad", "johan.akerstrom"
COMMUNICATOR, HEAD_OF_CULTURE = PIRKKO, KATARINA
BOARD, DIRECTOR = "Kommunstyrelsen", "Kommundirektören"


@dataclass(frozen=True, slots=True)
class Entry:
    """months: since when it has its status. decided: by whom, and the number of the decision; "" for a proposal."""

    name: str
    kind: str
    purpose: str
    goals: str
    target_group: str
    owner: str
    inbox: str = ""
    nature: str = "digital"
    way: str = "both"
    target: str = "none"
    status: str = "active"
    decided: tuple[str, str] = (BOARD, "KS 2025/112, § 58")
    months: int = 14
    deputy: str = ""
    department: str = ""
    hours: tuple[list[list[int]], ...] = ()
    url: str = ""
    public_name: str = ""
    is_listed: bool = True
    is_watched: bool = False
    dormant_text: str = ""
    why: str = ""
