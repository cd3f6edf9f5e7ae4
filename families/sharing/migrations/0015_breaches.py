"""When something reached somebody it should not have; and why a version was taken back, in one of three words."""

import uuid

import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models

from restorative.access.one_family import parent_statements, stay_statements, tie_statements

PARENTS = ("sharing_breach",)
TIES = {
    "sharing_breachtold": {"breach_id": "sharing_breach"},
    "sharing_breachreport": {"breach_id": "sharing_breach"},
}
STAY = (*TIES, "sharing_breach")


class Migration(migrations.Migration):
    dependencies = [
        ("families", "0015_wrong_family"),
        ("sharing", "0014_releases"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name="recall",
            name="because",
            field=models.CharField(
                choices=[
                    ("mistake", "There is a mistake in it"),
                    ("reached", "It reached somebody it should not have, or says what they should not learn"),
                    ("wrong_family", "It was written on the wrong family"),
                ],
                default="mistake",
                max_length=12,
            ),
        ),
        migrations.CreateModel(
            name="Breach",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                (
                    "how",
                    models.CharField(
                        choices=[
                            ("shared", "It was shared with somebody it should not have reached"),
                            ("wrong_family", "A note on the wrong family had been shared"),
                            ("posted", "A letter or message went to the wrong place"),
                            ("lost", "Paper, a phone or a computer was lost"),
                            ("overseen", "Somebody saw or heard it who should not have"),
                            ("other", "Something else"),
                        ],
                        max_length=20,
                    ),
                ),
                ("noticed_at", models.DateTimeField(default=django.utils.timezone.now)),
                ("reached", models.TextField()),
                ("what", models.TextField()),
                ("made_safe", models.TextField(blank=True)),
                ("learning", models.TextField(blank=True)),
                ("version_id", models.UUIDField(blank=True, null=True)),
                ("shared_at", models.DateTimeField(blank=True, null=True)),
                ("read_at", models.DateTimeField(blank=True, null=True)),
                ("aloud_on", models.DateField(blank=True, null=True)),
                ("printed_at", models.DateTimeField(blank=True, null=True)),
                ("earlier_at", models.DateTimeField(blank=True, null=True)),
                ("noted_at", models.DateTimeField(default=django.utils.timezone.now)),
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
                (
                    "family",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="breaches",
                        to="families.family",
                    ),
                ),
                (
                    "noted_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="BreachReport",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                (
                    "decision",
                    models.CharField(
                        choices=[
                            ("reported", "The regulator was told"),
                            ("not_needed", "The regulator need not be told"),
                        ],
                        max_length=12,
                    ),
                ),
                ("why", models.TextField()),
                ("reference", models.CharField(blank=True, max_length=100)),
                ("at", models.DateTimeField(default=django.utils.timezone.now)),
                (
                    "breach",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="report",
                        to="sharing.breach",
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
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="BreachTold",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                (
                    "who",
                    models.CharField(
                        choices=[
                            ("person", "The person whose facts they were"),
                            ("manager", "A manager"),
                            ("lead", "The data protection lead"),
                            ("police", "The police or 999"),
                            ("other", "Somebody else"),
                        ],
                        max_length=10,
                    ),
                ),
                ("words", models.TextField()),
                ("told_at", models.DateTimeField()),
                ("noted_at", models.DateTimeField(default=django.utils.timezone.now)),
                (
                    "breach",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="told", to="sharing.breach"
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
            ],
            options={
                "ordering": ["told_at", "pk"],
            },
        ),
        migrations.AddIndex(
            model_name="breach",
            index=models.Index(fields=["family", "closed_at", "noticed_at"], name="breach_by_family"),
        ),
        migrations.AddConstraint(
            model_name="breach",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("closed_at", None), ("closed_by", None)),
                    models.Q(
                        models.Q(("closed_at", None), _negated=True),
                        models.Q(("closed_by", None), _negated=True),
                    ),
                    _connector="OR",
                ),
                name="breach_closed_by_and_when",
            ),
        ),
        migrations.RunSQL(list(parent_statements(PARENTS)), migrations.RunSQL.noop),
        migrations.RunSQL(list(tie_statements(TIES)), migrations.RunSQL.noop),
        migrations.RunSQL(list(stay_statements(STAY)), migrations.RunSQL.noop),
    ]
