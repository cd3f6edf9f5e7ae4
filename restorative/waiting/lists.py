"""The lists of what waits, by name."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from families.sharing.models import Answer


class List(TextChoices):
    """The lists, in the order of the page. The first ones bear the names of the answers that fill them."""

    ESCALATED = "escalated", _("Urgent worries that wait for a decision")
    OPENED = "opened", _("Opened in an emergency by somebody else")
    BREACHES = "breaches", _("What reached the wrong person, not closed yet")
    NOT_SAFE = Answer.Kind.NOT_SAFE.value, _("Not safe now")
    UNSEEN = "unseen", _("Children not seen for too long")
    DIFFERENT = Answer.Kind.DIFFERENT.value, _("I see it differently")
    TALK = Answer.Kind.TALK.value, _("Talk to me instead")
    MORE_TIME = Answer.Kind.MORE_TIME.value, _("I need more time")
    READ_FIRST = "read_first", _("Shares to read first")
    WITHHOLD = "withhold", _("Asked to be withheld, for you to decide")
    WITHHELD_DUE = "withheld_due", _("Withheld, to look at again today or overdue")
    TIES = "ties", _("Ties that somebody declared by a name")
    WRONG_FAMILY = "wrong_family", _("Notes on the wrong family, to agree to")
    WENT = "went", _("Answers about notes on the wrong family")
    APPROVED = "approved", _("Approved, ready to share")
    CHANGES = "changes", _("Changes asked for before it goes")
    NOT_WITHHELD = "not_withheld", _("Asked to be withheld, not agreed")
    TOLD = "told", _("Told us, not answered yet")
    ALL_TOLD = "all_told", _("Everything families told us")
    COMMENTS = "comments", _("Comments on what we wrote")
    HEARD = "heard", _("Everything that came back")
    UNDECIDED = "undecided", _("Visits that nobody in the family can read after three days")
    LATE = "late", _("Our promises that are late")
    CONFIDENCES = "confidences", _("What young people asked us to keep, to look at again")
    TURNED = "turned", _("Young people who had a birthday: look again at what others read about them")
    TO_REVIEW = "to_review", _("Supervision to mark as reviewed")
    TO_ANSWER = "to_answer", _("Supervision that waits for your answer")
    DUE = "due", _("Our promises due in the next 7 days")
    MEETINGS = "meetings", _("Supervision overdue or in the next 7 days")
    REVIEWS = "reviews", _("Plans to look at again, overdue or in the next 7 days")
    WITHHELD_SOON = "withheld_soon", _("Withheld, to look at again in the next 14 days")
    RESTRICTED = "restricted", _("Restrictions to look at again, overdue or in the next 7 days")
    UNSHARED = "unshared", _("Visits you have not shared yet")
    OPEN = "open", _("All open promises")


ANSWERS = (List.NOT_SAFE, List.DIFFERENT, List.TALK, List.MORE_TIME)
