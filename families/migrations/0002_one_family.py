"""What a row names is of the row's own family, and no row changes its family.

Row policies look at a row's own family only (restorative/access/one_family.py).
"""

from django.db import migrations

from restorative.access.one_family import parent_statements, stay_statements, tie_statements

# what others of the same family point to
PARENTS = (
    "families_member",
    "families_visit",
    "families_passage",
    "families_promise",
    "families_amendment",
    "families_breakglass",
    "families_protectedterm",
    "families_confidence",
    "families_withdrawal",
    "families_agencyrole",
    "families_agencyaction",
    "families_agencydiscussion",
    "families_household",
    "families_courtorder",
    "families_significantevent",
    "families_assessment",
    "families_supportoffer",
)

PEOPLE = {
    "families_safecontact": {"member_id": "families_member"},
    "families_address": {"member_id": "families_member"},
    "families_namekey": {"member_id": "families_member"},
    "families_parentalresponsibility": {"member_id": "families_member", "child_id": "families_member"},
}
KIN = {
    "families_parentlink": {"parent_id": "families_member", "child_id": "families_member"},
    "families_parentnotknown": {"child_id": "families_member"},
    "families_partnership": {"one_id": "families_member", "other_id": "families_member"},
    "families_householdstay": {"household_id": "families_household", "member_id": "families_member"},
    "families_courtorder": {"child_id": "families_member"},
    "families_courtordermember": {"order_id": "families_courtorder", "member_id": "families_member"},
    # the other side belongs to the other family: OTHER_FAMILY
    "families_sameperson": {"member_id": "families_member"},
}
NOTES = {
    "families_visitmember": {"visit_id": "families_visit", "member_id": "families_member"},
    "families_passage": {
        "visit_id": "families_visit",
        "amendment_id": "families_amendment",
        "answers_id": "families_passage",
        "said_by_id": "families_member",
    },
    "families_passagemember": {"passage_id": "families_passage", "member_id": "families_member"},
    "families_amendment": {"visit_id": "families_visit"},
    "families_escalation": {"visit_id": "families_visit"},
    "families_promise": {"visit_id": "families_visit", "passage_id": "families_passage"},
    "families_promisemember": {"promise_id": "families_promise", "member_id": "families_member"},
    "families_placing": {"visit_id": "families_visit"},
    "families_notewords": {"visit_id": "families_visit"},
    "families_movednote": {"visit_id": "families_visit"},
    "families_withdrawnfile": {"withdrawal_id": "families_withdrawal"},
}
KEPT_FROM_SOMEBODY = {
    "families_protectedaddress": {"member_id": "families_member"},
    "families_protectedterm": {"about_id": "families_member"},
    "families_termreader": {"term_id": "families_protectedterm", "member_id": "families_member"},
    "families_namesheldback": {"member_id": "families_member"},
    "families_confidence": {"member_id": "families_member", "visit_id": "families_visit"},
    "families_confidencepassage": {
        "confidence_id": "families_confidence",
        "passage_id": "families_passage",
    },
    "families_confidencereader": {"confidence_id": "families_confidence", "member_id": "families_member"},
    "families_confidencerecheck": {"confidence_id": "families_confidence"},
    "families_breakglassseen": {"opening_id": "families_breakglass"},
}
HEARD = {
    "families_viewsought": {"member_id": "families_member"},
    "families_influencethought": {"member_id": "families_member"},
    "families_neednote": {"member_id": "families_member"},
    "families_gettingtoknow": {"member_id": "families_member"},
    "families_tried": {"member_id": "families_member"},
    "families_identity": {"member_id": "families_member"},
    "families_explained": {"member_id": "families_member"},
    "families_interpreted": {"member_id": "families_member", "visit_id": "families_visit"},
}
AGENCIES = {
    "families_agencyload": {"role_id": "families_agencyrole", "member_id": "families_member"},
    "families_agencyaction": {"role_id": "families_agencyrole", "for_whom_id": "families_member"},
    "families_discussionrole": {
        "role_id": "families_agencyrole",
        "discussion_id": "families_agencydiscussion",
    },
    "families_discussionaction": {
        "action_id": "families_agencyaction",
        "discussion_id": "families_agencydiscussion",
    },
    "families_agreedremit": {
        "role_id": "families_agencyrole",
        "discussion_id": "families_agencydiscussion",
    },
}
ASSESSED_AND_OFFERED = {
    "families_assessmentitem": {
        "assessment_id": "families_assessment",
        "member_id": "families_member",
        "said_by_id": "families_member",
    },
    "families_hardtoassess": {"assessment_id": "families_assessment", "member_id": "families_member"},
    "families_yousaid": {"assessment_id": "families_assessment", "member_id": "families_member"},
    "families_offer": {"member_id": "families_member"},
    "families_sharingagreement": {"member_id": "families_member"},
    "families_jointcontact": {"member_id": "families_member"},
    "families_ownright": {"child_id": "families_member"},
    "families_supportoffer": {"member_id": "families_member"},
    "families_supportofferanswer": {"offer_id": "families_supportoffer"},
}
STORY = {"families_eventmember": {"event_id": "families_significantevent", "member_id": "families_member"}}
BROUGHT_IN = {
    "families_externalid": {"member_id": "families_member"},
    "families_councilevent": {"member_id": "families_member"},
    "families_doublenotice": {"member_id": "families_member"},
}
TIES = {
    **PEOPLE,
    **KIN,
    **NOTES,
    **KEPT_FROM_SOMEBODY,
    **HEARD,
    **AGENCIES,
    **ASSESSED_AND_OFFERED,
    **STORY,
    **BROUGHT_IN,
}
OTHER_FAMILY = """
ALTER TABLE families_sameperson ADD CONSTRAINT families_sameperson_other_one_family
  FOREIGN KEY (other_member_id, other_family_id) REFERENCES families_member (id, family_id)
  DEFERRABLE INITIALLY DEFERRED;
"""

# rows that name nothing but their family stay with it as well
NAME_THEIR_FAMILY_ONLY = (
    "families_allocation",
    "families_member",
    "families_visitdraft",
    "families_visit",
    "families_handover",
    "families_attachment",
    "families_restriction",
    "families_namedperson",
    "families_conflict",
    "families_breakglass",
    "families_nothingtokeep",
    "families_notie",
    "families_wrongfamily",
    "families_withdrawal",
    "families_agencyrole",
    "families_agencydiscussion",
    "families_household",
    "families_significantevent",
    "families_assessment",
    "families_consultation",
)


class Migration(migrations.Migration):
    replaces = [("families", "0004_one_family"), ("families", "0006_one_family_more")]

    dependencies = [("families", "0001_tables"), ("access", "0002_who_is_asking")]

    operations = [
        migrations.RunSQL(list(parent_statements(PARENTS)), migrations.RunSQL.noop),
        migrations.RunSQL([*tie_statements(TIES), OTHER_FAMILY], migrations.RunSQL.noop),
        migrations.RunSQL(list(stay_statements((*TIES, *NAME_THEIR_FAMILY_ONLY))), migrations.RunSQL.noop),
    ]
