"""From a checked page to a note that can be finished."""

from typing import Any

from families.actions.notes import Agreed, Challenge, Ending, FromOthers, Note, Question, Seen, Support, View
from families.forms.rows import Rows
from families.forms.visits import NOBODY, VisitPage
from families.models import Member, VisitMember


def note_of(page: VisitPage) -> Note:
    """The note that a valid page holds; rows without text are left out."""
    top, more = page.note.cleaned_data, page.more.cleaned_data
    return Note(
        kind=top["kind"],
        happened_on=top["when"],
        happened=top["happened"],
        present=[page.members[pk] for pk in top["who"] if pk != NOBODY],
        starts_at=more["starts_at"],
        ends_at=more["ends_at"],
        supports=[Support(said["text"], about(page, said)) for said in filled(page.supports, "text")],
        challenges=[challenge(page, said) for said in filled(page.challenges, "text")],
        agreed=[agreed(page, said) for said in filled(page.agreed, "what")],
        children=[seen for pk in page.more.children if (seen := seen_child(page, pk))],
        next_on=more["next_on"],
        next_at=more["next_at"],
        next_words=more["next_words"],
        next_who=more["next_who"],
        views=[view(page, said) for said in filled(page.views, "text")],
        questions=[Question(said["text"], said["we_did"]) for said in filled(page.questions, "text")],
        from_others=[FromOthers(**said) for said in filled(page.others, "text")],
        end=ending(page, page.end.cleaned_data),
    )


def filled(rows: Rows, name: str) -> list[dict[str, Any]]:
    return [row.cleaned_data for row in rows if row.cleaned_data.get(name)]


def about(page: VisitPage, said: dict[str, Any]) -> list[Member]:
    """Whom a row is about; nobody stands for everyone who was there."""
    return [page.members[pk] for pk in said.get("about", ())]


def challenge(page: VisitPage, said: dict[str, Any]) -> Challenge:
    who = page.members.get(said["said_by"])
    return Challenge(said["text"], said["response"], said["words"], who, about(page, said))


def view(page: VisitPage, said: dict[str, Any]) -> View:
    return View(said["text"], page.members[said["said_by"]], said["setting"], said["who_else"])


def ending(page: VisitPage, said: dict[str, Any]) -> Ending:
    return Ending(
        summary=said["summary"],
        read_back=said["read_back"] or VisitMember.Said.NOT_SAID,
        tell_manager=said["tell_words"],
        to_supervision=said["to_supervision"],
        supervision_words=said["supervision_words"],
        goals=[page.goals[pk] for pk in said.get("goals", [])],
    )


def agreed(page: VisitPage, said: dict[str, Any]) -> Agreed:
    return Agreed(said["what"], page.members.get(said["whose"]), said["by_when"], about(page, said))


def seen_child(page: VisitPage, pk: str) -> Seen | None:
    """What was said of one child; None when nothing was."""
    said = page.more.cleaned_data
    nothing = VisitMember.Said.NOT_SAID
    seen, alone = said[f"seen_{pk}"] or nothing, said[f"alone_{pk}"] or nothing
    if (seen, alone) == (nothing, nothing) and not said[f"why_not_{pk}"]:
        return None
    return Seen(page.members[pk], seen, alone, said[f"why_not_{pk}"])
