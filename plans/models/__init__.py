from plans.models.goals import Goal, GoalChild, GoalVisit, ScaleReading, Step
from plans.models.plans import Plan, PlanMember, Review

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
