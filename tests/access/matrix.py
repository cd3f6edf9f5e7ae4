"""Who may open which door: every URL × method × person × own or another's object.

The table says, for each URL, whom it lets in on Priya's family. It is written by hand, apart from the
permission table in the product, so that a slip in either shows. A new URL without a row fails.
"""

from restorative.access.management.commands.routes import Route
from tests.access.matrix_known import KNOWN
from tests.access.matrix_rows import (
    ACCOUNTS,
    BREACH,
    BY_MANAGER,
    BY_PRACTITIONER,
    CASE,
    FAMILY,
    HOLDERS,
    LIST,
    MANAGERS,
    MINE,
    NOT_SIGNED_IN,
    OF_MANAGERS,
    OF_TWO,
    OPEN,
    OWN,
    PRACTITIONERS,
    STAFF,
    Row,
)
from tests.access.world_agencies import AGENCY_TEXTS
from tests.access.world_assess import ASSESSMENT_TEXTS
from tests.access.world_kin import KIN_TEXTS
from tests.access.world_plans import PLAN_TEXTS

MATRIX: dict[str, Row] = {
    # families are led on to their own pages
    "home": (STAFF | FAMILY, STAFF | FAMILY),
    "waiting": LIST,
    "health": OPEN,
    "team": (MANAGERS, MANAGERS),
    "outbox": OPEN,
    "signin:ways": OWN,
    "signin:app_new": OWN,
    "signin:passkey_new": OWN,
    "signin:recovery_codes": OWN,
    "signin:way_remove": OWN,
    "signin:sessions": OWN,
    "signin:confirm": OWN,
    "signin:elsewhere": (FAMILY, FAMILY),
    # families stay as well
    "signin:stay": (STAFF | FAMILY, STAFF | FAMILY),
    "staff:people": ACCOUNTS,
    "staff:person_new": ACCOUNTS,
    "staff:person": ACCOUNTS,
    "staff:person_edit": ACCOUNTS,
    "staff:person_deactivate": ACCOUNTS,
    "staff:person_activate": ACCOUNTS,
    "staff:person_reset": ACCOUNTS,
    "staff:line_new": ACCOUNTS,
    "staff:line_end": ACCOUNTS,
    "staff:teams": ACCOUNTS,
    "staff:team_new": ACCOUNTS,
    "staff:team_edit": ACCOUNTS,
    "staff:agency_new": ACCOUNTS,
    "staff:agency_edit": ACCOUNTS,
    "audit:trail": ({"lead"}, {"lead"}),
    # ids of every family: of one that never was too, which has no openings
    "audit:openers": ({"lead"}, {"lead"}),
    "families:caseload": LIST,
    "families:family_new": (PRACTITIONERS, PRACTITIONERS),
    "families:family": CASE,
    "families:family_edit": CASE,
    "families:member_new": CASE,
    "families:member_edit": CASE,
    "families:address_new": CASE,
    "families:address_end": CASE,
    "families:existence_edit": CASE,
    "families:protected_terms": CASE,
    "families:allocation_edit": CASE,
    "families:cover_new": OF_MANAGERS,
    "families:conflict_edit": CASE,
    "families:no_tie": CASE,
    "families:tie_new": LIST,
    "families:tie_notice": OF_MANAGERS,
    "families:restriction_edit": OF_MANAGERS,
    "families:break_glass": LIST,
    "families:break_glass_seen": (PRACTITIONERS | MANAGERS, {"practitioner", "manager"}),
    "families:break_glass_reviews": ({"lead"}, {"lead"}),
    "families:break_glass_review": ({"lead"}, {"lead"}),
    "families:handover_new": CASE,
    "families:handover": CASE,
    "families:promise_edit": CASE,
    "families:visit_new": CASE,
    "families:visit_draft": (PRACTITIONERS | MANAGERS, {"practitioner"}),
    "families:visit_autosave": (PRACTITIONERS | MANAGERS, {"practitioner"}),
    "families:draft_discard": (PRACTITIONERS | MANAGERS, {"practitioner"}),
    "families:visit": CASE,
    "families:attachment_new": CASE,
    "families:attachment": CASE,
    "families:attachment_remove": (PRACTITIONERS | MANAGERS, {"practitioner"}),
    "sharing:version_file": CASE,
    "sharing:my_file": MINE,
    "families:visit_pdf": CASE,
    "families:amendment_new": CASE,
    "families:visit_sources": CASE,
    "sharing:confidence_new": CASE,
    "sharing:confidence": CASE,
    "sharing:share_recheck": CASE,
    "families:before_visit": CASE,
    "families:family_tree": CASE,
    "families:family_tree_pdf": CASE,
    "families:chronology": CASE,
    "families:chronology_pdf": CASE,
    "families:draft_move": (PRACTITIONERS | MANAGERS, {"practitioner"}),
    # the author's, of a note that was moved here: `moved` is one
    "families:visit_people": (PRACTITIONERS | MANAGERS, {"practitioner"}),
    "families:visit_undo": (PRACTITIONERS | MANAGERS, {"practitioner"}),
    "plans:plan_new": CASE,
    "plans:plan": CASE,
    "plans:plan_edit": CASE,
    "plans:plan_close": CASE,
    "plans:plan_reopen": CASE,
    "plans:plan_pdf": CASE,
    "plans:goal_new": CASE,
    "plans:goal_edit": CASE,
    "plans:goal_settle": CASE,
    "plans:step_edit": CASE,
    "plans:review_new": CASE,
    "plans:review": CASE,
    "plans:visit_goals": CASE,
    "supervision:sessions": LIST,
    "supervision:session_new": LIST,
    "supervision:agreement_edit": BY_MANAGER,
    "supervision:session": OF_TWO,
    "supervision:session_move": OF_TWO,
    "supervision:session_cancel": OF_TWO,
    "supervision:session_prepare": BY_PRACTITIONER,
    "supervision:reflection_edit": BY_PRACTITIONER,
    "supervision:session_write": BY_MANAGER,
    "supervision:session_review": BY_MANAGER,
    "supervision:session_answer": BY_PRACTITIONER,
    "supervision:session_pdf": OF_TWO,
    "supervision:reflection_pdf": OF_TWO,
    "supervision:discussion_edit": BY_PRACTITIONER,
    "supervision:action_edit": OF_TWO,
    "supervision:decision_new": BY_MANAGER,
    "supervision:decision": CASE,
    "supervision:escalation": CASE,
    "supervision:escalation_decide": BY_MANAGER,
    "sharing:harm_answers": CASE,
    "sharing:ask_first": CASE,
    "sharing:share_request": BY_MANAGER,
    "sharing:withhold": CASE,
    "sharing:withholding": CASE,
    "sharing:withholding_decide": BY_MANAGER,
    "sharing:withholding_review": BY_MANAGER,
    # whoever asked for it
    "sharing:withholding_withdraw": (PRACTITIONERS | MANAGERS, {"practitioner"}),
    "sharing:breach_new": (BREACH[0], HOLDERS),
    "sharing:breaches": ({"lead"}, {"lead"}),
    "sharing:breach": BREACH,
    "sharing:breach_edit": BREACH,
    "sharing:breach_told": BREACH,
    "sharing:breach_report": (BREACH[0], {"lead"}),
    "sharing:breach_close": (BREACH[0], {"manager", "lead"}),
    "sharing:wrong_family_new": CASE,
    "sharing:wrong_family": BY_MANAGER,
    "sharing:recipients": CASE,
    "sharing:compose": CASE,
    "sharing:preview": CASE,
    "sharing:share_now": CASE,
    "sharing:version": CASE,
    "sharing:read_aloud": CASE,
    "sharing:several_who": CASE,
    "sharing:several": CASE,
    "sharing:several_compose": CASE,
    "sharing:several_preview": CASE,
    "sharing:several_now": CASE,
    "sharing:version_recall": CASE,
    "sharing:version_pdf": CASE,
    "sharing:version_unhide": CASE,
    "sharing:lend": CASE,
    "sharing:message": CASE,
    "sharing:names_edit": CASE,
    "sharing:invite": CASE,
    "sharing:enter": OPEN,
    "sharing:fresh_code": OPEN,
    "sharing:leave": OPEN,
    "sharing:my_home": (FAMILY, FAMILY),
    "sharing:my_choose": (FAMILY, FAMILY),
    "sharing:my_tell": (FAMILY, FAMILY),
    "sharing:my_told": (FAMILY, FAMILY),
    "sharing:hand_back": (FAMILY, FAMILY),
    "sharing:my_hide": MINE,
    "sharing:my_safe": MINE,
    "sharing:my_version": MINE,
    "sharing:my_answer": MINE,
    "sharing:my_comment": MINE,
    "sharing:my_pdf": MINE,
    **KNOWN,
}


