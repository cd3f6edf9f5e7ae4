"""One recipient's version: which passages go, and for what reason the others do not."""

import uuid
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from django import forms
from django.forms import BoundField
from django.http import QueryDict
from django.utils import timezone
from django.utils.text import Truncator, get_text_list
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from families.models import Passage
from families.scan.marks import Fragment
from families.sharing.compose import Sheet
from families.sharing.forms.releases import (
    AGREED_ON,
    GROUND,
    MISSING,
    NOT_TICKED,
    REASON,
    grounds_of,
    missing,
    release_fields,
)
from families.sharing.held import Confided, Released
from families.sharing.letters import HEADINGS, next_line, who_line
from families.sharing.models import Composition
from families.sharing.pieces import Choice, Piece
from families.sharing.protection import Named, is_known
from families.sharing.withheld import Kept
from restorative.ui.forms import RestorativeForm
from restorative.ui.widgets import Radios

YES, NO = "yes", "no"
YES_OR_NO = [(YES, _("Yes")), (NO, _("No"))]
NOT_CONSIDERED = _("First say what must be kept from somebody in this family, or that there is nothing.")
BASES = [choice for choice in Passage.Basis.choices if choice[0]]


@dataclass(frozen=True)
class Row:
    """One piece on the page, with its questions."""

    piece: Piece
    heading: str
    # nothing is asked about what is withheld, or said in confidence
    include: BoundField | None
    why_out: BoundField | None
    alone: BoundField | None
    asked: BoundField | None
    safe: BoundField | None
    basis: BoundField | None
    # asked where it names somebody else
    may: BoundField | None
    # what must not be read, marked in its text
    found: list[list[Fragment]]
    # what was asked of a manager, and what they said
    kept: Kept | None = None
    # withheld, and their standing version says it all the same
    is_read_now: bool = False
    # the confidence that keeps it from them, or why they may read what others told us, and what is asked about that
    confided: Confided | None = None
    released: Released | None = None
    release: tuple[BoundField, ...] = ()

    @property
    def release_is_open(self) -> bool:
        said = self.include is not None and self.include.value()
        return bool(said) or any(field.errors or field.value() for field in self.release[:2])

    @property
    def when(self) -> str:
        """When we meet next, as the letter says it above the words."""
        return next_line(self.piece.facts)

    @property
    def who_comes(self) -> str:
        return who_line(self.piece.facts)

    @property
    def response(self) -> str:
        """How a worry was responded to, in words."""
        said = self.piece.facts.get("response")
        return str(Passage.Response(said).label) if said else ""


