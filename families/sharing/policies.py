"""Row rules of sharing. A recipient reads only their own, and writes only through the functions in 0002."""

from families.policies.rules import HELD, may_change, staff_table
from families.sharing.subjects import subject_classes
from restorative.access.policies import IN_MY_FAMILIES, MINE_AS_MEMBER, Rule, Table
from restorative.audit.policies import FOR_THE_LEAD, READERS

FUNCTIONS = {
    # before anybody is known
    "spend_code": ("app",),
    "fresh_code": ("app",),
    "my_members": (),
    "member": ("family",),
    # asked by nobody any more: the rule of promises looks by itself
    "my_promises": (),
    "my_doors": ("family",),
    "is_my_link": ("family",),
    # a check on each answer, made as whoever writes it
    "loudest": ("staff",),
    "answer_version": ("family",),
    "comment_on_block": ("family",),
    "hide_version": ("family",),
    "tell_us": ("family",),
    "who_wrote_down": ("family",),
    "rate_version": ("family",),
    "agree_wrong_family": ("staff",),
    "is_asked_to_go": ("staff",),
    "nobody_can_agree": ("staff",),
    "set_aside_wrong_family": ("staff",),
    "somebody_died": (),
    "take_out": (),
    "take_out_named": (),
    "write_again": (),
}


def of_one_family(table: str) -> str:
    """A row about a subject of the row's own family: a version names it by kind and id, without a foreign key."""
    found = " OR ".join(
        f"{table}.subject_kind = '{subject.kind}' AND EXISTS (SELECT FROM {subject.model._meta.db_table} subject"
        f" WHERE subject.id = {table}.subject_id AND subject.family_id = {table}.family_id)"
        for subject in subject_classes()
    )
    return f"{IN_MY_FAMILIES} AND ({found})"


# what goes to somebody who could be harming another, or of whom that is not known, a manager has read before: the very
# words. As families/sharing/approval.py says it, for whoever writes past the pages
NO_HARM = (
    "(SELECT said.could_harm FROM sharing_harmanswer said WHERE said.member_id = {table}.member_id"
    " ORDER BY said.at DESC, said.id DESC LIMIT 1) = 'no'"
)
ALL_ANSWERED = (
    "NOT EXISTS (SELECT FROM families_member one WHERE one.family_id = {table}.family_id"
    " AND (one.kind = 'adult' OR one.birth_date <= current_date - interval '13 years')"
    " AND NOT EXISTS (SELECT FROM sharing_harmanswer answered WHERE answered.member_id = one.id))"
)
READ_FIRST = (
    "EXISTS (SELECT FROM sharing_sharerequest asked WHERE asked.decision = 'approved'"
    " AND asked.member_id = {table}.member_id AND asked.subject_kind = {table}.subject_kind"
    " AND asked.subject_id = {table}.subject_id AND asked.sha256 = {table}.sha256"
    " AND asked.content = {table}.content)"
)


# our answer to what somebody told us, the same way: its words are the last ones of what was read
ANSWER_READ_FIRST = (
    "EXISTS (SELECT FROM sharing_sharerequest asked WHERE asked.decision = 'approved'"
    " AND asked.member_id = sharing_message.member_id AND asked.subject_kind = 'message'"
    " AND asked.subject_id = sharing_message.id"
    " AND (asked.content -> 'blocks' -> -1 ->> 'text') = sharing_message.reply)"
)
OF_A_MESSAGE = (
    f"({IN_MY_FAMILIES} AND subject_kind = 'message' AND EXISTS (SELECT FROM sharing_message told"
    " WHERE told.id = sharing_sharerequest.subject_id AND told.member_id = sharing_sharerequest.member_id))"
)


def may_be_answered(table: str) -> str:
    harmless = f"{NO_HARM} AND {ALL_ANSWERED}".format(table=table)
    return f"({ANSWER_READ_FIRST} OR ({harmless}))"


