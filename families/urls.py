"""The doors of families: who they are, and the visits."""

from django.urls import path

from families.views import allocation, caseload, drafts, family, handovers, people, promises, visits

app_name = "families"

family_urls = [
    path("", caseload.caseload, name="caseload"),
    path("new/", family.family_new, name="family_new"),
    path("<uuid:family>/", family.family, name="family"),
    path("<uuid:family>/edit/", family.family_edit, name="family_edit"),
    path("<uuid:family>/members/new/", people.member_new, name="member_new"),
    path("members/<uuid:member>/edit/", people.member_edit, name="member_edit"),
    path("<uuid:family>/workers/", allocation.allocation_edit, name="allocation_edit"),
    path("<uuid:family>/handover/", handovers.handover_new, name="handover_new"),
    path("handovers/<uuid:handover>/", handovers.handover, name="handover"),
    path("promises/<uuid:promise>/edit/", promises.promise_edit, name="promise_edit"),
]
visit_urls = [
    path("<uuid:family>/visits/new/", drafts.visit_new, name="visit_new"),
    path("<uuid:family>/visits/<uuid:draft>/draft/", drafts.visit_draft, name="visit_draft"),
    path("<uuid:family>/visits/<uuid:draft>/autosave/", drafts.visit_autosave, name="visit_autosave"),
    path("visits/<uuid:visit>/", visits.visit, name="visit"),
    path("visits/<uuid:visit>/undo/", visits.visit_undo, name="visit_undo"),
    path("visits/<uuid:draft>/discard/", drafts.draft_discard, name="draft_discard"),
]

urlpatterns = [*family_urls, *visit_urls]
