from families.models.addresses import Address, ProtectedAddress
from families.models.agencies import AgencyAction, AgencyLoad, AgencyRole
from families.models.agency_talks import (
    AgencyDiscussion,
    AgreedRemit,
    DiscussionAction,
    DiscussionRole,
)
from families.models.amendments import Amendment
from families.models.assessments import Assessment, AssessmentItem, HardToAssess, YouSaid
from families.models.attachments import Attachment
from families.models.break_glass import BreakGlass, BreakGlassSeen
from families.models.confidences import (
    Confidence,
    ConfidencePassage,
    ConfidenceReader,
    ConfidenceRecheck,
)
from families.models.consultations import Consultation
from families.models.doubles import SamePerson
from families.models.escalations import Escalation
from families.models.events import EventMember, SignificantEvent
from families.models.family import Allocation, CaseModel, Family
from families.models.handovers import Handover
from families.models.heard import InfluenceThought, NeedNote, ViewSought
from families.models.importing import CouncilEvent, DoubleNotice, ExternalId, ImportFile
from families.models.kin import Household, HouseholdStay, ParentNotKnown, Partnership
from families.models.knowing import Explained, GettingToKnow, Identity, Interpreted, Tried
from families.models.offers import Offer
from families.models.orders import CourtOrder, CourtOrderMember
from families.models.people import (
    Member,
    ParentalResponsibility,
    ParentLink,
    Person,
    SafeContact,
)
from families.models.placings import Placing
from families.models.promises import Promise, PromiseMember
from families.models.protected import NamesHeldBack, NothingToKeep, ProtectedTerm, TermReader
from families.models.reach import Conflict, NamedPerson, NoTie, Restriction, TieNotice
from families.models.search import NameKey, NoteWords
from families.models.support import (
    JointContact,
    OwnRight,
    SharingAgreement,
    SupportOffer,
    SupportOfferAnswer,
)
from families.models.visits import (
    Passage,
    PassageMember,
    Visit,
    VisitDraft,
    VisitMember,
)
from families.models.wrong_family import MovedNote, Withdrawal, WithdrawnFile, WrongFamily

__all__ = [
    "Address",
    "AgencyAction",
    "AgencyDiscussion",
    "AgencyLoad",
    "AgencyRole",
    "AgreedRemit",
    "Allocation",
    "Amendment",
    "Assessment",
    "AssessmentItem",
    "Attachment",
    "BreakGlass",
    "BreakGlassSeen",
    "CaseModel",
    "Confidence",
    "ConfidencePassage",
    "ConfidenceReader",
    "ConfidenceRecheck",
    "Conflict",
    "Consultation",
    "CouncilEvent",
    "CourtOrder",
    "CourtOrderMember",
    "DiscussionAction",
    "DiscussionRole",
    "DoubleNotice",
    "Escalation",
    "EventMember",
    "Explained",
    "ExternalId",
    "Family",
    "GettingToKnow",
    "Handover",
    "HardToAssess",
    "Household",
    "HouseholdStay",
    "Identity",
    "ImportFile",
    "InfluenceThought",
    "Interpreted",
    "JointContact",
    "Member",
    "MovedNote",
    "NameKey",
    "NamedPerson",
    "NamesHeldBack",
    "NeedNote",
    "NoTie",
    "NoteWords",
    "NothingToKeep",
    "Offer",
    "OwnRight",
    "ParentLink",
    "ParentNotKnown",
    "ParentalResponsibility",
    "Partnership",
    "Passage",
    "PassageMember",
    "Person",
    "Placing",
    "Promise",
    "PromiseMember",
    "ProtectedAddress",
    "ProtectedTerm",
    "Restriction",
    "SafeContact",
    "SamePerson",
    "SharingAgreement",
    "SignificantEvent",
    "SupportOffer",
    "SupportOfferAnswer",
    "TermReader",
    "TieNotice",
    "Tried",
    "ViewSought",
    "Visit",
    "VisitDraft",
    "VisitMember",
    "Withdrawal",
    "WithdrawnFile",
    "WrongFamily",
    "YouSaid",
]