# no block of it is a part that was said in confidence, or that others told us and nobody released for this reader. As
# families/sharing/held.py says it, for whoever writes past the pages
NOT_RELEASED = (
    "(part.came_from IN ('agency', 'police', 'third_party') AND NOT EXISTS (SELECT FROM sharing_release released"
    " WHERE released.passage_id = part.id AND released.member_id = {table}.member_id))"
)
IN_CONFIDENCE = (
    "EXISTS (SELECT FROM families_confidencepassage kept JOIN families_confidence one ON one.id = kept.confidence_id"
    " WHERE kept.passage_id = part.id AND one.ended_at IS NULL AND one.member_id <> {table}.member_id"
    " AND NOT EXISTS (SELECT FROM families_confidencereader reader"
    " WHERE reader.confidence_id = one.id AND reader.member_id = {table}.member_id))"
)
NOTHING_HELD = (
    "NOT EXISTS (SELECT FROM sharing_blocksource block JOIN families_passage part ON part.id = block.source_id"
    " WHERE block.member_id = {table}.member_id AND part.visit_id = {table}.subject_id"
    " AND position(block.block_id::text IN {table}.content::text) > 0"
    f" AND ({NOT_RELEASED} OR {IN_CONFIDENCE}))"
)


def may_go(table: str) -> str:
    return f"({READ_FIRST} OR ({NO_HARM} AND {ALL_ANSWERED})) AND {NOTHING_HELD}".format(table=table)


# what is withheld from somebody stands in no version for them: families/sharing/withheld.py says it for the pages
IS_WITHHELD = (
    "EXISTS (SELECT FROM sharing_withholding kept WHERE kept.member_id = {table}.member_id"
    " AND kept.subject_kind = {table}.subject_kind AND kept.subject_id = {table}.subject_id"
    " AND kept.ended_at IS NULL AND kept.decision <> 'not_agreed' AND (kept.piece_id = kept.subject_id"
    " OR EXISTS (SELECT FROM sharing_blocksource known WHERE known.member_id = kept.member_id"
    " AND known.source_id = kept.piece_id AND {table}.content->'blocks'"
    " @> jsonb_build_array(jsonb_build_object('id', known.block_id::text)))))"
)


def without_withheld(table: str) -> str:
    return f"NOT {IS_WITHHELD.format(table=table)}"


def wrote(table: str) -> str:
    """Whether who asks wrote what a row is about, or the addition that it is about."""
    found = " OR ".join(
        f"{table}.subject_kind = '{subject.kind}' AND EXISTS (SELECT FROM {subject.model._meta.db_table} subject"
        f" WHERE subject.id = {table}.subject_id"
        f" AND (SELECT app.uid()) IN ({', '.join(f'subject.{name}' for name in subject.authors)}))"
        for subject in subject_classes()
    )
    added = (
        "EXISTS (SELECT FROM families_passage part JOIN families_amendment added ON added.id = part.amendment_id"
        f" WHERE part.id = {table}.piece_id AND added.author_id = (SELECT app.uid()))"
    )
    return f"({found} OR {added})"


# whoever reads none of our names is sent no letter under the name of who sends it
UNDER_NO_NAME = (
    "(NOT EXISTS (SELECT FROM families_namesheldback held WHERE held.member_id = sharing_sharedversion.member_id"
    " AND held.ended_at IS NULL) OR content ->> 'from' <> (SELECT worker.name FROM accounts_user worker"
    " WHERE worker.id = shared_by_id))"
)

