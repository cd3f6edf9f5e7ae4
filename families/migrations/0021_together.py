"""How visits were placed, and what was offered: of one family each, and never moved to another."""

import uuid

import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models

from restorative.access.one_family import stay_statements, tie_statements

TIES = {
    "families_placing": {"visit_id": "families_visit"},
    "families_offer": {"member_id": "families_member"},
}


class Migration(migrations.Migration):
    dependencies = [
        ("families", "0020_chronology"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Offer",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("offered_on", models.DateField()),
                ("what", models.TextField()),
                (
                    "outcome",
                    models.CharField(
                        choices=[
                            ("took_part", "They took part"),
                            ("partly", "They took part in some of it"),
                            ("could_not", "They could not"),
                            ("said_no", "They said no"),
                            ("our_side", "Our side fell through"),
                        ],
                        max_length=10,
                    ),
                ),
                ("words", models.TextField(blank=True)),
                ("at", models.DateTimeField(default=django.utils.timezone.now)),
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
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="offers",
                        to="families.member",
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["member", "-offered_on"], name="offer_by_member")],
            },
        ),
        migrations.CreateModel(
            name="Placing",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("support", models.PositiveSmallIntegerField()),
                ("challenge", models.PositiveSmallIntegerField()),
                ("at", models.DateTimeField(default=django.utils.timezone.now)),
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
                    "visit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="placings",
                        to="families.visit",
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["visit", "-at"], name="placing_by_visit")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("challenge__lte", 10), ("support__lte", 10)),
                        name="placing_on_the_scale",
                    )
                ],
            },
        ),
        migrations.RunSQL(list(tie_statements(TIES)), migrations.RunSQL.noop),
        migrations.RunSQL(list(stay_statements((*TIES,))), migrations.RunSQL.noop),
    ]
