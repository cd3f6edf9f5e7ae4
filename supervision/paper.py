"""A session on paper, in two parts that never stand on one sheet: what is of the families, and what is personal."""

from collections.abc import Iterable, Sequence
from typing import Any

from django.utils.translation import gettext as _

from restorative.documents.render import render_pdf
from supervision.models import Action, CaseDiscussion, Decision, SupervisionSession

FILE_NAME = "record.pdf"
LANGUAGE = "en-gb"
Parts = Sequence[tuple[Any, str]]


def case_pdf(
    session: SupervisionSession, families: Iterable[tuple[CaseDiscussion, Parts, list[Decision]]]
) -> bytes:
    """What was discussed and decided of each family, and nothing of the two people."""
    context = {"session": session, "families": list(families)}
    return render_pdf("documents/supervision_case.html", context, language=LANGUAGE)


def personal_pdf(session: SupervisionSession, reflected: Parts, actions: Iterable[Action]) -> bytes:
    """What is between the two people, and no family's part."""
    parts = [*own_parts(session), *reflected]
    context = {"session": session, "parts": parts, "actions": list(actions)}
    return render_pdf("documents/supervision_personal.html", context, language=LANGUAGE)


def own_parts(session: SupervisionSession) -> Parts:
    """Support and challenge, both ways, under the name of who gave it."""
    manager, supervisee = {"name": session.manager.name}, {"name": session.supervisee.name}
    said = [
        (_("What %(name)s brings") % supervisee, session.brings),
        (_("Support %(name)s gave") % manager, session.support),
        (_("What %(name)s challenged") % manager, session.challenge),
        (_("Support %(name)s gave") % supervisee, session.support_back),
        (_("What %(name)s challenged") % supervisee, session.challenge_back),
    ]
    return [(label, text) for label, text in said if text]