ASKED = "asked_by_id = (SELECT app.uid())"
DECIDED_BY_ME = f"{IN_MY_FAMILIES} AND decided_by_id = (SELECT app.uid())"
BY_A_MANAGER = (
    "EXISTS (SELECT FROM accounts_user me WHERE me.id = (SELECT app.uid()) AND 'manager' = ANY(me.roles))"
)
BY_ME_HERE = f"{IN_MY_FAMILIES} AND by_id = (SELECT app.uid())"
# of a breach the lead reads and writes what stands in its own record; of a restricted family only those named do
NOTED_BY_ME = f"{IN_MY_FAMILIES} AND noted_by_id = (SELECT app.uid())"
OF_ITS_FAMILY = (
    "(version_id IS NULL OR EXISTS (SELECT FROM sharing_sharedversion sent"
    " WHERE sent.id = version_id AND sent.family_id = sharing_breach.family_id))"
)
OPEN_BREACH = (
    "EXISTS (SELECT FROM sharing_breach about WHERE about.id = breach_id AND about.closed_at IS NULL)"
)
BY_ME = "by_id = (SELECT app.uid())"
# whom the lead's room says nothing of is decided on by a manager among those named
RESTRICTED = (
    "EXISTS (SELECT FROM families_restriction kept WHERE kept.family_id = sharing_breachreport.family_id"
    " AND kept.lifted_at IS NULL)"
)
DECIDES = f"(({FOR_THE_LEAD}) OR ({IN_MY_FAMILIES} AND {BY_A_MANAGER} AND {RESTRICTED}))"
VERSION, COMPOSITION, REQUEST = "sharing_sharedversion", "sharing_composition", "sharing_sharerequest"
WITHHOLDING = "sharing_withholding"
PROPOSED = "proposed_by_id = (SELECT app.uid())"
# in one's own name, and not from a day that has yet to come: the three months count from it
PROPOSE = (
    f"{of_one_family(WITHHOLDING)} AND {PROPOSED} AND decided_at IS NULL AND ended_at IS NULL"
    " AND considered_on <= current_date + 1"
)
# taken back by who proposed it, before anybody has decided
WITHDRAW = f"{IN_MY_FAMILIES} AND {PROPOSED} AND decided_at IS NULL AND ended_by_id = (SELECT app.uid())"
# decided, kept or let go in one's own name: by a manager of the family who neither wrote nor proposed it
DECIDE = (
    f"{HELD} AND {BY_A_MANAGER} AND NOT {PROPOSED} AND NOT {wrote(WITHHOLDING)} AND decided_at IS NOT NULL"
    " AND considered_on <= current_date + 1"
    " AND (SELECT app.uid()) IN (decided_by_id, kept_by_id, ended_by_id)"
)

