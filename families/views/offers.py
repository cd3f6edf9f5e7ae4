"""What was offered to a family and what came of it; and questions to experts, which name nobody."""

import uuid

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from families.actions.support import answer_offer, ask_expert, note_advice, offer_support
from families.forms.consultations import AdviceForm, ConsultationForm
from families.forms.support import OfferAnswerForm, OfferForm
from families.models import Consultation, Family, SupportOffer
from families.models.consultations import what_gives_them_away
from families.views.once import new_id
from families.views.support import sent, show_new
from restorative.access.http import SignedInRequest
from restorative.access.permissions import Permission, requires


@requires(Permission.EDIT_FAMILY, methods=("GET", "POST"))
def support_offer_new(request: SignedInRequest, family: uuid.UUID) -> HttpResponse:
    found = get_object_or_404(Family.objects.visible_to(request.user), pk=family)
    form = OfferForm(sent(request), members=list(found.members.living()))
    if form.is_bound and form.is_valid():
        made = offer_support(
            offer_id=new_id(request, found.pk), family=found, facts=form.facts, by=request.user
        )
        messages.success(request, _("Saved. Now write down what they said."))
        return redirect("families:offer_answer", made.pk)
    return show_new(request, "families/support_offer_new.html", found, form)


@requires(Permission.EDIT_FAMILY, methods=("GET", "POST"))
def offer_answer(request: SignedInRequest, support_offer: uuid.UUID) -> HttpResponse:
    """What they said to it, and later what came of it: each time a new answer, and the earlier ones stay."""
    offers = SupportOffer.objects.visible_to(request.user).with_answers().select_related("family", "member")
    found = get_object_or_404(offers, pk=support_offer)
    form = OfferAnswerForm(sent(request), kind=found.kind)
    if form.is_bound and form.is_valid():
        answer_offer(answer_id=new_id(request, found.pk), offer=found, facts=form.facts, by=request.user)
        messages.success(request, _("Saved."))
        return redirect("families:family_support", found.family_id)
    context = {"offer": found, "family": found.family, "form": form}
    return render(request, "families/offer_answer.html", context)


@requires(Permission.EDIT_FAMILY, methods=("GET", "POST"))
def consultation_new(request: SignedInRequest, family: uuid.UUID) -> HttpResponse:
    """Anonymous unless somebody says why not: what gives the family away is marked where it stands (S34)."""
    found = get_object_or_404(Family.objects.visible_to(request.user), pk=family)
    terms = what_gives_them_away(found) if request.method == "POST" else []
    form = ConsultationForm(sent(request), terms=terms)
    if form.is_bound and form.is_valid():
        ask_expert(
            consultation_id=new_id(request, found.pk),
            family=found,
            facts=form.cleaned_data,
            by=request.user,
        )
        messages.success(request, _("Saved."))
        return redirect("families:family_support", found.pk)
    return show_new(request, "families/consultation_new.html", found, form)


@requires(Permission.EDIT_FAMILY, methods=("GET", "POST"))
def consultation_advice(request: SignedInRequest, consultation: uuid.UUID) -> HttpResponse:
    asked = Consultation.objects.visible_to(request.user).select_related("family")
    found = get_object_or_404(asked, pk=consultation)
    form = AdviceForm(sent(request))
    is_late = found.advised_on is not None
    if form.is_bound and form.is_valid() and not is_late:
        note_advice(consultation=found, **form.cleaned_data, by=request.user)
        messages.success(request, _("Saved."))
        return redirect("families:family_support", found.family_id)
    context = {"consultation": found, "family": found.family, "form": form, "is_late": is_late}
    status = 409 if is_late and form.is_bound else 200
    return render(request, "families/consultation_advice.html", context, status=status)
