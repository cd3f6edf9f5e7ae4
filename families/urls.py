"""The doors of families: who they are, and the visits."""

from django.urls import path

from families.views import (
    agencies,
    agency_talks,
    allocation,
    amendments,
    assessments,
    attachments,
    before,
    break_glass,
    caseload,
    drafts,
    engagement,
    events,
    family,
    found,
    handovers,
    heard,
    importing,
    kin,
    knowing,
    member,
    moved,
    names,
    offers,
    orders,
    papers,
    people,
    placings,
    promises,
    protected,
    reach,
    sources,
    support,
    ties,
    visits,
)

app_name = "families"

family_urls = [
    path("", caseload.caseload, name="caseload"),
    path("notes/", found.notes_found, name="notes_found"),
    path("new/", family.family_new, name="family_new"),
    path("import/", importing.import_new, name="import_new"),
    path("import/<uuid:kept>/", importing.import_preview, name="import_preview"),
    path("<uuid:family>/", family.family, name="family"),
    path("<uuid:family>/before/", before.before_visit, name="before_visit"),
    path("<uuid:family>/edit/", family.family_edit, name="family_edit"),
    path("<uuid:family>/members/new/", people.member_new, name="member_new"),
    path("members/<uuid:member>/", member.member, name="member"),
    path("members/<uuid:member>/edit/", people.member_edit, name="member_edit"),
    path("members/<uuid:member>/addresses/new/", protected.address_new, name="address_new"),
    path("members/<uuid:member>/existence/", protected.existence_edit, name="existence_edit"),
    path("addresses/<uuid:address>/end/", protected.address_end, name="address_end"),
    path("<uuid:family>/protected/", protected.protected_terms, name="protected_terms"),
    path("<uuid:family>/workers/", allocation.allocation_edit, name="allocation_edit"),
    path("<uuid:family>/cover/", reach.cover_new, name="cover_new"),
    path("<uuid:family>/ties/", reach.conflict_edit, name="conflict_edit"),
    path("<uuid:family>/ties/none/", ties.no_tie, name="no_tie"),
    path("ties/new/", ties.tie_new, name="tie_new"),
    path("ties/<uuid:notice>/", ties.tie_notice, name="tie_notice"),
    path("<uuid:family>/restriction/", reach.restriction_edit, name="restriction_edit"),
    path("<uuid:family>/chronology/", papers.chronology, name="chronology"),
    path("<uuid:family>/chronology/pdf/", papers.chronology_pdf, name="chronology_pdf"),
    path("<uuid:family>/chronology/new/", events.event_new, name="event_new"),
    path("events/<uuid:event>/end/", events.event_end, name="event_end"),
    path("<uuid:family>/handover/", handovers.handover_new, name="handover_new"),
    path("handovers/<uuid:handover>/", handovers.handover, name="handover"),
    path("promises/<uuid:promise>/edit/", promises.promise_edit, name="promise_edit"),
]
kin_urls = [
    path("<uuid:family>/who/", kin.family_ties, name="family_ties"),
    path("<uuid:family>/who/partnerships/new/", kin.partnership_new, name="partnership_new"),
    path("who/partnerships/<uuid:partnership>/end/", kin.partnership_end, name="partnership_end"),
    path("<uuid:family>/who/homes/new/", kin.household_new, name="household_new"),
    path("who/homes/<uuid:household>/people/new/", kin.stay_new, name="stay_new"),
    path("who/stays/<uuid:stay>/end/", kin.stay_end, name="stay_end"),
    path("members/<uuid:member>/parents/new/", kin.parent_new, name="parent_new"),
    path("who/parents/<uuid:parent>/end/", kin.parent_end, name="parent_end"),
    path("members/<uuid:member>/parents/not-known/", kin.parent_not_known_new, name="parent_not_known_new"),
    path("who/not-known/<uuid:unknown>/end/", kin.parent_not_known_end, name="parent_not_known_end"),
    path("members/<uuid:member>/orders/", orders.court_orders, name="court_orders"),
    path("members/<uuid:member>/orders/new/", orders.court_order_new, name="court_order_new"),
    path("who/orders/<uuid:order>/end/", orders.court_order_end, name="court_order_end"),
    path("members/<uuid:member>/name/", names.member_name, name="member_name"),
]
visit_urls = [
    path("<uuid:family>/visits/new/", drafts.visit_new, name="visit_new"),
    path("<uuid:family>/visits/<uuid:draft>/draft/", drafts.visit_draft, name="visit_draft"),
    path("<uuid:family>/visits/<uuid:draft>/autosave/", drafts.visit_autosave, name="visit_autosave"),
    path("visits/<uuid:visit>/", visits.visit, name="visit"),
    path("visits/<uuid:visit>/undo/", visits.visit_undo, name="visit_undo"),
    path("visits/<uuid:visit>/add/", amendments.amendment_new, name="amendment_new"),
    path("visits/<uuid:visit>/sources/", sources.visit_sources, name="visit_sources"),
    path("visits/<uuid:visit>/pdf/", papers.visit_pdf, name="visit_pdf"),
    path("visits/<uuid:moved>/people/", moved.visit_people, name="visit_people"),
    path("visits/<uuid:draft>/move/", moved.draft_move, name="draft_move"),
    path("visits/<uuid:draft>/discard/", drafts.draft_discard, name="draft_discard"),
]
emergency_urls = [
    path("emergency/", break_glass.break_glass, name="break_glass"),
    path("emergency/<uuid:opening>/seen/", break_glass.break_glass_seen, name="break_glass_seen"),
    path("emergency/reviews/", break_glass.break_glass_reviews, name="break_glass_reviews"),
    path("emergency/<uuid:opening>/review/", break_glass.break_glass_review, name="break_glass_review"),
]
file_urls = [
    path("<uuid:family>/notes/<uuid:note>/files/new/", attachments.attachment_new, name="attachment_new"),
    path("files/<uuid:attachment>/", attachments.attachment, name="attachment"),
    path(
        "<uuid:family>/notes/<uuid:note>/files/<uuid:attachment>/remove/",
        attachments.attachment_remove,
        name="attachment_remove",
    ),
]
agency_urls = [
    path("<uuid:family>/agencies/", agencies.family_agencies, name="family_agencies"),
    path("<uuid:family>/agencies/new/", agencies.agency_role_new, name="agency_role_new"),
    path("<uuid:family>/agencies/load/", agencies.agency_load_new, name="agency_load_new"),
    path("<uuid:family>/agencies/talks/new/", agency_talks.agency_talk_new, name="agency_talk_new"),
    path("agencies/<uuid:agency_role>/edit/", agencies.agency_role_edit, name="agency_role_edit"),
    path("agencies/<uuid:agency_role>/actions/new/", agencies.agency_action_new, name="agency_action_new"),
    path("agencies/actions/<uuid:agency_action>/end/", agencies.agency_action_end, name="agency_action_end"),
    path("agencies/talks/<uuid:agency_talk>/", agency_talks.agency_talk, name="agency_talk"),
    path(
        "agencies/talks/<uuid:agency_talk>/close/",
        agency_talks.agency_talk_close,
        name="agency_talk_close",
    ),
]

