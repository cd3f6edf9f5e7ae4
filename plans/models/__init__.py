from plans.models.goals import Goal, GoalChild, GoalVisit
from plans.models.plans import Plan, PlanMember, Review
from plans.models.steps import ScaleReading, Step

__all__ = [
    "Goal",
    "GoalChild",
    "GoalVisit",
    "Plan",
    "PlanMember",
    "Review",
    "ScaleReading",
    "Step",
]
