"""Digits as people write and say them: fourteen, one four, double oh, nine hundred."""

from collections.abc import Iterator
from functools import cache

from families.scan.fold import LETTER_FOR, folded

ONES = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"]
TEENS = [
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
]
TENS = ["-", "-", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
NOUGHT = ("oh", "o", "nought", "naught", "nil")
OTHERWISE = {"forty": "fourty", "ninety": "ninty"}
LONGEST = 3
REPEATED = {2: ("double",), 3: ("triple", "treble")}


@cache
def words_of(number: str) -> tuple[str, ...]:
    """How a number of up to three digits is said, folded as texts are."""
    return tuple(folded(said).signs for said in spoken(number))


def spoken(number: str) -> Iterator[str]:
    if len(number) == 1:
        yield from digit_words(number)
    elif number[0] != "0":
        yield from {2: below_hundred, 3: below_thousand}[len(number)](number)


def digit_words(digit: str) -> Iterator[str]:
    yield digit
    yield ONES[int(digit)]
    yield LETTER_FOR.get(digit, digit)
    if digit == "0":
        yield from NOUGHT


def below_hundred(number: str) -> Iterator[str]:
    tens, ones = int(number[0]), int(number[1])
    if tens == 1:
        yield TEENS[ones]
        return
    for said in (TENS[tens], OTHERWISE.get(TENS[tens], "")):
        if said:
            yield said + (ONES[ones] if ones else "")


def below_thousand(number: str) -> Iterator[str]:
    hundreds = [ONES[int(number[0])]] + (["a"] if number[0] == "1" else [])
    for said in hundreds:
        if number[1:] == "00":
            yield f"{said}hundred"
            continue
        rest = ONES[int(number[2])] if number[1] == "0" else "".join(list(below_hundred(number[1:]))[:1])
        yield f"{said}hundred{rest}"
        yield f"{said}hundredand{rest}"


@cache
def repeated(digits: str) -> tuple[tuple[str, int], ...]:
    """Double oh, triple seven: what is said, and for how many of the three digits it stands."""
    counts = [count for count in REPEATED if len(digits) >= count and len(set(digits[:count])) == 1]
    said = [
        (name + word, count)
        for count in counts
        for name in REPEATED[count]
        for word in digit_words(digits[0])
    ]
    return tuple((folded(words).signs, count) for words, count in said)
