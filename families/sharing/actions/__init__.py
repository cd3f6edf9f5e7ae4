from families.sharing.actions.answers import (
    NoLongerStands,
    Said,
    answer_version,
    comment_on_block,
    open_version,
)
from families.sharing.actions.approvals import (
    Could,
    NotYours,
    answer_harm,
    ask_manager,
    decide_share,
)
from families.sharing.actions.breaches import (
    Opened,
    change_breach,
    close_breach,
    decide_report,
    open_breach,
    tell_of_breach,
)
from families.sharing.actions.doors import (
    Entry,
    end_invitation,
    make_code,
    make_invitation,
    send_fresh_code,
    spend_code,
)
from families.sharing.actions.messages import MustNotLearn, ask_about_reply, reply_to_message, tell_us
from families.sharing.actions.own_page import hide_version, lend_phone, unhide_version
from families.sharing.actions.ratings import rate_version
from families.sharing.actions.readings import Reading, record_reading
from families.sharing.actions.several import save_several, share_several
from families.sharing.actions.turned import recheck_shares
from families.sharing.actions.versions import (
    ChangedMeanwhile,
    recall_version,
    save_composition,
    share_version,
)
from families.sharing.actions.withholding import (
    NotTheirs,
    decide_withholding,
    keep_withheld,
    let_go,
    propose_withholding,
    withdraw_withholding,
)
from families.sharing.actions.wrong_family import (
    StillInConfidence,
    agree_wrong_family,
    ask_wrong_family,
    refuse_wrong_family,
)
from families.sharing.approval import NeedsYes

__all__ = [
    "ChangedMeanwhile",
    "Could",
    "Entry",
    "MustNotLearn",
    "NeedsYes",
    "NoLongerStands",
    "NotTheirs",
    "NotYours",
    "Opened",
    "Reading",
    "Said",
    "StillInConfidence",
    "agree_wrong_family",
    "answer_harm",
    "answer_version",
    "ask_about_reply",
    "ask_manager",
    "ask_wrong_family",
    "change_breach",
    "close_breach",
    "comment_on_block",
    "decide_report",
    "decide_share",
    "decide_withholding",
    "end_invitation",
    "hide_version",
    "keep_withheld",
    "lend_phone",
    "let_go",
    "make_code",
    "make_invitation",
    "open_breach",
    "open_version",
    "propose_withholding",
    "rate_version",
    "recall_version",
    "recheck_shares",
    "record_reading",
    "refuse_wrong_family",
    "reply_to_message",
    "save_composition",
    "save_several",
    "send_fresh_code",
    "share_several",
    "share_version",
    "spend_code",
    "tell_of_breach",
    "tell_us",
    "unhide_version",
    "withdraw_withholding",
]