class ComposeForm(RestorativeForm):
    """Questions for every piece of a sheet; each field's name ends in the piece's id."""

    def __init__(self, data: QueryDict | None = None, *, sheet: Sheet) -> None:
        super().__init__(data)
        self.sheet = sheet
        self.called = sheet.recipient.member.called
        self.named = {piece.id: sheet.protection.names_in(piece) for piece in sheet.pieces}
        self.found = {piece.id: sheet.protection.found_in(piece) for piece in sheet.pieces}
        choices = sheet.choices
        for piece in sheet.pieces:
            if not sheet.withheld.holds(piece.id) and not sheet.held.kept(piece):
                self.add(piece, choices[piece.id])
                self.add_release(piece)
        self.prepare()

    def add(self, piece: Piece, choice: Choice) -> None:
        self.ask(piece, "in", self.include_field(), choice.included)
        if needs_reason(piece):
            self.ask(piece, "why", why_field(), choice.why_out)
        if piece.answers:
            self.ask(piece, "alone", alone_field(piece.kind), choice.alone)
        if piece.is_childs_words(self.sheet.recipient):
            self.ask(piece, "asked", yes_or_no(_("Did you ask them?")), yes(choice.asked))
            safe = yes_or_no(_("Is it safe if this person reads this?"))
            self.ask(piece, "safe", safe, yes(choice.safe))
        if piece.asks_basis:
            self.ask(piece, "basis", basis_field(), "")
        if named := self.named[piece.id]:
            known = choice.included and is_known(named, choice.may)
            self.ask(piece, "may", may_field(named, self.called), yes(known))

    def add_release(self, piece: Piece) -> None:
        fields = release_fields(self.called) if self.waits(piece) else {}
        for question, field in fields.items():
            self.ask(piece, question, field, timezone.localdate() if question == AGREED_ON else "")

    def include_field(self) -> forms.Field:
        label = _("%(name)s reads this") % {"name": self.called}
        return forms.BooleanField(label=label, required=False)

    def ask(self, piece: Piece, question: str, field: forms.Field, initial: Any) -> None:
        field.initial = initial
        self.fields[name_of(question, piece.id)] = field

    def place_of(self, name: str) -> str:
        """Which part a question is about: by how it begins."""
        piece = name.rpartition("_")[2]
        return next((Truncator(one.text).chars(40) for one in self.sheet.pieces if one.id.hex == piece), "")

    def rows(self) -> Iterator[Row]:
        for piece in self.sheet.pieces:
            yield Row(
                piece,
                heading=heading_of(piece),
                include=self.box("in", piece),
                why_out=self.box("why", piece),
                alone=self.box("alone", piece),
                asked=self.box("asked", piece),
                safe=self.box("safe", piece),
                basis=self.box("basis", piece),
                may=self.box("may", piece),
                found=self.found[piece.id],
                kept=self.sheet.withheld.of(piece.id),
                is_read_now=self.sheet.is_read_now(piece),
                confided=self.sheet.held.kept(piece),
                released=self.sheet.held.released.get(piece.id),
                release=tuple(self[name_of(one, piece.id)] for one in MISSING) if self.waits(piece) else (),
            )

    def waits(self, piece: Piece) -> bool:
        """What others told us, and nobody released for this person yet."""
        held = self.sheet.held
        return bool(piece.came_from) and piece.id not in held.released and held.kept(piece) is None

    def box(self, question: str, piece: Piece) -> BoundField | None:
        name = name_of(question, piece.id)
        return self[name] if name in self.fields else None

    def clean(self) -> dict[str, Any]:
        for piece in self.sheet.pieces:
            self.check_child(piece)
            self.check_release(piece)
        going = {piece.id for piece in self.sheet.going(self.choices())}
        for piece in self.sheet.pieces:
            self.check_reason(piece, going)
            if piece.id in going:
                self.check_protected(piece)
                self.check_named(piece)
        if not self.sheet.protection.is_considered:
            self.add_error(None, NOT_CONSIDERED)
        if self.sheet.subject.not_yet:
            self.add_error(None, self.sheet.subject.not_yet)
        self.check_any(going)
        return self.cleaned_data

    def check_any(self, going: set[uuid.UUID]) -> None:
        if self.sheet.withheld.whole:
            message = _("%(name)s reads nothing of this for now: %(what)s. Share the others without it.")
            self.add_error(None, message % {"name": self.called, "what": self.sheet.subject.label})
        elif not going and not self.errors:
            self.add_error(None, _("Choose at least one part to share."))

    def check_child(self, piece: Piece) -> None:
        choice = self.choice(piece)
        if (
            choice.included
            and piece.is_childs_words(self.sheet.recipient)
            and not (choice.asked and choice.safe)
        ):
            message = _("A child’s words stay out until you have asked them and it is safe.")
            self.add_error(name_of("in", piece.id), message)

    def check_release(self, piece: Piece) -> None:
        said = self.said_of_release(piece)
        if not self.waits(piece):
            return
        if self.answer("in", piece):
            for question, message in missing(said).items():
                if name_of(question, piece.id) not in self.errors:
                    self.add_error(name_of(question, piece.id), message)
        elif said[GROUND] or said[REASON]:
            self.add_error(name_of("in", piece.id), NOT_TICKED % {"name": self.called})

    def said_of_release(self, piece: Piece) -> dict[str, Any]:
        return {question: self.answer(question, piece) for question in MISSING}

    def check_protected(self, piece: Piece) -> None:
        """A hard stop: nobody shares it by saying yes."""
        if self.found[piece.id]:
            message = _("This holds something that %(name)s must not learn. Leave the part out.")
            self.add_error(name_of("in", piece.id), message % {"name": self.called})

    def check_named(self, piece: Piece) -> None:
        said = self.answer("may", piece)
        if self.named[piece.id] and said == NO:
            message = _("You said that %(name)s may not read this: take the tick out.")
            self.add_error(name_of("in", piece.id), message % {"name": self.called})
        elif self.named[piece.id] and not said:
            self.add_error(name_of("may", piece.id), may_missing(self.named[piece.id], self.called))

    def check_reason(self, piece: Piece, going: set[uuid.UUID]) -> None:
        """What is left out by choice needs a reason. What waits for a child, or for the worry it answers, has one."""
        if self.sheet.withheld.holds(piece.id):
            return
        choice = self.choice(piece)
        waits = piece.is_childs_words(self.sheet.recipient) and not (choice.asked and choice.safe)
        is_kept = self.sheet.held.kept(piece) is not None
        has_reason = bool(choice.why_out) or not needs_reason(piece) or is_kept
        if not choice.included and not waits and not has_reason and not self.follows(piece, going):
            message = _("Say why this is left out: %(part)s") % {"part": heading_of(piece)}
            self.add_error(name_of("why", piece.id), message)

    def follows(self, piece: Piece, going: set[uuid.UUID]) -> bool:
        return piece.answers is not None and piece.answers not in going

    def choice(self, piece: Piece) -> Choice:
        included = bool(self.answer("in", piece))
        return Choice(
            included=included,
            why_out="" if included else str(self.answer("why", piece) or ""),
            asked=self.answer("asked", piece) == YES,
            safe=self.answer("safe", piece) == YES,
            alone=bool(self.answer("alone", piece)),
            may=frozenset(one.key for one in self.named[piece.id] if self.answer("may", piece) == YES),
            release=grounds_of(self.said_of_release(piece)) if included and self.waits(piece) else None,
        )

    def answer(self, question: str, piece: Piece) -> Any:
        return self.cleaned_data.get(name_of(question, piece.id))

    def choices(self) -> dict[uuid.UUID, Choice]:
        return {piece.id: self.choice(piece) for piece in self.sheet.pieces}

    def choices_so_far(self) -> dict[uuid.UUID, Choice]:
        """Before the page is done: about a part with something wrong nobody has decided yet."""
        choices = self.choices()
        wrong = {name.partition("_")[2] for name in self.errors}
        return {key: replace(one, is_open=key.hex in wrong) for key, one in choices.items()}

    def bases(self) -> dict[uuid.UUID, str]:
        """What the practitioner said that passages rest on."""
        said = {piece.id: self.answer("basis", piece) for piece in self.sheet.pieces}
        return {key: basis for key, basis in said.items() if basis}