def expected(route: Route, method: str, who: str, is_own: bool, is_restricted: bool = False) -> str:
    holders, let_in = MATRIX[route["name"]]
    if ("GET" if method == "HEAD" else method) not in route["methods"]:
        return "405"
    if route["permission"] is None:
        return "in"
    if who in NOT_SIGNED_IN:
        return "sign in"
    if who not in holders:
        return "403"
    if "<" not in route["pattern"]:
        return "in"
    let_in_there = let_in_to_restricted(route) if is_restricted else let_in if is_own else mirrored(let_in)
    return "in" if who in let_in_there else "404"


# the lead looks up ids: one that never was and one of a restricted family have the same empty page
EMPTY_FOR_ANY_ID = {"audit:openers"}


def let_in_to_restricted(route: Route) -> set[str]:
    return {"lead"} if route["name"] in EMPTY_FOR_ANY_ID else set()


def mirrored(let_in: set[str]) -> set[str]:
    """Whom the same URL lets in on Omar's family."""
    twin = {"practitioner": "other_practitioner", "manager": "other_manager", "mother": "other_mother"}
    twin |= {"administrator": "administrator", "lead": "lead"}
    return {twin[who] for who in let_in if who in twin}


def forbidden(who: str) -> set[str]:
    """Beginnings of canaries that this person must never read. The restricted family is nobody's here."""
    return {"canaryrestricted"} | of_the_two(who)