heard_urls = [
    path("<uuid:family>/views/", heard.family_views, name="family_views"),
    path("members/<uuid:member>/views/new/", heard.view_new, name="view_new"),
    path("members/<uuid:member>/influence/new/", heard.influence_new, name="influence_new"),
    path("members/<uuid:child>/needs/", heard.child_needs, name="child_needs"),
    path("members/<uuid:child>/needs/new/", heard.need_new, name="need_new"),
    path("members/<uuid:member>/know/", knowing.getting_to_know, name="getting_to_know"),
    path("members/<uuid:member>/tried/new/", knowing.tried_new, name="tried_new"),
    path("members/<uuid:member>/identity/new/", knowing.identity_new, name="identity_new"),
    path("members/<uuid:member>/explained/new/", knowing.explained_new, name="explained_new"),
    path("members/<uuid:member>/speaking/", knowing.speaking_edit, name="speaking_edit"),
    path("visits/<uuid:visit>/interpreted/", knowing.interpreted_new, name="interpreted_new"),
]

together_urls = [
    path("<uuid:family>/window/", placings.family_window, name="family_window"),
    path("visits/<uuid:visit>/placing/", placings.placing_new, name="placing_new"),
    path("<uuid:family>/engagement/", engagement.family_engagement, name="family_engagement"),
    path("members/<uuid:member>/offers/new/", engagement.offer_new, name="offer_new"),
]

assessment_urls = [
    path("<uuid:family>/assessments/", assessments.assessments, name="assessments"),
    path("<uuid:family>/assessments/new/", assessments.assessment_new, name="assessment_new"),
    path("assessments/<uuid:assessment>/", assessments.assessment, name="assessment"),
    path("assessments/<uuid:assessment>/close/", assessments.assessment_close, name="assessment_close"),
    path("assessments/<uuid:assessment>/items/new/", assessments.item_new, name="item_new"),
    path("assessments/items/<uuid:item>/", assessments.item_edit, name="item_edit"),
    path("assessments/<uuid:assessment>/hard/", assessments.hard_new, name="hard_new"),
    path("assessments/<uuid:assessment>/nothing-hard/", assessments.hard_none, name="hard_none"),
    path("assessments/<uuid:assessment>/decided/", assessments.decided_new, name="decided_new"),
]

support_urls = [
    path("<uuid:family>/support/", support.family_support, name="family_support"),
    path("<uuid:family>/support/agreements/new/", support.agreement_new, name="agreement_new"),
    path("support/agreements/<uuid:agreement>/end/", support.agreement_end, name="agreement_end"),
    path("<uuid:family>/support/together/new/", support.joint_new, name="joint_new"),
    path("support/together/<uuid:joint>/end/", support.joint_end, name="joint_end"),
    path("support/children/<uuid:child>/", support.own_right, name="own_right"),
    path("<uuid:family>/support/offers/new/", offers.support_offer_new, name="support_offer_new"),
    path("support/offers/<uuid:support_offer>/", offers.offer_answer, name="offer_answer"),
    path("<uuid:family>/support/advice/new/", offers.consultation_new, name="consultation_new"),
    path("support/advice/<uuid:consultation>/", offers.consultation_advice, name="consultation_advice"),
]

urlpatterns = [
    *family_urls,
    *kin_urls,
    *visit_urls,
    *emergency_urls,
    *file_urls,
    *agency_urls,
    *heard_urls,
    *together_urls,
    *assessment_urls,
    *support_urls,
]
