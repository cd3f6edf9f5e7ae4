"""Assessments together: what is strong, what is needed, what was hard to see, what was decided."""

import uuid

import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models

from restorative.access.one_family import parent_statements, stay_statements, tie_statements

PARENTS = ("families_assessment",)
TIES = {
    "families_assessmentitem": {
        "assessment_id": "families_assessment",
        "member_id": "families_member",
        "said_by_id": "families_member",
    },
    "families_hardtoassess": {"assessment_id": "families_assessment", "member_id": "families_member"},
    "families_yousaid": {"assessment_id": "families_assessment", "member_id": "families_member"},
}


class Migration(migrations.Migration):
    dependencies = [
        ("families", "0022_importing"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Assessment",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("purpose", models.TextField()),
                ("begun_at", models.DateTimeField(default=django.utils.timezone.now)),
                ("ending", models.TextField(blank=True)),
                ("closed_at", models.DateTimeField(blank=True, null=True)),
                (
                    "begun_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
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
                (
                    "family",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="assessments",
                        to="families.family",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="AssessmentItem",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("position", models.PositiveIntegerField()),
                (
                    "kind",
                    models.CharField(choices=[("strength", "A strength"), ("need", "A need")], max_length=10),
                ),
                ("is_risk", models.BooleanField(default=False)),
                ("topic", models.TextField()),
                ("family_view", models.TextField(blank=True)),
                ("our_view", models.TextField(blank=True)),
                (
                    "stands",
                    models.CharField(
                        choices=[
                            ("not_yet", "Not talked about yet"),
                            ("agreed", "We agree"),
                            ("different", "We see it differently"),
                        ],
                        default="not_yet",
                        max_length=10,
                    ),
                ),
                ("why", models.TextField(blank=True)),
                ("reply", models.TextField(blank=True)),
                ("revision", models.PositiveIntegerField(default=1)),
                ("changed_at", models.DateTimeField(default=django.utils.timezone.now)),
                (
                    "assessment",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="items",
                        to="families.assessment",
                    ),
                ),
                (
                    "changed_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "family",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="families.family"
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
                    "said_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="families.member",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="HardToAssess",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("is_nothing", models.BooleanField(default=False)),
                ("area", models.TextField(blank=True)),
                ("why", models.TextField()),
                ("tried", models.TextField(blank=True)),
                ("risk_effect", models.TextField(blank=True)),
                ("next_try", models.TextField(blank=True)),
                ("next_by", models.DateField(blank=True, null=True)),
                ("at", models.DateTimeField(default=django.utils.timezone.now)),
                (
                    "assessment",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="hard_areas",
                        to="families.assessment",
                    ),
                ),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "family",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="families.family"
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
            ],
        ),
        migrations.CreateModel(
            name="YouSaid",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("said", models.TextField()),
                ("decided", models.TextField()),
                ("because", models.TextField()),
                ("told_on", models.DateField(blank=True, null=True)),
                ("at", models.DateTimeField(default=django.utils.timezone.now)),
                (
                    "assessment",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="told_rows",
                        to="families.assessment",
                    ),
                ),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "family",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="families.family"
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
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.AddIndex(
            model_name="assessment",
            index=models.Index(fields=["family", "-begun_at"], name="assessment_by_family"),
        ),
        migrations.AddConstraint(
            model_name="assessment",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("closed_at", None), ("closed_by", None)),
                    models.Q(
                        models.Q(("closed_at", None), _negated=True),
                        models.Q(("closed_by", None), _negated=True),
                    ),
                    _connector="OR",
                ),
                name="assessment_closed_by_and_when",
            ),
        ),
        migrations.AddIndex(
            model_name="assessmentitem",
            index=models.Index(fields=["assessment", "position"], name="assessment_item_by_place"),
        ),
        migrations.AddConstraint(
            model_name="assessmentitem",
            constraint=models.CheckConstraint(
                condition=models.Q(("is_risk", False), ("kind", "need"), _connector="OR"),
                name="only_a_need_is_a_risk",
            ),
        ),
        migrations.AddConstraint(
            model_name="hardtoassess",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("is_nothing", True), models.Q(("area", ""), _negated=True), _connector="XOR"
                ),
                name="hard_area_or_nothing",
            ),
        ),
        migrations.RunSQL(list(parent_statements(PARENTS)), migrations.RunSQL.noop),
        migrations.RunSQL(list(tie_statements(TIES)), migrations.RunSQL.noop),
        migrations.RunSQL(list(stay_statements((*PARENTS, *TIES))), migrations.RunSQL.noop),
    ]