def of_the_two(who: str) -> set[str]:
    words = {
        "practitioner": {"canaryother"},
        "co_worker": {"canaryother", "canaryowndraft", *BETWEEN_TWO},
        "manager": {"canaryother", "canaryowndraft"},
        "other_practitioner": {"canaryown"},
        "other_manager": {"canaryown", "canaryotherdraft"},
    }
    family = {f"canary{key}{where}" for key in ("own", "other") for where in LIVE_RECORD}
    allowed = {"mother": "canaryownhers", "father": "canaryownhis", "other_mother": "canaryotherhers"}
    versions = {"canaryownhers", "canaryownhis", "canaryotherhers", "canaryotherhis"}
    if who in FAMILY:
        return family | versions - {allowed.get(who, "")}
    if who == "lead":
        return all_but_emergencies()
    return words.get(who, {"canaryown", "canaryother"})


def all_but_emergencies() -> set[str]:
    """The lead reads why a family was opened and what was said of it, and what reached the wrong person; nothing else."""
    kept = {"opened", "saw", "reached", "breach", "madesafe", "learned", "toldof", "regulator"}
    keys = {*LIVE_RECORD, "hers", "his"} - kept
    return {f"canary{key}{where}" for key in ("own", "other") for where in keys}


LIVE_RECORD = [
    "caption",
    "toldback",
    "recall",
    "restricted",
    "tie",
    "noticed",
    "cover",
    "opened",
    "saw",
    "reached",
    "breach",
    "madesafe",
    "learned",
    "toldof",
    "regulator",
    "wrongly",
    "notagreed",
    "movedhere",
    "harm",
    "held",
    "asked",
    "decided",
    "withheldwhy",
    "withheldharm",
    "withheldinstead",
    "withheldwords",
    "withheldkept",
    "interpreter",
    "supporter",
    "goodbye",
    "introduction",
    "phone",
    "street",
    "town",
    "hideout",
    "hiding",
    "term",
    "explanation",
    "unseen",
    "name",
    "why",
    "member",
    "role",
    "pronouns",
    "spoken",
    "reading",
    "contact",
    "times",
    "basis",
    "visit",
    "source",
    "agreed",
    "promise",
    "draft",
    "child",
    *KIN_TEXTS,
    *PLAN_TEXTS,
    *AGENCY_TEXTS,
    *ASSESSMENT_TEXTS,
    "two",
    "own",
    "file",
    "mattered",
    # more of a visit
    "view",
    "setting",
    "who_else",
    "question",
    "we_did",
    "next",
    "comes",
    "summary",
    "thinks",
    "escalated",
    "amends",
    "added",
    # what is held
    "police",
    "constable",
    "released",
    "wishes",
    "conversation",
    "whom",
    "looked",
    "notfirst",
    "birthday",
]
# what a session's two write to each other, and what one of them writes about themselves
BETWEEN_TWO = ("canaryowntwo", "canaryownown")
