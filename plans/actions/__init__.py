from families.actions.once import ChangedMeanwhile
from plans.actions.goals import (
    Reading,
    WrittenGoal,
    WrittenStep,
    add_goal,
    change_goal,
    settle_goal,
    settle_step,
)
from plans.actions.plans import change_plan, close_plan, make_plan, reopen_plan
from plans.actions.reviews import HeldReview, Said, hold_review
from plans.actions.visits import link_goals

__all__ = [
    "ChangedMeanwhile",
    "HeldReview",
    "Reading",
    "Said",
    "WrittenGoal",
    "WrittenStep",
    "add_goal",
    "change_goal",
    "change_plan",
    "close_plan",
    "hold_review",
    "link_goals",
    "make_plan",
    "reopen_plan",
    "settle_goal",
    "settle_step",
]
