"""A family member's own pages. They read what was shared with them, and nothing of the live record."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from families.sharing.actions import (
    NoLongerStands,
    answer_version,
    comment_on_block,
    hide_version,
    open_version,
)
from families.sharing.files import file_in
from families.sharing.forms.family import BESIDE, AnswerForm, CommentForm, KeptWordsForm, choices
from families.sharing.forms.ratings import rating_form
from families.sharing.letters import Block, read
from families.sharing.models import SharedVersion
from families.sharing.own_page import (
    coming,
    has_answer_to_read,
    own_answer,
    promises_of,
    read_before,
    unread,
    written_down,
)
from families.sharing.paper import FILE_NAME
from families.sharing.paper import version_pdf as paper_of
from families.sharing.parts import answered, goals_in
from families.sharing.views.signing import ask_who_signs, said_in
from families.views.attachments import file_response
from restorative.access.http import SignedInRequest
from restorative.access.permissions import Permission, requires
from restorative.audit.models import AccessLog

READ_AND_WRITE = ("GET", "POST")


@requires(Permission.FAMILY_PAGES)
def my_home(request: SignedInRequest) -> HttpResponseBase:
    """What is new, what we agreed, promises, and what happens next."""
    member = request.identity.member_id
    if member is None:
        return redirect("sharing:my_choose")
    today = timezone.localdate()
    agreed, last = read_before(member, place_of(request, member))
    promises, has_more = promises_of(member, today, all_of_them=request.GET.get("promises") == "all")
    context = {
        "unread": unread(member),
        "has_answer": has_answer_to_read(member),
        "agreed": agreed,
        "older_url": f"{reverse('sharing:my_home')}?before={last.pk}" if last else "",
        "promises": promises,
        "all_promises_url": f"{reverse('sharing:my_home')}?promises=all" if has_more else "",
        "coming": coming(member, today),
    }
    return render(request, "sharing/my_home.html", context)


def place_of(request: SignedInRequest, member: UUID) -> SharedVersion | None:
    """The version after which to go on. Raises Http404 for what is not one of theirs."""
    place = request.GET.get("before")
    if place is None:
        return None
    try:
        return get_object_or_404(
            SharedVersion.objects.filter(member_id=member, hidden_at=None), pk=UUID(place)
        )
    except ValueError as error:
        raise Http404 from error


def mine(request: SignedInRequest, version: UUID) -> SharedVersion:
    """A version sent to this reader, standing or not; 404 for anybody else's."""
    if request.identity.member_id is None:
        raise Http404
    sent = SharedVersion.objects.filter(member_id=request.identity.member_id)
    return get_object_or_404(sent, pk=version)


def readable(request: SignedInRequest, version: UUID) -> SharedVersion:
    """What this reader may read now: not what was replaced, taken back, or taken off their page."""
    found = mine(request, version)
    if not found.is_on_page:
        raise Http404
    return found


@requires(Permission.FAMILY_PAGES)
def my_safe(request: SignedInRequest, version: UUID) -> HttpResponse:
    """Ask before anything is shown."""
    found = readable(request, version)
    read_url = reverse("sharing:my_version", args=[found.pk])
    return render(request, "sharing/my_safe.html", {"read_url": read_url, "lent": request.identity.lent})


@requires(Permission.FAMILY_PAGES)
def my_version(request: SignedInRequest, version: UUID) -> HttpResponse:
    """One version to read, with a place to answer."""
    found = readable(request, version)
    return reading_page(request, found, answer_form(request, found))


def reading_page(request: SignedInRequest, version: SharedVersion, form: AnswerForm) -> HttpResponse:
    open_version(version=version, by=request.user)
    answer = own_answer(version)
    context = {
        "version": version,
        "letter": read(version.content, version.comments.all()),
        "answer": answer,
        "written_down": written_down(answer),
        "parts": answered(goals_in(version.content), answer) if answer else [],
        "form": form,
        "beside": choices(BESIDE),
        "lent": request.identity.lent,
        "rating": rating_form(version, answer, is_lent=bool(request.identity.lent)),
    }
    return render(request, "sharing/my_version.html", context)


