"""What is looked for: a term of some kind, and the ways in which people write it."""

import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from families.scan.fold import FILLERS
from families.scan.ways import Way, words_in

WORD = re.compile(r"[^\W\d_]+|\d+")
EMAIL_SIGNS = {".": ["", "dot"], "@": ["", "at", "a"], "-": ["", "dash"], "_": ["", "underscore"]}
TYPES = words_in(
    "street st road rd avenue ave lane ln close cl drive dr court ct crescent cres terrace gardens grove place"
    " square way walk row hill mount view park green rise mews fold garth croft gate bank yard"
)
WITHIN = words_in("flat apartment apt unit room floor ground first second third top c/o care of")
# what a place of this kind is called besides its name
GENERIC = words_in(
    "the school primary junior infant infants high secondary college academy nursery playgroup preschool"
    " surgery practice medical health centre clinic refuge house baby master miss mr mrs ms mx dr doctor"
)
LEAST = 2
NATIONAL = re.compile(r"^(?:00)?440?|^0")


class Kind(StrEnum):
    ADDRESS = "address"
    POSTCODE = "postcode"
    PHONE = "phone"
    EMAIL = "email"
    SCHOOL = "school"
    NURSERY = "nursery"
    GP = "gp"
    REFUGE = "refuge"
    VEHICLE = "vehicle"
    NAME = "name"
    PERSON = "person"
    OTHER = "other"


@dataclass(frozen=True)
class Term:
    """`key` is whatever the asker knows it by."""

    key: str
    kind: str
    text: str

    def ways(self) -> list[Way]:
        """Every way to write it: whole, and in part where a part gives it away."""
        found = WAYS.get(self.kind, whole)(tidy(self.text))
        return [way for way in found if way.steps and all(way.heads())]


def tidy(text: str) -> str:
    """One kind of apostrophe, one kind of space, whole letters."""
    seen = "".join(sign for sign in text if unicodedata.category(sign) != "Cf" and sign not in FILLERS)
    return " ".join(unicodedata.normalize("NFC", seen).replace("’", "'").split())


def way_of(text: str) -> Way:
    way = Way()
    for word in WORD.findall(text.casefold()):
        way.add_digits(ascii_digits(word)) if word.isdigit() else way.add_word(word)
    return way


def ascii_digits(digits: str) -> str:
    return "".join(str(unicodedata.digit(digit)) for digit in digits)


def whole(text: str) -> Iterator[Way]:
    yield way_of(text)


def address(text: str) -> Iterator[Way]:
    """Of each line the street with its kind, and the number with the street's name. A flat’s number says nothing."""
    for line in re.split(r"[,;\n]", text):
        words = WORD.findall(line.casefold())
        while words and (words[0] in WITHIN or (words[0].isdigit() and len(words) == 1)):
            words = words[2:] if words[0] in WITHIN and words[1:] and words[1].isdigit() else words[1:]
        yield from lines_of(words)


def lines_of(words: list[str]) -> Iterator[Way]:
    number = [word for word in words[:1] if word.isdigit()]
    street = words[len(number) :]
    has_type = len(street) > 1 and street[-1] in TYPES
    if number and street:
        yield way_of(" ".join([*number, *(street[:-1] if has_type else street)]))
    if len(street) > 1:
        yield way_of(" ".join(street))


def code(text: str) -> Iterator[Way]:
    way = Way()
    for word in WORD.findall(text.casefold()):
        way.add_digits(ascii_digits(word)) if word.isdigit() else way.add_letters(word)
    way.words = len(text.split())
    yield way


def phone(text: str) -> Iterator[Way]:
    """The number at home and from abroad, with the first nought and without."""
    digits = ascii_digits("".join(sign for sign in text if sign.isdigit()))
    national = NATIONAL.sub("", digits, count=1)
    if not national:
        return
    way = Way()
    before = [
        "0",
        "o",
        "oh",
        "zero",
        "nought",
        "44",
        "440",
        "0044",
        "00440",
        "aa",
        "aao",
        "ooaa",
        "ooaao",
        "",
    ]
    way.add(before)
    way.add_digits(ascii_digits(national))
    yield way


def email(text: str) -> Iterator[Way]:
    way = Way()
    for word in re.findall(r"[^\W\d_]+|\d+|[.@_-]", text.casefold()):
        if word in EMAIL_SIGNS:
            way.add(EMAIL_SIGNS[word])
        elif word.isdigit():
            way.add_digits(ascii_digits(word))
        else:
            way.add_word(word)
    yield way


def place(text: str) -> Iterator[Way]:
    """Each part between commas: its own name, and that with some or all of what such places are called."""
    for part in text.split(","):
        words = part.split()
        own = [word for word in words if not is_generic(word)]
        if own and own != words:
            yield way_of(" ".join(own))
        last = max((at for at, word in enumerate(words) if not is_generic(word)), default=len(words))
        for end in range(last + 1, len(words)):
            yield way_of(" ".join(words[:end]))
        yield way_of(part)


def is_generic(word: str) -> bool:
    return word.casefold().strip(".'") in GENERIC


def changed_name(text: str) -> Iterator[Way]:
    """The whole name, and the surname alone; the first name is often known."""
    yield way_of(text)
    if len(text.split()) > 1:
        yield way_of(text.split()[-1])


def person(text: str) -> Iterator[Way]:
    """Somebody of whom nobody may know: the whole name and every part of it."""
    yield way_of(text)
    for name in [word for word in text.split() if not is_generic(word)]:
        if sum(sign.isalnum() for sign in name) >= LEAST:
            yield way_of(name)


WAYS: dict[str, Callable[[str], Iterator[Way]]] = {
    Kind.ADDRESS: address,
    Kind.POSTCODE: code,
    Kind.VEHICLE: code,
    Kind.PHONE: phone,
    Kind.EMAIL: email,
    Kind.SCHOOL: place,
    Kind.NURSERY: place,
    Kind.GP: place,
    Kind.REFUGE: place,
    Kind.NAME: changed_name,
    Kind.PERSON: person,
}