def needs_reason(piece: Piece) -> bool:
    """A file that stays where it is needs no reason; what others told us has its own."""
    return piece.file is None and not piece.came_from


def heading_of(piece: Piece) -> str:
    """What the part is called: as its reader reads it, but for words that answer something."""
    return str(HEADINGS.get(piece.kind, Passage.Kind.RESPONSE.label))


def name_of(question: str, passage: uuid.UUID) -> str:
    return f"{question}_{passage.hex}"


def yes(answer: bool) -> str:
    """The question is open until somebody says yes: a no is not kept as an answer for ever."""
    return YES if answer else ""


def yes_or_no(label: Any) -> forms.Field:
    return forms.ChoiceField(label=label, choices=YES_OR_NO, required=False, widget=Radios(inline=True))


def may_label(named: list[Named], called: str) -> str:
    """This names Ryan and Jaden. May Amina read it? Of a file, whether somebody looked at all of it."""
    if not any(one.is_file for one in named):
        return gettext("This names %(names)s. May %(name)s read it?") % {
            "names": names_of(named),
            "name": called,
        }
    label = gettext(
        "We cannot look into a file. Did you look at every page of it, and is there nothing in it that %(name)s must"
        " not learn? Think of names, schools, places and faces."
    )
    return label % {"name": called}


def may_missing(named: list[Named], called: str) -> str:
    if any(one.is_file for one in named):
        return gettext("Say whether you looked at every page of the file for %(name)s") % {"name": called}
    words = gettext("Say whether %(name)s may read it: it names %(names)s")
    return words % {"name": called, "names": names_of(named)}


def names_of(named: list[Named]) -> str:
    return get_text_list([one.called for one in named], gettext("and"))


def may_field(named: list[Named], called: str) -> forms.Field:
    return yes_or_no(may_label(named, called))


def why_field() -> forms.Field:
    choices = Composition.WhyOut.choices
    return forms.ChoiceField(label=_("Why is it left out?"), choices=choices, required=False, widget=Radios)


ALONE = {"step": _("Share this step even if its goal is left out")}


def alone_field(kind: str) -> forms.Field:
    label = ALONE.get(kind, _("Share these words even if the worry they answer is left out"))
    return forms.BooleanField(label=label, required=False)


def basis_field() -> forms.Field:
    return forms.ChoiceField(label=_("How do we know this?"), choices=BASES, required=False, widget=Radios)
