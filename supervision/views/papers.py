"""A session on paper, for the two."""

from uuid import UUID

from django.http import HttpResponse

from restorative.access.http import SignedInRequest
from restorative.access.permissions import Permission, requires
from restorative.audit.models import AccessLog
from supervision.forms.writing import ReflectionForm
from supervision.models import Action, Reflection
from supervision.paper import FILE_NAME, case_pdf, personal_pdf
from supervision.views.desk import discussions_of, log_opening, session_for
from supervision.views.session import families_of, read


@requires(Permission.SUPERVISION, fresh=True)
def session_pdf(request: SignedInRequest, session: UUID) -> HttpResponse:
    """The families' part."""
    found = session_for(request, session)
    discussions = discussions_of(request, found)
    log_opening(request, found, discussions, AccessLog.Kind.PDF)
    return paper(case_pdf(found, families_of(request, found, discussions)))


@requires(Permission.SUPERVISION, fresh=True)
def reflection_pdf(request: SignedInRequest, session: UUID) -> HttpResponse:
    """The personal part, for the two only."""
    found = session_for(request, session)
    log_opening(request, found, kind=AccessLog.Kind.PDF)
    reflection = Reflection.objects.filter(session=found).first()
    actions = Action.objects.filter(session=found).select_related("owner").soonest_first()
    return paper(personal_pdf(found, read(reflection, ReflectionForm), actions))


def paper(written: bytes) -> HttpResponse:
    headers = {"Content-Disposition": f'attachment; filename="{FILE_NAME}"'}
    return HttpResponse(written, content_type="application/pdf", headers=headers)
