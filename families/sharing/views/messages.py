"""*Tell us something*: the family's side, and the worker's who answers."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from families.sharing.actions import MustNotLearn, NeedsYes, ask_about_reply, reply_to_message, tell_us
from families.sharing.forms.family import TellForm
from families.sharing.forms.messages import ReplyForm
from families.sharing.models import Message
from families.sharing.own_page import NEWEST
from families.sharing.replies import approval_of, asked_reply, hash_of_reply, with_approval
from restorative.access.http import SignedInRequest
from restorative.access.permissions import Permission, requires
from restorative.audit.actions import record_opening
from restorative.audit.models import AccessLog
from restorative.ui.templatetags.ui import in_words

READ_AND_WRITE = ("GET", "POST")


@requires(Permission.FAMILY_PAGES, methods=READ_AND_WRITE)
def my_tell(request: SignedInRequest) -> HttpResponseBase:
    """A box for their own words, or the wish to talk. It becomes a promise of ours to answer."""
    if request.method == "POST":
        form = TellForm(request.POST)
    else:
        form = TellForm(initial={"wants_to_talk": request.GET.get("talk") == "1"})
    if form.is_bound and form.is_valid():
        told = tell_us(**form.cleaned_data, by=request.user)
        if told:
            day = in_words(told.promise.by_when)
            messages.success(request, _("Thank you. It is sent. We will answer by %(day)s.") % {"day": day})
            return redirect("sharing:my_home")
        form.add_error("text", _("It cannot be sent from here any more. Ask your worker for a new link."))
    return render(request, "sharing/my_tell.html", {"form": form})


@requires(Permission.FAMILY_PAGES)
def my_told(request: SignedInRequest) -> HttpResponseBase:
    """What they told us and what we answered, newest first; after asking whether it is safe to read."""
    member, asked = request.identity.member_id, "safe" in request.GET or "before" in request.GET
    if member is None:
        return redirect("sharing:my_choose")
    if not asked:
        return render(request, "sharing/my_safe.html", {"read_url": f"{reverse('sharing:my_told')}?safe=1"})
    mine = Message.objects.filter(member_id=member).newest_first()
    place = place_in(request, member)
    rows = list((mine.older_than(place) if place else mine)[: NEWEST + 1])
    if rows:
        log_reading(request, member, rows[0].family_id)
    older = f"{reverse('sharing:my_told')}?before={rows[NEWEST - 1].pk}" if len(rows) > NEWEST else ""
    return render(request, "sharing/my_told.html", {"told": rows[:NEWEST], "older_url": older})


def place_in(request: SignedInRequest, member: UUID) -> Message | None:
    """The message after which to go on. Raises Http404 for what is not one of theirs."""
    place = request.GET.get("before")
    if place is None:
        return None
    try:
        return get_object_or_404(Message, member_id=member, pk=UUID(place))
    except ValueError as error:
        raise Http404 from error


def log_reading(request: SignedInRequest, member: UUID, family: UUID) -> None:
    """Our answers are read now: new to read no longer."""
    kind = AccessLog.Kind.MESSAGE
    record_opening(kind, by=request.user, family_id=family, target_id=member, member_id=member)


@requires(Permission.SHARE, methods=READ_AND_WRITE)
def message(request: SignedInRequest, message: UUID) -> HttpResponseBase:
    """What somebody told us, with a box for our answer."""
    people = Message.objects.visible_to(request.user).select_related(
        "family", "member", "member__safe_contact", "promise", "replied_by"
    )
    found = get_object_or_404(with_approval(people), pk=message)
    asked = {"reply": asked_reply(found)}
    form = ReplyForm(request.POST) if request.method == "POST" else ReplyForm(initial=asked)
    if form.is_bound and form.is_valid() and replied(request, found, form):
        return redirect("sharing:message", found.pk)
    kind = AccessLog.Kind.MESSAGE
    record_opening(kind, by=request.user, family_id=found.family_id, target_id=found.pk)
    approval = approval_of(found)
    seen = hash_of_reply(found, str(form["reply"].value() or ""))
    context = {
        "message": found,
        "form": form,
        "approval": approval,
        "asked": approval.of(seen),
        "may_go": approval.lets(seen),
    }
    return render(request, "sharing/message.html", context)


def replied(request: SignedInRequest, found: Message, form: ReplyForm) -> bool:
    """Whether our answer stands there now, or waits for a manager; if neither, the form says why."""
    reply = form.cleaned_data["reply"]
    try:
        if sent_or_asked(request, found, reply):
            return True
        form.add_error("reply", _("Somebody answered before you: their answer was sent, and yours was not."))
    except MustNotLearn as error:
        said = _("%(name)s must not learn this: %(words)s. Put it in other words.")
        form.add_error("reply", said % {"name": found.member.called, "words": ", ".join(error.words)})
    return False


def sent_or_asked(request: SignedInRequest, found: Message, reply: str) -> bool:
    """False if somebody else answered before. Raises MustNotLearn."""
    try:
        is_sent = reply_to_message(message=found, reply=reply, by=request.user) or found.reply == reply
    except NeedsYes:
        if found.replied_at:
            return found.reply == reply
        ask_about_reply(message=found, reply=reply, by=request.user)
        messages.success(request, _("Asked. Nothing is sent until a manager has said yes."))
        return True
    if is_sent:
        messages.success(request, _("Sent. It stands on their page now, and the promise is kept."))
    return is_sent
