"""Tells a family's plans: goals as they were agreed, shared and read, and looked at again together."""

import uuid
from datetime import date, datetime
from typing import Any

from families.models import Family, Member, Visit
from plans import models
from plans.actions import (
    HeldReview,
    Reading,
    Said,
    WrittenGoal,
    WrittenStep,
    add_goal,
    close_plan,
    hold_review,
    link_goals,
    make_plan,
    settle_goal,
    settle_step,
)
from plans.sharing import PlanSubject
from restorative.accounts.models import User
from restorative.demo.clock import PLANS, Clock
from restorative.demo.shares import Sharer
from restorative.demo.story import day_of
from restorative.demo.story_more import (
    Closed,
    Goal,
    Happened,
    Number,
    Plan,
    ReadTo,
    Review,
    Settled,
    Step,
)

WORDS = ("different", "zero_looks", "ten_looks", "their_words", "our_words", "why", "if_not")
WORDS_TOLD = ("different", "zero", "ten", "theirs", "ours", "why", "if_not")


class PlanTeller:
    def __init__(
        self,
        clock: Clock,
        staff: dict[str, User],
        family: Family,
        people: dict[str, Member],
        visits: dict[int, Visit],
    ) -> None:
        self.clock, self.staff, self.family = clock, staff, family
        self.people, self.visits = people, visits
        self.sharer = Sharer(clock, staff, people)

    def tell(self, told: Plan) -> None:
        by = self.staff[told.by]
        with self.clock.at(self.clock.moment(told.day, "15:00"), PLANS) as at:
            plan = make_plan(
                plan_id=uuid.uuid4(),
                family=self.family,
                purpose=told.purpose,
                makers=[self.people[key] for key in told.makers],
                review_on=self.day(told.review),
                by=by,
            )
            goals = [self.add_goal(plan, place, goal, by) for place, goal in enumerate(told.goals)]
            models.ScaleReading.objects.filter(goal__plan=plan).update(read_on=self.day(told.day))
        plan.refresh_from_db()
        self.link(told, goals, at)
        done = self.done_steps(told, goals)
        for happened in told.then:
            self.settle_steps(done, happened.day, at, by)
            at = self.happen(plan, goals, happened, at, by)
        self.settle_steps(done, 0, at, by)

    def happen(
        self,
        plan: models.Plan,
        goals: list[models.Goal],
        happened: Happened,
        after: datetime,
        by: User,
    ) -> datetime:
        if isinstance(happened, Review):
            return self.review(plan, goals, happened, after)
        if isinstance(happened, ReadTo):
            return self.sharer.read(PlanSubject(plan), happened, after)
        if isinstance(happened, Settled):
            return self.settle_goal(goals[happened.goal], happened, after)
        if isinstance(happened, Closed):
            return self.close(plan, happened, after)
        return self.sharer.share(PlanSubject(plan), happened, after, by)

    def add_goal(self, plan: models.Plan, place: int, goal: Goal, by: User) -> models.Goal:
        written = WrittenGoal(
            facts=self.facts_of(goal),
            children=[self.people[key] for key in goal.children],
            steps=[WrittenStep(self.step_facts(step, place)) for place, step in enumerate(goal.steps)],
            reading=self.reading(goal.number) if goal.number else None,
        )
        return add_goal(goal_id=uuid.uuid4(), plan=plan, position=place + 1, written=written, by=by)

    def facts_of(self, goal: Goal) -> dict[str, Any]:
        member = self.people.get(goal.whose)
        return {
            "whose": models.Goal.Whose.MEMBER if member else goal.whose,
            "member": member,
            "fair": goal.fair,
            "fair_words": goal.fair_words,
            "by_when": self.day(goal.by) if goal.by is not None else None,
            **{name: getattr(goal, told) for name, told in zip(WORDS, WORDS_TOLD, strict=True)},
        }

    def step_facts(self, step: Step, place: int) -> dict[str, Any]:
        member, kinds = self.people.get(step.whose), models.Step.Whose
        ours = step.whose == kinds.OURS
        return {
            "whose": kinds.THEIRS if member else kinds.OURS if ours else kinds.OTHER,
            "member": member,
            "other": "" if member or ours else step.whose,
            "what": step.what,
            "by_when": self.day(step.by) if step.by is not None else None,
            "help": step.help,
            "no_help_wanted": step.no_help,
        }

    def reading(self, told: Number) -> Reading:
        return Reading(told.number, told.looks_like, self.people.get(told.who))

    def link(self, told: Plan, goals: list[models.Goal], after: datetime) -> None:
        """Say of each visit which goals it was about."""
        days = dict.fromkeys(day for goal in told.goals for day in goal.visits)
        for day in days:
            about = [goal for goal, one in zip(goals, told.goals, strict=True) if day in one.visits]
            with self.clock.at(self.clock.moment(day, "17:00", after=after)):
                visit = self.visits[day]
                link_goals(visit=visit, goals=about, before=set(), by=visit.author)

    def done_steps(self, told: Plan, goals: list[models.Goal]) -> list[tuple[int, models.Step]]:
        """Each step that was done, with its day."""
        return [
            (one.done, step)
            for goal, written in zip(goals, told.goals, strict=True)
            for step, one in zip(goal.steps.all(), written.steps, strict=True)
            if one.done is not None
        ]

    def settle_steps(
        self, done: list[tuple[int, models.Step]], before: int, after: datetime, by: User
    ) -> None:
        """Those done by a day, so that nobody reads of it earlier."""
        due = [one for one in done if one[0] <= before]
        for day, step in due:
            done.remove((day, step))
            with self.clock.at(self.clock.moment(day, "15:10", after=after), PLANS):
                settle_step(step=step, outcome=models.Step.Outcome.DONE, explanation="", by=by)

    def settle_goal(self, goal: models.Goal, told: Settled, after: datetime) -> datetime:
        with self.clock.at(self.clock.moment(told.day, "15:40", after=after), PLANS) as at:
            settle_goal(goal=goal, state=told.state, state_words=told.words, by=self.staff[told.by])
        return at

    def close(self, plan: models.Plan, told: Closed, after: datetime) -> datetime:
        with self.clock.at(self.clock.moment(told.day, "15:50", after=after), PLANS) as at:
            close_plan(plan=plan, ending=told.ending, by=self.staff[told.by])
        return at

    def review(self, plan: models.Plan, goals: list[models.Goal], told: Review, after: datetime) -> datetime:
        numbers = [
            Said(goals[place], self.people.get(said.who), said.number, said.looks_like)
            for place, said in told.numbers
        ]
        held = HeldReview(
            self.day(told.day), told.well, told.worries, told.next, numbers, self.day(told.again)
        )
        with self.clock.at(self.clock.moment(told.day, "15:20", after=after), PLANS) as at:
            hold_review(review_id=uuid.uuid4(), plan=plan, held=held, by=self.staff[told.by])
        return at

    def day(self, offset: int) -> date:
        return day_of(offset, self.clock.today)
