"""The tables of plans: goals, steps, readings and reviews."""

import uuid

import django.core.validators
import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models

from restorative.access.together import CreateTogether

TABLES = [
    migrations.CreateModel(
        name="Plan",
        fields=[
            ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
            (
                "family",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.CASCADE, related_name="plans", to="families.family"
                ),
            ),
            ("purpose", models.TextField()),
            ("review_on", models.DateField(blank=True, null=True)),
            (
                "made_by",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                ),
            ),
            ("made_at", models.DateTimeField(default=django.utils.timezone.now)),
            ("revision", models.PositiveIntegerField(default=1)),
            ("ending", models.TextField(blank=True)),
            ("closed_at", models.DateTimeField(blank=True, null=True)),
            (
                "closed_by",
                models.ForeignKey(
                    blank=True,
                    null=True,
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name="+",
                    to=settings.AUTH_USER_MODEL,
                ),
            ),
        ],
        options={
            "indexes": [models.Index(fields=["family", "-made_at"], name="plan_by_family")],
            "constraints": [
                models.CheckConstraint(
                    condition=models.Q(
                        models.Q(("closed_at", None), ("closed_by", None)),
                        models.Q(
                            models.Q(("closed_at", None), _negated=True),
                            models.Q(("closed_by", None), _negated=True),
                        ),
                        _connector="OR",
                    ),
                    name="plan_closed_by_and_when",
                )
            ],
        },
    ),
    migrations.CreateModel(
        name="PlanMember",
        fields=[
            ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
            (
                "family",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.CASCADE, related_name="+", to="families.family"
                ),
            ),
            (
                "plan",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.CASCADE, related_name="makers", to="plans.plan"
                ),
            ),
            (
                "member",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.CASCADE, related_name="+", to="families.member"
                ),
            ),
        ],
        options={
            "constraints": [models.UniqueConstraint(fields=("plan", "member"), name="plan_member_once")]
        },
    ),
    migrations.CreateModel(
        name="Review",
        fields=[
            ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
            (
                "family",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.CASCADE, related_name="+", to="families.family"
                ),
            ),
            (
                "plan",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.CASCADE, related_name="reviews", to="plans.plan"
                ),
            ),
            ("held_on", models.DateField()),
            ("working_well", models.TextField(blank=True)),
            ("worries", models.TextField(blank=True)),
            ("what_next", models.TextField(blank=True)),
            (
                "by",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                ),
            ),
            ("at", models.DateTimeField(default=django.utils.timezone.now)),
        ],
        options={"ordering": ["-held_on", "-at"]},
    ),
    migrations.CreateModel(
        name="Goal",
        fields=[
            ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
            (
                "family",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.CASCADE, related_name="goals", to="families.family"
                ),
            ),
            (
                "plan",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.CASCADE, related_name="goals", to="plans.plan"
                ),
            ),
            ("position", models.PositiveIntegerField()),
            (
                "whose",
                models.CharField(
                    blank=True,
                    choices=[("member", "One person’s"), ("family", "The whole family’s"), ("ours", "Ours")],
                    max_length=10,
                ),
            ),
            (
                "member",
                models.ForeignKey(
                    blank=True,
                    null=True,
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name="+",
                    to="families.member",
                ),
            ),
            ("their_words", models.TextField(blank=True)),
            ("our_words", models.TextField(blank=True)),
            ("different", models.TextField(blank=True)),
            ("zero_looks", models.TextField(blank=True)),
            ("ten_looks", models.TextField(blank=True)),
            (
                "fair",
                models.CharField(
                    blank=True,
                    choices=[("yes", "Yes"), ("partly", "Partly"), ("no", "Not yet")],
                    max_length=10,
                ),
            ),
            ("fair_words", models.TextField(blank=True)),
            ("why", models.TextField(blank=True)),
            ("by_when", models.DateField(blank=True, null=True)),
            ("if_not", models.TextField(blank=True)),
            (
                "state",
                models.CharField(
                    choices=[
                        ("open", "We are working on it"),
                        ("reached", "Reached"),
                        ("changed", "Changed to something else"),
                        ("stopped", "Stopped"),
                    ],
                    default="open",
                    max_length=10,
                ),
            ),
            ("state_words", models.TextField(blank=True)),
            ("settled_at", models.DateTimeField(blank=True, null=True)),
            (
                "settled_by",
                models.ForeignKey(
                    blank=True,
                    null=True,
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name="+",
                    to=settings.AUTH_USER_MODEL,
                ),
            ),
            ("revision", models.PositiveIntegerField(default=1)),
            ("changed_at", models.DateTimeField(default=django.utils.timezone.now)),
            (
                "changed_by",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                ),
            ),
        ],
        options={
            "indexes": [models.Index(fields=["plan", "position"], name="goal_by_plan")],
            "constraints": [
                models.CheckConstraint(
                    condition=models.Q(("member", None), ("whose", "member"), _connector="OR"),
                    name="goal_of_a_member_is_one_persons",
                ),
                models.CheckConstraint(
                    condition=models.Q(
                        models.Q(("settled_at", None), ("settled_by", None), ("state", "open")),
                        models.Q(
                            models.Q(("state", "open"), _negated=True),
                            models.Q(("settled_at", None), _negated=True),
                            models.Q(("settled_by", None), _negated=True),
                        ),
                        _connector="OR",
                    ),
                    name="goal_settled_by_and_when",
                ),
            ],
        },
    ),
    migrations.CreateModel(
        name="Step",
        fields=[
            ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
            (
                "family",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.CASCADE, related_name="+", to="families.family"
                ),
            ),
            (
                "goal",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.CASCADE, related_name="steps", to="plans.goal"
                ),
            ),
            ("position", models.PositiveIntegerField()),
            (
                "whose",
                models.CharField(
                    choices=[
                        ("ours", "We will"),
                        ("theirs", "One of the family will"),
                        ("other", "Somebody else will"),
                    ],
                    max_length=10,
                ),
            ),
            (
                "member",
                models.ForeignKey(
                    blank=True,
                    null=True,
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name="+",
                    to="families.member",
                ),
            ),
            ("other", models.CharField(blank=True, max_length=100)),
            ("what", models.TextField()),
            ("by_when", models.DateField(blank=True, null=True)),
            ("help", models.TextField(blank=True)),
            ("no_help_wanted", models.BooleanField(default=False)),
            (
                "outcome",
                models.CharField(
                    choices=[
                        ("open", "Still to do"),
                        ("done", "Done"),
                        ("changed", "Changed"),
                        ("not_done", "Not done"),
                    ],
                    default="open",
                    max_length=10,
                ),
            ),
            ("explanation", models.TextField(blank=True)),
            ("settled_at", models.DateTimeField(blank=True, null=True)),
            (
                "settled_by",
                models.ForeignKey(
                    blank=True,
                    null=True,
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name="+",
                    to=settings.AUTH_USER_MODEL,
                ),
            ),
        ],
        options={
            "ordering": ["position"],
            "constraints": [
                models.CheckConstraint(
                    condition=models.Q(
                        models.Q(("whose", "theirs"), models.Q(("member", None), _negated=True)),
                        models.Q(models.Q(("whose", "theirs"), _negated=True), ("member", None)),
                        _connector="OR",
                    ),
                    name="step_of_the_family_names_a_member",
                ),
                models.CheckConstraint(
                    condition=models.Q(
                        models.Q(("outcome", "open"), ("settled_at", None), ("settled_by", None)),
                        models.Q(
                            models.Q(("outcome", "open"), _negated=True),
                            models.Q(("settled_at", None), _negated=True),
                            models.Q(("settled_by", None), _negated=True),
                        ),
                        _connector="OR",
                    ),
                    name="step_settled_by_and_when",
                ),
            ],
        },
    ),
    migrations.CreateModel(
        name="ScaleReading",
        fields=[
            ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
            (
                "family",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.CASCADE, related_name="+", to="families.family"
                ),
            ),
            (
                "goal",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.CASCADE, related_name="readings", to="plans.goal"
                ),
            ),
            (
                "review",
                models.ForeignKey(
                    blank=True,
                    null=True,
                    on_delete=django.db.models.deletion.CASCADE,
                    related_name="readings",
                    to="plans.review",
                ),
            ),
            (
                "member",
                models.ForeignKey(
                    blank=True,
                    null=True,
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name="+",
                    to="families.member",
                ),
            ),
            (
                "number",
                models.PositiveSmallIntegerField(validators=[django.core.validators.MaxValueValidator(10)]),
            ),
            ("looks_like", models.TextField(blank=True)),
            ("read_on", models.DateField()),
            (
                "noted_by",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                ),
            ),
            ("noted_at", models.DateTimeField(default=django.utils.timezone.now)),
        ],
        options={
            "ordering": ["read_on", "noted_at"],
            "constraints": [
                models.CheckConstraint(condition=models.Q(("number__lte", 10)), name="scale_from_0_to_10")
            ],
        },
    ),
    migrations.CreateModel(
        name="GoalChild",
        fields=[
            ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
            (
                "family",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.CASCADE, related_name="+", to="families.family"
                ),
            ),
            (
                "goal",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.CASCADE, related_name="children", to="plans.goal"
                ),
            ),
            (
                "child",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.CASCADE, related_name="+", to="families.member"
                ),
            ),
        ],
        options={"constraints": [models.UniqueConstraint(fields=("goal", "child"), name="goal_child_once")]},
    ),
    migrations.CreateModel(
        name="GoalVisit",
        fields=[
            ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
            (
                "family",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.CASCADE, related_name="+", to="families.family"
                ),
            ),
            (
                "goal",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.CASCADE, related_name="visits", to="plans.goal"
                ),
            ),
            (
                "visit",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.CASCADE,
                    related_name="goal_links",
                    to="families.visit",
                ),
            ),
        ],
        options={"constraints": [models.UniqueConstraint(fields=("goal", "visit"), name="goal_visit_once")]},
    ),
]


class Migration(migrations.Migration):
    replaces = [("plans", "0001_initial")]

    initial = True

    dependencies = [("families", "0001_tables")]

    operations = [CreateTogether(TABLES)]
