"""The doors of plans."""

from django.urls import path

from plans.views import goals, outcomes, plans, reviews, visits

app_name = "plans"
plan_urls = [
    path("families/<uuid:family>/new/", plans.plan_new, name="plan_new"),
    path("<uuid:plan>/", plans.plan, name="plan"),
    path("<uuid:plan>/edit/", plans.plan_edit, name="plan_edit"),
    path("<uuid:plan>/close/", plans.plan_close, name="plan_close"),
    path("<uuid:plan>/reopen/", plans.plan_reopen, name="plan_reopen"),
    path("<uuid:plan>/pdf/", plans.plan_pdf, name="plan_pdf"),
]
goal_urls = [
    path("<uuid:plan>/goals/new/", goals.goal_new, name="goal_new"),
    path("goals/<uuid:goal>/edit/", goals.goal_edit, name="goal_edit"),
    path("goals/<uuid:goal>/settle/", outcomes.goal_settle, name="goal_settle"),
    path("steps/<uuid:step>/edit/", outcomes.step_edit, name="step_edit"),
    path("<uuid:plan>/reviews/new/", reviews.review_new, name="review_new"),
    path("reviews/<uuid:review>/", reviews.review, name="review"),
    path("visits/<uuid:visit>/goals/", visits.visit_goals, name="visit_goals"),
]

urlpatterns = [*plan_urls, *goal_urls]
