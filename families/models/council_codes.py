"""What the codes of a council's lists say, in words: the sets that the Department for Education's returns use.

A code that is in no set is shown as a code, never guessed; what a list says in words of its own stays as it is.
"""

import re
from collections.abc import Mapping
from typing import Any, Final

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

CODE: Final = re.compile(r"(?=.*\d)[A-Z\d]{1,4}|[A-Z]{3}")
Words = Mapping[str, Any]

NEEDS: Final[Words] = {
    "N1": gettext_lazy("abuse or neglect"),
    "N2": gettext_lazy("the child’s disability or illness"),
    "N3": gettext_lazy("a parent’s disability or illness"),
    "N4": gettext_lazy("family in acute stress"),
    "N5": gettext_lazy("the list calls it family dysfunction"),
    "N6": gettext_lazy("the list calls it socially unacceptable behaviour"),
    "N7": gettext_lazy("low income"),
    "N8": gettext_lazy("no parent there to care for them"),
    "N9": gettext_lazy("not a child in need"),
    "N0": gettext_lazy("need not stated"),
}
CATEGORIES: Final[Words] = {
    "NEG": gettext_lazy("neglect"),
    "EMO": gettext_lazy("emotional abuse"),
    "PHY": gettext_lazy("physical abuse"),
    "SAB": gettext_lazy("sexual abuse"),
    "MUL": gettext_lazy("more than one kind of abuse"),
}
SOURCES: Final[Words] = {
    "1A": gettext_lazy("from somebody in the family, or a carer"),
    "1B": gettext_lazy("from a neighbour or somebody else they know"),
    "1C": gettext_lazy("from the child, young person or family member themselves"),
    "1D": gettext_lazy("from another person"),
    "2A": gettext_lazy("from a school"),
    "2B": gettext_lazy("from education services"),
    "3A": gettext_lazy("from a GP"),
    "3B": gettext_lazy("from a health visitor"),
    "3C": gettext_lazy("from a school nurse"),
    "3D": gettext_lazy("from other primary health services"),
    "3E": gettext_lazy("from an emergency department"),
    "3F": gettext_lazy("from other health services"),
    "4": gettext_lazy("from housing"),
    "5A": gettext_lazy("from social care for adults, or other social care of this council"),
    "5B": gettext_lazy("from another department of this council"),
    "5C": gettext_lazy("from another council"),
    "6": gettext_lazy("from the police"),
    "7": gettext_lazy("from a court, probation or another legal agency"),
    "8": gettext_lazy("from another organisation"),
    "9": gettext_lazy("from somebody who gave no name"),
    "10": gettext_lazy("nobody knows from whom"),
}
CLOSED: Final[Words] = {
    "RC1": gettext_lazy("adopted"),
    "RC2": gettext_lazy("died"),
    "RC3": gettext_lazy("child arrangements order"),
    "RC4": gettext_lazy("special guardianship order"),
    "RC5": gettext_lazy("moved to another council’s services"),
    "RC6": gettext_lazy("moved to services for adults"),
    "RC7": gettext_lazy("ended for another reason, or no longer in need"),
    "RC8": gettext_lazy("nothing further after the assessment"),
    "RC9": gettext_lazy("early help after the assessment"),
}
DISABILITIES: Final[Words] = {
    "MOB": gettext_lazy("mobility"),
    "HAND": gettext_lazy("use of the hands"),
    "PC": gettext_lazy("personal care"),
    "INC": gettext_lazy("incontinence"),
    "COMM": gettext_lazy("communication"),
    "LD": gettext_lazy("learning"),
    "HEAR": gettext_lazy("hearing"),
    "VIS": gettext_lazy("vision"),
    "BEH": gettext_lazy("behaviour"),
    "CON": gettext_lazy("consciousness"),
    "AUT": gettext_lazy("autism"),
    "DDA": gettext_lazy("another disability"),
}
STATUSES: Final[Words] = {
    "C1": gettext_lazy("interim care order"),
    "C2": gettext_lazy("full care order"),
    "D1": gettext_lazy("freeing order"),
    "E1": gettext_lazy("placement order"),
    "J1": gettext_lazy("remanded to the council or to youth detention"),
    "J2": gettext_lazy("with the council while detained by the police"),
    "J3": gettext_lazy("youth rehabilitation order with a home from the council"),
    "L1": gettext_lazy("police protection"),
    "L2": gettext_lazy("emergency protection order"),
    "L3": gettext_lazy("child assessment order"),
    "V2": gettext_lazy("in care by agreement (section 20)"),
    "V3": gettext_lazy("short breaks, each agreed"),
    "V4": gettext_lazy("short breaks, agreed as a series"),
}
PLACEMENTS: Final[Words] = {
    "A3": gettext_lazy("with the foster carers who will adopt, by the parents’ consent"),
    "A4": gettext_lazy("with others who will adopt, by the parents’ consent"),
    "A5": gettext_lazy("with the foster carers who will adopt, by placement order"),
    "A6": gettext_lazy("with others who will adopt, by placement order"),
    "H5": gettext_lazy("supported accommodation"),
    "K1": gettext_lazy("secure children’s home"),
    "K2": gettext_lazy("children’s home"),
    "P1": gettext_lazy("with their parents, or somebody with parental responsibility"),
    "P2": gettext_lazy("living independently"),
    "P3": gettext_lazy("employment with a home"),
    "R1": gettext_lazy("residential care home"),
    "R2": gettext_lazy("health service establishment"),
    "R3": gettext_lazy("family centre, or mother and baby unit"),
    "R5": gettext_lazy("young offender institution or prison"),
    "S1": gettext_lazy("residential school"),
    "U1": gettext_lazy("long-term fostering with a relative or friend"),
    "U2": gettext_lazy("fostering with a relative or friend who may adopt"),
    "U3": gettext_lazy("fostering with a relative or friend"),
    "U4": gettext_lazy("long-term fostering"),
    "U5": gettext_lazy("fostering with a carer who may adopt"),
    "U6": gettext_lazy("fostering"),
    "Z1": gettext_lazy("another placement"),
}
ENDED: Final[Words] = {
    "E11": gettext_lazy("adopted, unopposed"),
    "E12": gettext_lazy("adopted, the court did without the parents’ consent"),
    "E2": gettext_lazy("died"),
    "E3": gettext_lazy("another council took over their care"),
    "E4A": gettext_lazy("went home to parents or relatives, as planned"),
    "E4B": gettext_lazy("went home to parents or relatives, unplanned"),
    "E13": gettext_lazy("went to live with somebody without parental responsibility"),
    "E41": gettext_lazy("child arrangements order"),
    "E43": gettext_lazy("special guardianship of former foster carers"),
    "E44": gettext_lazy("special guardianship of others"),
    "E45": gettext_lazy("special guardianship of former foster carers who are relatives or friends"),
    "E46": gettext_lazy("special guardianship of former foster carers"),
    "E47": gettext_lazy("special guardianship of relatives or friends"),
    "E48": gettext_lazy("special guardianship of others"),
    "E5": gettext_lazy("lives independently, with support"),
    "E6": gettext_lazy("lives independently, without support"),
    "E7": gettext_lazy("residential care from services for adults"),
    "E8": gettext_lazy("ended for another reason"),
    "E9": gettext_lazy("sentenced to custody"),
    "E14": gettext_lazy("remand ended"),
    "E15": gettext_lazy("found to be eighteen or older"),
    "E16": gettext_lazy("moved abroad"),
    "E17": gettext_lazy("eighteen, and stays with their carers"),
}
# by CouncilEvent.What
SETS: Final[dict[str, Words]] = {
    "contact": SOURCES,
    "referral": SOURCES,
    "cin_plan": NEEDS,
    "care": NEEDS,
    "cp_plan": CATEGORIES,
    "closed": CLOSED,
    "legal_status": STATUSES,
    "placement": PLACEMENTS,
    "care_ended": ENDED,
    "disability": DISABILITIES,
}


def code_in_words(what: str, code: str) -> str:
    """Of several codes each; of none, nothing."""
    known = SETS.get(what, {})
    parts = code.split() if what == "disability" else [code.strip()]
    return ", ".join(one_in_words(part, known) for part in parts if part)


def one_in_words(code: str, known: Words) -> str:
    if code.upper() in known:
        return str(known[code.upper()])
    return _("code %(code)s") % {"code": code} if CODE.fullmatch(code) else code
