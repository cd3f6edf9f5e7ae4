"""A signature is good only from who showed in the last ten minutes who they are: else it is asked for once more.

The answer stays on the page that asks. It can always go without the name, and counts just the same.
"""

from typing import Any

from django import forms
from django.http import HttpResponse
from django.shortcuts import render

from families.sharing.actions import Said
from families.sharing.forms.family import WRONG_CODE, AnswerForm, CodeForm
from families.sharing.models import SharedVersion
from families.sharing.views.doors import LINK_KEY, ask_for_code, spent
from restorative.access.http import SignedInRequest
from restorative.access.lasting import confirm, is_fresh
from restorative.accounts.forms import ConfirmForm

# the buttons of that page
SIGN, UNSIGNED, NEW_CODE = "sign", "unsigned", "new_code"


def said_in(request: SignedInRequest, form: AnswerForm) -> Said | None:
    """The answer as it may stand; None while it is to be signed by nobody knows whom.

    On a phone that a worker lent, the worker is beside them: that stands with the answer. What is urgent never waits.
    """
    said = form.said(on_workers_phone=request.identity.lent is not None)
    if not said.is_signed or said.on_workers_phone or is_fresh(request):
        return said
    if form.cleaned_data["beside"] or UNSIGNED in request.POST:
        return said.unsigned()
    return said if shows_who(request) else None


def shows_who(request: SignedInRequest) -> bool:
    """Whether a code or password came with it, and is theirs."""
    proof = proof_of(request)
    if proof is None or not proof.is_bound or not proof.is_valid():
        return False
    if "code" in proof.fields and not is_their_code(request, proof.cleaned_data["code"]):
        return False
    confirm(request)
    return True


def is_their_code(request: SignedInRequest, code: str) -> bool:
    entry = spent(request, request.session[LINK_KEY], code)
    return entry is not None and entry.user.pk == request.user.pk


def proof_of(request: SignedInRequest) -> forms.Form | None:
    """What they can show, in the way in which they came: another code for their link, or their password."""
    typed = request.POST if SIGN in request.POST else None
    if LINK_KEY in request.session:
        return CodeForm(typed)
    return ConfirmForm(typed, user=request.user) if request.user.has_usable_password() else None


def ask_who_signs(request: SignedInRequest, version: SharedVersion, form: AnswerForm) -> HttpResponse:
    """Their answer is kept on the page, unseen; what was typed wrong is said."""
    if NEW_CODE in request.POST and LINK_KEY in request.session:
        ask_for_code(request, request.session[LINK_KEY])
    proof = proof_of(request)
    if proof is not None and proof.is_bound and proof.is_valid():
        proof.add_error("code", WRONG_CODE)
    context: dict[str, Any] = {"version": version, "form": form, "proof": proof}
    return render(request, "sharing/my_sign.html", context, status=401)
