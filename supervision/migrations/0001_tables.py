"""The tables of supervision: agreements, sessions of two, discussions, decisions and actions."""

import uuid

import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models

from restorative.access.together import CreateTogether

TABLES = [
    migrations.CreateModel(
        name="Agreement",
        fields=[
            ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
            (
                "supervisee",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                ),
            ),
            (
                "manager",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                ),
            ),
            ("every_weeks", models.PositiveSmallIntegerField(default=4)),
            ("words", models.TextField(blank=True)),
            ("agreed_at", models.DateTimeField(default=django.utils.timezone.now)),
            (
                "agreed_by",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                ),
            ),
        ],
        options={
            "ordering": ["-agreed_at"],
            "constraints": [
                models.CheckConstraint(
                    condition=models.Q(("supervisee", models.F("manager")), _negated=True),
                    name="nobody_agrees_with_themselves",
                ),
                models.CheckConstraint(
                    condition=models.Q(("every_weeks__range", (1, 26))), name="agreed_weeks_make_sense"
                ),
            ],
        },
    ),
    migrations.CreateModel(
        name="SupervisionSession",
        fields=[
            ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
            (
                "supervisee",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                ),
            ),
            (
                "manager",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                ),
            ),
            ("planned_on", models.DateField()),
            ("brings", models.TextField(blank=True)),
            ("prepared_at", models.DateTimeField(blank=True, null=True)),
            ("held_on", models.DateField(blank=True, null=True)),
            ("support", models.TextField(blank=True)),
            ("challenge", models.TextField(blank=True)),
            ("support_back", models.TextField(blank=True)),
            ("challenge_back", models.TextField(blank=True)),
            ("reviewed_at", models.DateTimeField(blank=True, null=True)),
            (
                "answer",
                models.CharField(
                    blank=True,
                    choices=[
                        ("", "No answer yet"),
                        ("acknowledged", "That is how it was"),
                        ("different", "I see it differently"),
                    ],
                    max_length=20,
                ),
            ),
            ("answer_words", models.TextField(blank=True)),
            ("answered_at", models.DateTimeField(blank=True, null=True)),
            ("made_at", models.DateTimeField(default=django.utils.timezone.now)),
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
            "indexes": [
                models.Index(fields=["supervisee", "-planned_on"], name="session_by_supervisee"),
                models.Index(fields=["manager", "-planned_on"], name="session_by_manager"),
            ],
            "constraints": [
                models.CheckConstraint(
                    condition=models.Q(("supervisee", models.F("manager")), _negated=True),
                    name="nobody_meets_with_themselves",
                ),
                models.CheckConstraint(
                    condition=models.Q(
                        ("reviewed_at", None), models.Q(("held_on", None), _negated=True), _connector="OR"
                    ),
                    name="only_what_was_held_is_reviewed",
                ),
                models.CheckConstraint(
                    condition=models.Q(
                        models.Q(("answer", ""), ("answered_at", None)),
                        models.Q(
                            models.Q(("answered_at", None), _negated=True),
                            models.Q(("answer", ""), _negated=True),
                        ),
                        _connector="OR",
                    ),
                    name="session_answered_with_something",
                ),
            ],
        },
    ),
    migrations.CreateModel(
        name="Reflection",
        fields=[
            ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
            (
                "session",
                models.OneToOneField(
                    on_delete=django.db.models.deletion.CASCADE,
                    related_name="reflection",
                    to="supervision.supervisionsession",
                ),
            ),
            ("experience", models.TextField(blank=True)),
            ("reflect", models.TextField(blank=True)),
            ("make_sense", models.TextField(blank=True)),
            ("plan", models.TextField(blank=True)),
            ("feelings", models.TextField(blank=True)),
            ("revision", models.PositiveIntegerField(default=1)),
            ("changed_at", models.DateTimeField(default=django.utils.timezone.now)),
        ],
    ),
    migrations.CreateModel(
        name="CaseDiscussion",
        fields=[
            ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
            (
                "family",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.CASCADE,
                    related_name="discussions",
                    to="families.family",
                ),
            ),
            (
                "session",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.CASCADE,
                    related_name="discussions",
                    to="supervision.supervisionsession",
                ),
            ),
            ("strengths", models.TextField(blank=True)),
            ("worries", models.TextField(blank=True)),
            ("engagement", models.TextField(blank=True)),
            ("risk_effect", models.TextField(blank=True)),
            ("our_change", models.TextField(blank=True)),
            ("family_change", models.TextField(blank=True)),
            ("explored_with", models.TextField(blank=True)),
            ("discussed", models.TextField(blank=True)),
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
            "constraints": [
                models.UniqueConstraint(fields=("session", "family"), name="family_once_a_session")
            ]
        },
    ),
    migrations.CreateModel(
        name="Action",
        fields=[
            ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
            (
                "session",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.CASCADE,
                    related_name="actions",
                    to="supervision.supervisionsession",
                ),
            ),
            (
                "owner",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                ),
            ),
            ("what", models.TextField()),
            ("by_when", models.DateField(blank=True, null=True)),
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
            "ordering": ["by_when", "pk"],
            "constraints": [
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
                    name="action_settled_by_and_when",
                )
            ],
        },
    ),
    migrations.CreateModel(
        name="Decision",
        fields=[
            ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
            (
                "family",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.CASCADE,
                    related_name="decisions",
                    to="families.family",
                ),
            ),
            (
                "discussion",
                models.ForeignKey(
                    blank=True,
                    null=True,
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name="decisions",
                    to="supervision.casediscussion",
                ),
            ),
            ("question", models.TextField()),
            ("facts", models.TextField(blank=True)),
            ("risk", models.TextField(blank=True)),
            ("options", models.TextField(blank=True)),
            ("advice", models.TextField(blank=True)),
            (
                "duty_contacted",
                models.CharField(
                    choices=[("yes", "Yes"), ("no", "No"), ("not_said", "Not said")],
                    default="not_said",
                    max_length=10,
                ),
            ),
            ("duty_reference", models.CharField(blank=True, max_length=100)),
            ("decided", models.TextField()),
            ("rationale", models.TextField()),
            (
                "decided_by",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                ),
            ),
            ("decided_at", models.DateTimeField(default=django.utils.timezone.now)),
        ],
        options={"indexes": [models.Index(fields=["family", "-decided_at"], name="decision_by_family")]},
    ),
]


class Migration(migrations.Migration):
    replaces = [("supervision", "0001_initial")]

    initial = True

    dependencies = [("families", "0001_tables")]

    operations = [CreateTogether(TABLES)]
