"""What one cell may hold: read into what we keep, or refused with what to do."""

import json
import re
from collections.abc import Callable, Mapping
from datetime import date
from typing import Any, Final

from django.utils import timezone
from django.utils.translation import gettext as _

from families.importing.days import NoDay, read_day
from families.importing.text import has_hidden, is_formula, key_of
from families.models import Family

YES: Final = frozenset(("y", "yes", "true", "1", "t"))
NO: Final = frozenset(("n", "no", "false", "0", "f"))
SEXES: Final = {"m": "male", "1": "male", "male": "male", "boy": "male", "man": "male"} | {
    "f": "female",
    "2": "female",
    "female": "female",
    "girl": "female",
    "woman": "female",
    "other": "other",
    # not known, and not said
    "u": "",
    "0": "",
    "9": "",
    "unknown": "",
    "not_known": "",
}
KINDS: Final = {"adult": "adult", "a": "adult", "child": "child", "c": "child", "young_person": "child"}
LINKS: Final = {
    "birth": "birth",
    "mother": "birth",
    "father": "birth",
    "parent": "birth",
    "biological": "birth",
    "second": "second",
    "second_parent": "second",
    "second_female_parent": "second",
    "adoptive": "adoptive",
    "adopted": "adoptive",
    "foster": "foster",
    "foster_carer": "foster",
    "step": "step",
    "stepmother": "step",
    "stepfather": "step",
    "step_parent": "step",
    "guardian": "guardian",
    "special_guardian": "guardian",
    "grandparent": "grandparent",
    "grandmother": "grandparent",
    "grandfather": "grandparent",
    "other": "other",
}
COUPLES: Final = {
    "married": "married",
    "civil": "civil",
    "civil_partnership": "civil",
    "engaged": "engaged",
    "together": "together",
    "living_together": "together",
    "cohabiting": "together",
    "apart": "apart",
}
ENDS: Final = {"separated": "separated", "divorced": "divorced", "dissolved": "divorced", "death": "death"}
LEVELS: Final = {key_of(str(label)): value for value, label in Family.Level.choices} | {
    value: value for value in Family.Level.values
}
ADDRESS_PARTS: Final = ("ROOM", "FLOOR", "FLAT", "BUILDING", "HOUSE", "STREET")
ID: Final = re.compile(r"[\w./-]{1,40}")
Reader = Callable[[str], Any]


class Refusal(ValueError):
    """One cell that cannot be kept; its text says what to do."""


def words(most: int) -> Reader:
    """Text of at most so many letters."""

    def read(cell: str) -> str:
        if has_hidden(cell):
            raise Refusal(_("It holds hidden signs. Type it again."))
        if len(cell) > most:
            raise Refusal(_("It is longer than %(most)s letters. Shorten it.") % {"most": most})
        return cell

    return read


def name(most: int) -> Reader:
    """A name: text that no spreadsheet would take for a sum, with a letter in it."""
    text = words(most)

    def read(cell: str) -> str:
        if is_formula(cell):
            raise Refusal(
                _("“%(start)s…” begins like a formula and is not worked out. Write the name itself.")
                % {"start": cell[0]}
            )
        if not any(sign.isalpha() for sign in cell):
            raise Refusal(_("There is no letter in it. Write the name."))
        return str(text(cell))

    return read


def day(cell: str) -> date:
    if is_formula(cell):
        raise Refusal(_("This begins like a formula and is not worked out. Write the date like 27/03/2016."))
    try:
        return read_day(cell)
    except NoDay as wrong:
        raise Refusal(str(wrong)) from wrong


def past_day(cell: str) -> date:
    said = day(cell)
    if said > timezone.localdate():
        raise Refusal(_("“%(day)s” is in the future. Check the year.") % {"day": cell})
    return said


def ident(cell: str) -> str:
    if not ID.fullmatch(cell) or is_formula(cell):
        raise Refusal(
            _("“%(cell)s” is no number of your system: up to 40 letters, digits, dots, strokes and dashes.")
            % {"cell": cell[:40]}
        )
    return cell


def one_of(known: Mapping[str, str]) -> Reader:
    def read(cell: str) -> str:
        if key_of(cell) not in known:
            raise Refusal(
                _("“%(cell)s” is not one of: %(known)s.")
                % {"cell": cell[:40], "known": ", ".join(sorted(set(known.values()) - {""}))}
            )
        return known[key_of(cell)]

    return read


def yes_or_no(cell: str) -> bool:
    if key_of(cell) in YES:
        return True
    if key_of(cell) in NO:
        return False
    raise Refusal(_("“%(cell)s” is neither yes nor no.") % {"cell": cell[:40]})


def email(cell: str) -> str:
    if not re.fullmatch(r"[^@\s]+@[^@\s]+", cell):
        raise Refusal(_("This is no email address."))
    return cell.lower()


def postcode(cell: str) -> str:
    """In capitals and with the space that the dataset takes out."""
    plain = re.sub(r"\s+", "", cell).upper()
    if not 2 <= len(plain) <= 9 or is_formula(cell):
        raise Refusal(_("“%(cell)s” is no postcode.") % {"cell": cell[:20]})
    return f"{plain[:-3]} {plain[-3:]}" if len(plain) > 4 else plain


def address_type(cell: str) -> str:
    said = key_of(cell)
    if any(part in said for part in ("post", "correspond")):
        return "post"
    return "staying" if any(part in said for part in ("placement", "temp", "stay", "refuge")) else "home"


def address_json(cell: str) -> tuple[str, str]:
    """Lines and town of the dataset's address."""
    try:
        parts = {str(key).upper(): str(part or "").strip() for key, part in json.loads(cell).items()}
    except (ValueError, AttributeError) as error:
        raise Refusal(
            _("This is no address in the dataset’s form. Write it in address_lines instead.")
        ) from error
    lines = " ".join(parts[key] for key in ADDRESS_PARTS if parts.get(key))
    return str(words(300)(lines)), str(words(100)(parts.get("TOWN", "")))


def parents(cell: str) -> list[tuple[str, str]]:
    """`P1:birth; P2:step`: who is what to them. Without a word it is a birth parent."""
    return [two_parts(part) for part in re.split(r"[;|]", cell) if part.strip()]


def two_parts(part: str) -> tuple[str, str]:
    who, _colon, kind = part.partition(":")
    return ident(who.strip()), one_of(LINKS)(kind.strip() or "birth")


Couple = tuple[str, str, date | None, date | None, str]


def partners(cell: str) -> list[Couple]:
    """`P3:married:1/5/2010:2/6/2015:divorced`: with whom, what, from when, to when, and how it ended."""
    return [couple(part) for part in re.split(r"[;|]", cell) if part.strip()]


def couple(part: str) -> Couple:
    parts = [one.strip() for one in part.split(":")]
    if len(parts) > 5:
        raise Refusal(_("Write a partnership as number:what:from:to:how it ended."))
    who, kind, began, ended, how = [*parts, "", "", "", ""][:5]
    return (
        ident(who),
        one_of(COUPLES)(kind or "together"),
        past_day(began) if began else None,
        past_day(ended) if ended else None,
        one_of(ENDS)(how) if how else "",
    )