TABLES = [
    Table(
        VERSION,
        (
            Rule("staff", "SELECT", IN_MY_FAMILIES),
            Rule(
                "staff",
                "INSERT",
                f"{of_one_family(VERSION)} AND {may_go(VERSION)}"
                f" AND {without_withheld(VERSION)} AND {UNDER_NO_NAME}",
            ),
            # what was shared is frozen: it may be replaced or taken back, and nothing else
            may_change("replaced_at, recalled_at, recalled_by_id, hidden_at"),
            Rule("family", "SELECT", MINE_AS_MEMBER),
        ),
    ),
    Table(
        COMPOSITION,
        (
            Rule("staff", "SELECT DELETE", IN_MY_FAMILIES),
            Rule("staff", "INSERT UPDATE", of_one_family(COMPOSITION)),
        ),
    ),
    # of each member, in the name of who says it; kept for ever, and with no grant for families at all
    staff_table(
        "sharing_harmanswer",
        "SELECT",
        Rule("staff", "INSERT", BY_ME_HERE),
    ),
    # why a reader may read what others told us, and what was decided after a birthday: for staff, and for ever
    staff_table("sharing_release", "SELECT", Rule("staff", "INSERT", BY_ME_HERE)),
    staff_table("sharing_sharerecheck", "SELECT", Rule("staff", "INSERT", BY_ME_HERE)),
    Table(
        REQUEST,
        (
            Rule("staff", "SELECT", IN_MY_FAMILIES),
            Rule(
                "staff",
                "INSERT",
                f"({of_one_family(REQUEST)} OR {OF_A_MESSAGE}) AND {ASKED} AND decided_at IS NULL",
            ),
            # decided once, by a manager who did not ask; another text may take its place before
            Rule(
                "staff",
                "UPDATE",
                f"{IN_MY_FAMILIES} AND decided_at IS NULL",
                check=f"{DECIDED_BY_ME} AND (decision = 'replaced' OR (NOT {ASKED} AND {BY_A_MANAGER}))",
                columns="decision, words, decided_at, decided_by_id",
            ),
        ),
    ),
    # of what is kept from whom; kept for ever, and with no grant for families at all
    Table(
        WITHHOLDING,
        (
            Rule("staff", "SELECT", IN_MY_FAMILIES),
            Rule("staff", "INSERT", PROPOSE),
            Rule(
                "staff",
                "UPDATE",
                f"{IN_MY_FAMILIES} AND ended_at IS NULL AND decision <> 'not_agreed'",
                check=f"({WITHDRAW}) OR ({DECIDE})",
                columns="decision, words, decided_at, decided_by_id, considered_on, review_on,"
                " kept_by_id, kept_at, kept_why, ended_by_id, ended_at",
            ),
        ),
    ),
    # why somebody took a version back: in their own name, as the version says, and not for families
    staff_table(
        "sharing_recall",
        "SELECT",
        Rule(
            "staff",
            "INSERT",
            f"{IN_MY_FAMILIES} AND EXISTS (SELECT FROM sharing_sharedversion taken"
            " WHERE taken.id = version_id AND taken.recalled_by_id = (SELECT app.uid()))",
        ),
    ),
    staff_table("sharing_blocksource", "SELECT INSERT DELETE"),
    staff_table(
        "sharing_sharedfile", "SELECT INSERT", Rule("family", "SELECT", MINE_AS_MEMBER), unkept="data"
    ),
    staff_table(
        "sharing_readaloud",
        "SELECT",
        Rule("staff", "INSERT", f"{IN_MY_FAMILIES} AND read_by_id = (SELECT app.uid())"),
        Rule("family", "SELECT", MINE_AS_MEMBER),
    ),
    staff_table(
        "sharing_answer",
        "SELECT",
        # what somebody said aloud, written down by a worker in the worker's own name
        Rule(
            "staff",
            "INSERT",
            f"{IN_MY_FAMILIES} AND recorded_by_id = (SELECT app.uid()) AND user_id = (SELECT app.uid())",
        ),
        Rule("family", "SELECT", MINE_AS_MEMBER),
    ),
    staff_table(
        "sharing_message",
        "SELECT",
        Rule(
            "staff",
            "UPDATE",
            IN_MY_FAMILIES,
            check=f"{IN_MY_FAMILIES} AND {may_be_answered('sharing_message')}",
            columns="reply, replied_at, replied_by_id",
        ),
        Rule("family", "SELECT", MINE_AS_MEMBER),
    ),
    staff_table("sharing_comment", "SELECT", Rule("family", "SELECT", MINE_AS_MEMBER)),
    # through app.rate_version alone
    staff_table("sharing_familyrating", "SELECT", Rule("family", "SELECT", MINE_AS_MEMBER)),
    staff_table("sharing_invitation", "SELECT INSERT", may_change("ended_at")),
    staff_table("sharing_signincode", "SELECT INSERT", unkept="code_hash"),
    staff_table("sharing_memberaccess", "SELECT INSERT", may_change("ended_at")),
    Table(
        "sharing_breach",
        (
            Rule("staff", "SELECT", READERS),
            Rule("staff", "INSERT", f"{NOTED_BY_ME} AND {OF_ITS_FAMILY} AND closed_at IS NULL"),
            # written on while it is open, and closed in one's own name
            Rule(
                "staff",
                "UPDATE",
                f"({READERS}) AND closed_at IS NULL",
                check=f"({READERS}) AND (closed_at IS NULL OR (closed_by_id = (SELECT app.uid())"
                f" AND ({BY_A_MANAGER} OR {FOR_THE_LEAD})))",
                columns="reached, what, made_safe, learning, closed_at, closed_by_id",
            ),
        ),
    ),
    Table(
        "sharing_breachtold",
        (
            Rule("staff", "SELECT", READERS),
            Rule("staff", "INSERT", f"({READERS}) AND {BY_ME} AND {OPEN_BREACH}"),
        ),
    ),
    Table(
        "sharing_breachreport",
        (
            Rule("staff", "SELECT", READERS),
            Rule("staff", "INSERT", f"{DECIDES} AND {BY_ME} AND {OPEN_BREACH}"),
        ),
    ),
]
