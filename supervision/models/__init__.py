from supervision.models.decisions import Decision
from supervision.models.sessions import (
    Action,
    Agreement,
    CaseDiscussion,
    Reflection,
    SupervisionSession,
)

__all__ = [
    "Action",
    "Agreement",
    "CaseDiscussion",
    "Decision",
    "Reflection",
    "SupervisionSession",
]
