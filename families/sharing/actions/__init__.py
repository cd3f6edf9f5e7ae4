from families.sharing.actions.answers import (
    NoLongerStands,
    Said,
    answer_version,
    comment_on_block,
    open_version,
)
from families.sharing.actions.doors import (
    Entry,
    end_invitation,
    make_code,
    make_invitation,
    send_fresh_code,
    spend_code,
)
from families.sharing.actions.readings import Reading, record_reading
from families.sharing.actions.several import save_several, share_several
from families.sharing.actions.versions import (
    ChangedMeanwhile,
    recall_version,
    save_composition,
    share_version,
)

__all__ = [
    "ChangedMeanwhile",
    "Entry",
    "NoLongerStands",
    "Reading",
    "Said",
    "answer_version",
    "comment_on_block",
    "end_invitation",
    "make_code",
    "make_invitation",
    "open_version",
    "recall_version",
    "record_reading",
    "save_composition",
    "save_several",
    "send_fresh_code",
    "share_several",
    "share_version",
    "spend_code",
]
