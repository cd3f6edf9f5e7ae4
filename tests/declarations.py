"""What every model and field is: mutable or append-only, personal or plain, decided by a person once."""


def words(text: str) -> set[str]:
    return set(text.split())


# routes that a library brings and that do not pass our door
LIBRARY_ROUTES = words(
    """
    account_login mfa_authenticate start_again work openid_connect_callback account_logout account_reset_password account_reset_password_done
    account_reset_password_from_key account_reset_password_from_key_done
    """
)

MUTABLE = words(
    """
    access.familyaccess accounts.agency accounts.team accounts.user accounts.supervisionline
    accounts.opensession
    families.family families.allocation families.member families.safecontact families.parentlink
    families.parentalresponsibility families.visitdraft families.visit families.visitmember families.passage
    families.passagemember families.promise families.promisemember
    sharing.memberaccess sharing.invitation sharing.signincode sharing.composition sharing.sharedversion
    sharing.blocksource sharing.message sharing.sharerequest sharing.withholding
    families.escalation families.handover families.attachment families.address families.protectedaddress
    families.protectedterm families.namesheldback families.restriction families.namedperson families.conflict
    families.breakglass families.tienotice families.confidence
    plans.plan plans.planmember plans.goal plans.goalchild plans.step plans.goalvisit
    families.wrongfamily sharing.breach
    families.agencyrole families.agencyaction families.agencydiscussion
    families.wrongfamily sharing.breach families.externalid families.importfile families.sameperson
    families.partnership families.household families.householdstay families.parentnotknown families.courtorder families.courtordermember
    families.namekey families.notewords families.significantevent
    families.assessment families.assessmentitem
    families.sharingagreement families.jointcontact families.consultation
    supervision.supervisionsession supervision.reflection supervision.casediscussion supervision.action
    """
)
APPEND_ONLY = words(
    """
    accounts.outgoingmessage audit.auditevent audit.accesslog audit.refusal audit.change audit.leaf audit.seal
    families.person families.amendment families.breakglassseen families.termreader families.nothingtokeep families.notie
    families.confidencepassage families.confidencereader families.confidencerecheck
    sharing.release sharing.sharerecheck
    sharing.answer sharing.comment sharing.recall sharing.readaloud sharing.sharedfile
    sharing.harmanswer sharing.breachtold sharing.breachreport
    families.councilevent families.doublenotice
    families.withdrawal families.withdrawnfile families.movednote
    families.agencyload families.discussionrole families.discussionaction families.agreedremit
    families.viewsought families.influencethought families.neednote families.gettingtoknow families.tried
    families.identity families.explained families.interpreted
    families.eventmember
    families.placing families.offer sharing.familyrating
    families.hardtoassess families.yousaid
    families.ownright families.supportoffer families.supportofferanswer
    plans.scalereading plans.review supervision.agreement supervision.decision
    """
)