@requires(Permission.FAMILY_PAGES, methods=READ_AND_WRITE)
def my_answer(request: SignedInRequest, version: UUID) -> HttpResponseBase:
    """Say what one thinks of it. Bound to the text that was read: never to another."""
    found = mine(request, version) if request.method == "POST" else readable(request, version)
    form = answer_form(request, found)
    if form.is_bound and form.is_valid():
        try:
            seen, said = form.cleaned_data["seen"], said_in(request, form)
            if said is None:
                return ask_who_signs(request, found, form)
            answer_version(version=found, seen=seen, said=said, by=request.user)
        except NoLongerStands:
            return changed(request, found, form.cleaned_data["words"])
        # the same words for every answer: which one it was is nobody else's to read
        messages.success(request, _("Sent. Thank you."))
        return redirect("sharing:hand_back" if request.identity.lent else "sharing:my_home")
    if not found.is_on_page:
        return changed(request, found, form["words"].value() or "")
    return reading_page(request, found, form)


def answer_form(request: SignedInRequest, version: SharedVersion) -> AnswerForm:
    """What was typed; or, coming from a version that was replaced, a new form with the same words in it."""
    goals, seen = goals_in(version.content), {"seen": version.sha256}
    if request.method != "POST":
        return AnswerForm(initial=seen, goals=goals)
    typed = AnswerForm(request.POST, goals=goals)
    if "again" in request.POST:
        return AnswerForm(initial=seen | {"words": typed["words"].value()}, goals=goals)
    return typed


def changed(request: SignedInRequest, version: SharedVersion, words: str) -> HttpResponse:
    """The record changed, or is off their page, while they were writing: say so, and give their words back."""
    newer = version.successor()
    context = {
        "kept": KeptWordsForm(initial={"words": words}),
        "newer": newer if newer and newer.is_on_page else None,
        "is_hidden": version.stands and not version.is_on_page,
    }
    return render(request, "sharing/my_changed.html", context, status=409)


@requires(Permission.FAMILY_PAGES, methods=READ_AND_WRITE)
def my_comment(request: SignedInRequest, version: UUID, block: UUID) -> HttpResponseBase:
    """Say something about one passage, which stands above the box."""
    found = mine(request, version) if request.method == "POST" else readable(request, version)
    passage = block_of(found, block)
    form = CommentForm(request.POST) if request.method == "POST" else CommentForm()
    if form.is_bound and form.is_valid():
        try:
            comment_on_block(version=found, block=block, text=form.cleaned_data["text"], by=request.user)
        except NoLongerStands:
            return changed(request, found, form.cleaned_data["text"])
        messages.success(request, _("Thank you. What you said stands under that part now."))
        return redirect("sharing:my_version", found.pk)
    if not found.is_on_page:
        return changed(request, found, form["text"].value() or "")
    open_version(version=found, by=request.user)
    context: dict[str, Any] = {
        "version": found,
        "passage": passage,
        "form": form,
        "lent": request.identity.lent,
    }
    return render(request, "sharing/my_comment.html", context)


def block_of(version: SharedVersion, block: UUID) -> Block:
    """Raises Http404 if the version holds no such block."""
    found = next((one for one in read(version.content).blocks if one.id == str(block)), None)
    if found is None:
        raise Http404
    return found


@requires(Permission.FAMILY_PAGES, methods=READ_AND_WRITE)
def my_hide(request: SignedInRequest, version: UUID) -> HttpResponseBase:
    """Ask once, then take a version off their own page."""
    found = readable(request, version)
    if request.method == "POST":
        hide_version(version=found, by=request.user)
        messages.success(request, _("It is off your page now."))
        return redirect("sharing:my_home")
    return render(request, "sharing/my_hide.html", {"version": found})


@requires(Permission.FAMILY_PAGES)
def my_file(request: SignedInRequest, version: UUID, file: UUID) -> HttpResponse:
    """The reader's own copy of a file that stands in this version."""
    found = readable(request, version)
    copy = file_in(found, file)
    open_version(version=found, by=request.user, kind=AccessLog.Kind.FILE)
    return file_response(copy.data, copy.media_type)


@requires(Permission.FAMILY_PAGES)
def my_pdf(request: SignedInRequest, version: UUID) -> HttpResponse:
    """The version on paper with what they said, in ordinary or large print."""
    found = readable(request, version)
    open_version(version=found, by=request.user, kind=AccessLog.Kind.PDF)
    large = request.GET.get("large") == "1"
    said = own_answer(found)
    written = paper_of(found, [said] if said else [], found.comments.all(), large_print=large)
    headers = {"Content-Disposition": f'attachment; filename="{FILE_NAME}"'}
    return HttpResponse(written, content_type="application/pdf", headers=headers)