# personal: tells something of a person. plain: states, times and keys that tell nothing by themselves.
PERSONAL = {
    "accounts.user": words("email name job_title phone password"),
    "accounts.opensession": words("device"),
    "accounts.outgoingmessage": words("to subject text"),
    "families.family": words("name why_involved"),
    "families.allocation": words("reason"),
    "families.restriction": words("reason"),
    "families.conflict": words("tie"),
    "families.tienotice": words("about tie words postcodes"),
    "families.breakglass": words("reason review"),
    "families.breakglassseen": words("words"),
    "families.member": words(
        "full_name preferred_name pronouns birth_date due_date role_in_family spoken_language reading_language"
        " needs_interpreter reading_needs notes_on_working_together sex died_on"
        " dialect interpreter_is interpreter_not verbal_first adjustments"
    ),
    "families.partnership": words("kind began_on ended_on how_ended"),
    "families.household": words("name"),
    "families.householdstay": words("from_on to_on"),
    "families.parentnotknown": words("which words"),
    "families.courtorder": words("kind made_on ends_on ended_on words"),
    "families.courtordermember": words("side"),
    "families.viewsought": words("how outcome words setting who_else"),
    "families.influencethought": words("text"),
    "families.neednote": words("need evidence words action who"),
    "families.gettingtoknow": words("name good_times helps gets_in_the_way approach written_with"),
    "families.tried": words("what outcome learned"),
    "families.identity": words("about words"),
    "families.explained": words("topics language mode interpreter told_back"),
    "families.interpreted": words("mode interpreter instead"),
    "families.externalid": words("value seen"),
    "families.councilevent": words("day what code"),
    "families.importfile": words("data report"),
    "families.safecontact": words("phone email safe_times voicemail_is_safe device_is_shared way"),
    "families.address": words("lines town postcode from_on to_on"),
    "families.protectedaddress": words("lines town postcode from_on to_on"),
    "families.protectedterm": words("text"),
    "families.namesheldback": words("why"),
    "families.parentlink": words("kind"),
    "families.parentalresponsibility": words("held basis"),
    "families.visitdraft": words("payload"),
    "families.visitmember": words("seen seen_alone why_not was_there"),
    "families.visit": words("next_who supervision_words"),
    "families.passage": words("text response came_from source setting who_else"),
    "families.confidence": words("wishes conversation understands limits_told told_whom told_them"),
    "families.confidencerecheck": words("outcome words told_first why_not_first"),
    "families.amendment": words("why"),
    "families.escalation": words("what decision"),
    "families.handover": words("goodbye introduction"),
    "families.attachment": words("caption data"),
    "families.agencyrole": words("agency person areas remit goals strain is_strained"),
    "families.agencyload": words("load words"),
    "families.agencyaction": words("area what who"),
    "families.agencydiscussion": words("area about invited family_said because next_try"),
    "families.agreedremit": words("area says words"),
    "families.promise": words("what explanation"),
    "sharing.sharedversion": words("content"),
    "sharing.recall": words("reason"),
    "sharing.release": words("reason"),
    "sharing.sharerecheck": words("words"),
    "sharing.harmanswer": words("could_harm why"),
    "sharing.breach": words("reached what made_safe learning"),
    "sharing.breachtold": words("words"),
    "sharing.breachreport": words("why reference"),
    "families.wrongfamily": words("reason words"),
    "families.namekey": words("key"),
    "families.notewords": words("words"),
    "families.significantevent": words("what kind day"),
    "families.assessment": words("purpose ending"),
    "families.assessmentitem": words("kind is_risk topic family_view our_view stands why reply"),
    "families.hardtoassess": words("area why tried risk_effect next_try"),
    "families.yousaid": words("said decided because"),
    "families.sharingagreement": words("named topic answer limits agreed_by ended_words"),
    "families.jointcontact": words("trusted scope exclusions"),
    "families.consultation": words("asked_of question facts named_why advice"),
    "families.ownright": words("what state words why_not"),
    "families.supportoffer": words("kind what"),
    "families.supportofferanswer": words("response words advocate"),
    "families.withdrawnfile": words("data"),
    "sharing.sharerequest": words("content words"),
    "sharing.withholding": words("category evidence harm instead words kept_why"),
    "sharing.answer": words("kind words typed_name has_read parts loudest"),
    "families.placing": words("support challenge"),
    "families.offer": words("what outcome words"),
    "sharing.familyrating": words("way"),
    "sharing.comment": words("text"),
    "sharing.message": words("text wants_to_talk reply"),
    "sharing.readaloud": words("language interpreter supporter was_private told_back"),
    "sharing.sharedfile": words("data"),
    "plans.plan": words("purpose ending"),
    "plans.goal": words(
        "their_words our_words different zero_looks ten_looks fair fair_words why if_not state_words"
    ),
    "plans.step": words("other what help no_help_wanted explanation"),
    "plans.scalereading": words("number looks_like"),
    "plans.review": words("working_well worries what_next"),
    "supervision.agreement": words("words"),
    "supervision.supervisionsession": words(
        "brings support challenge support_back challenge_back answer answer_words"
    ),
    "supervision.reflection": words("experience reflect make_sense plan feelings"),
    "supervision.casediscussion": words(
        "strengths worries engagement risk_effect our_change family_change explored_with discussed"
    ),
    "supervision.action": words("what explanation"),
    "supervision.decision": words(
        "question facts risk options advice duty_contacted duty_reference decided rationale"
    ),
}
PLAIN = {
    "families.partnership": words("added_at"),
    "families.household": words("added_at"),
    "families.householdstay": words("added_at"),
    "families.parentnotknown": words("added_at"),
    "families.courtorder": words("checked_on added_at"),
    "families.assessment": words("begun_at closed_at"),
    "families.assessmentitem": words("position revision changed_at"),
    "families.hardtoassess": words("is_nothing next_by at"),
    "families.yousaid": words("told_on at"),
    "families.sharingagreement": words("agreed_on at ended_on"),
    "families.jointcontact": words("ends_on at ended_on"),
    "families.consultation": words("is_named asked_on at advised_on"),
    "families.ownright": words("on at"),
    "families.supportoffer": words("offered_on at"),
    "families.supportofferanswer": words("on referred_on at"),
    "access.familyaccess": words("family_id via starts_at ends_at"),
    "accounts.agency": words("name"),
    "accounts.team": words("name"),
    "accounts.user": words("last_login roles is_active created_at"),
    "accounts.supervisionline": words("started_at ended_at"),
    "accounts.opensession": words("session_key session_data expire_date user_id begun_at seen_at"),
    "accounts.outgoingmessage": words("sent_at way"),
    "audit.auditevent": words("at user_id family_id action target_kind target_id fields"),
    "audit.accesslog": words("at user_id member_id family_id kind target_id"),
    "audit.refusal": words("at user_id view_name method status"),
    "audit.change": words("at user_id member_id family_id source row_id operation columns"),
    "audit.leaf": words("source row_id hash"),
    "audit.seal": words("number at sources row_ids hashes previous hash"),
    "families.family": words("reference status level created_at"),
    "families.allocation": words("works_as started_at ended_at"),
    "families.restriction": words("review_on restricted_at lifted_at"),
    "families.namedperson": words("named_at ended_at"),
    "families.conflict": words("declared_at ended_at"),
    "families.tienotice": words("declared_at passed_by settled_at"),
    "families.notie": words("said_at"),
    "families.breakglass": words("opened_at ends_at reviewed_at"),
    "families.breakglassseen": words("at"),
    "families.member": words("kind joined_on left_on created_at needs_asked_on"),
    "families.viewsought": words("asked_on at"),
    "families.influencethought": words("at"),
    "families.neednote": words("by_when noted_on at"),
    "families.gettingtoknow": words("said_on at"),
    "families.tried": words("tried_on at"),
    "families.identity": words("said_on at"),
    "families.explained": words("explained_on at"),
    "families.interpreted": words("at"),
    "families.placing": words("at"),
    "families.offer": words("offered_on at"),
    "sharing.familyrating": words("user_id rated_at"),
    "families.address": words("kind added_at"),
    "families.protectedaddress": words("kind added_at"),
    "families.protectedterm": words("kind added_at ended_at"),
    "families.namesheldback": words("set_at ended_at"),
    "families.nothingtokeep": words("said_at"),
    "families.externalid": words("source added_at"),
    "families.sameperson": words("verdict was_person at undone_at"),
    "families.councilevent": words("source added_at"),
    "families.doublenotice": words("at"),
    "families.importfile": words("at"),
    "families.safecontact": words("confirmed_on"),
    "families.parentalresponsibility": words("verified_on"),
    "families.visitdraft": words("revision created_at saved_at finished_at"),
    "families.visit": words(
        "kind happened_on starts_at ends_at nobody_answered finished_at next_on next_at read_back"
        " take_to_supervision"
    ),
    "families.amendment": words("added_at"),
    "families.confidence": words("at recheck_on checked_on ended_at"),
    "families.confidencerecheck": words("at"),
    "sharing.release": words("ground agreed_on at"),
    "sharing.sharerecheck": words("asked at"),
    "families.escalation": words("raised_at answer_by decided_at"),
    "families.handover": words("at"),
    "families.attachment": words("note_id kind media_type size sha256 added_at"),
    "families.passage": words("kind position basis"),
    "families.agencyrole": words("contacts_a_month began_on ends_on added_at revision changed_at"),
    "families.agencyload": words("said_on noted_at"),
    "families.agencyaction": words("kind by_when added_at ended ended_at"),
    "families.agencydiscussion": words("opened_at held_on outcome closed_at"),
    "families.agreedremit": words("from_on"),
    "families.promise": words("whose by_when made_at outcome settled_at"),
    "families.promisemember": words("shown_at"),
    "sharing.memberaccess": words("started_at ended_at"),
    "sharing.invitation": words("link made_at ended_at"),
    "sharing.signincode": words("code_hash sent made_at expires_at spent_at"),
    "sharing.composition": words("subject_kind subject_id choices changed_at"),
    "sharing.sharedversion": words(
        "subject_kind subject_id sha256 language shared_at replaced_at recalled_at hidden_at"
    ),
    "sharing.blocksource": words("source_id block_id"),
    "sharing.answer": words("user_id sha256 answered_at on_workers_phone"),
    "sharing.harmanswer": words("at"),
    "sharing.withholding": words(
        "subject_kind subject_id piece_id considered_on review_on safe_to_tell proposed_at decision decided_at"
        " kept_at ended_at"
    ),
    "sharing.recall": words("because"),
    "sharing.breach": words(
        "how noticed_at version_id shared_at read_at aloud_on printed_at earlier_at noted_at closed_at"
    ),
    "sharing.breachtold": words("who told_at noted_at"),
    "sharing.breachreport": words("decision at"),
    "families.notewords": words("happened_on"),
    "families.significantevent": words("source_kind source_id at ended_at"),
    "families.wrongfamily": words("note_id asked_at decision decided_at moved_to"),
    "families.withdrawal": words("note_id at"),
    "families.withdrawnfile": words("attachment_id"),
    "families.movednote": words("at"),
    "sharing.sharerequest": words("subject_kind subject_id sha256 asked_at decision decided_at"),
    "sharing.comment": words("user_id block_id written_at"),
    "sharing.message": words("user_id sent_at replied_at"),
    "sharing.readaloud": words("read_on way noted_at"),
    "sharing.sharedfile": words("block_id media_type sha256 shared_at"),
    "plans.plan": words("review_on made_at revision closed_at"),
    "plans.goal": words("position whose by_when state settled_at revision changed_at"),
    "plans.step": words("position whose by_when outcome settled_at"),
    "plans.scalereading": words("read_on noted_at"),
    "plans.review": words("held_on at"),
    "supervision.agreement": words("every_weeks agreed_at"),
    "supervision.supervisionsession": words(
        "planned_on prepared_at held_on reviewed_at answered_at made_at revision changed_at"
    ),
    "supervision.reflection": words("revision changed_at"),
    "supervision.casediscussion": words("revision changed_at"),
    "supervision.action": words("by_when outcome settled_at"),
    "supervision.decision": words("decided_at"),
}
