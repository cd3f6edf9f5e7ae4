"""A note on the wrong family: who asks, who agrees, and what stands where it was."""

import uuid

import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models

from restorative.access.one_family import parent_statements, stay_statements, tie_statements

PARENTS = ("families_withdrawal",)
TIES = {
    "families_withdrawnfile": {"withdrawal_id": "families_withdrawal"},
    "families_movednote": {"visit_id": "families_visit"},
}
STAY = (*TIES, "families_wrongfamily", "families_withdrawal")

# a page that was left open must not begin a draft again with the words of a note that was withdrawn
TAKEN = """
CREATE OR REPLACE FUNCTION app.visit_id_is_taken(p_id uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, public, app, pg_temp AS $$
  SELECT EXISTS (SELECT FROM families_visitdraft WHERE id = p_id)
      OR EXISTS (SELECT FROM families_visit WHERE id = p_id)
      OR EXISTS (SELECT FROM families_withdrawal WHERE note_id = p_id)
$$;
"""


class Migration(migrations.Migration):
    dependencies = [
        ("families", "0014_sources_and_confidences"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="MovedNote",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("at", models.DateTimeField(default=django.utils.timezone.now)),
                (
                    "agreed_by",
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
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="moved",
                        to="families.visit",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Withdrawal",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("note_id", models.UUIDField(unique=True)),
                ("at", models.DateTimeField(default=django.utils.timezone.now)),
                (
                    "agreed_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "family",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="withdrawals",
                        to="families.family",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="WithdrawnFile",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("attachment_id", models.UUIDField()),
                ("data", models.BinaryField()),
                (
                    "family",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="families.family"
                    ),
                ),
                (
                    "withdrawal",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="families.withdrawal",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="WrongFamily",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("note_id", models.UUIDField()),
                ("reason", models.TextField()),
                ("asked_at", models.DateTimeField(default=django.utils.timezone.now)),
                (
                    "decision",
                    models.CharField(
                        blank=True,
                        choices=[("agreed", "Agreed"), ("not_agreed", "Not agreed")],
                        max_length=12,
                    ),
                ),
                ("words", models.TextField(blank=True)),
                ("decided_at", models.DateTimeField(blank=True, null=True)),
                ("moved_to", models.UUIDField(blank=True, null=True)),
                (
                    "asked_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "decided_by",
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
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="families.family"
                    ),
                ),
                (
                    "to_family",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="families.family",
                    ),
                ),
            ],
        ),
        migrations.AddIndex(
            model_name="withdrawal",
            index=models.Index(fields=["family", "-at"], name="withdrawal_by_family"),
        ),
        migrations.AddIndex(
            model_name="wrongfamily",
            index=models.Index(fields=["family", "decided_at", "asked_at"], name="wrong_family_by_family"),
        ),
        migrations.AddConstraint(
            model_name="wrongfamily",
            constraint=models.UniqueConstraint(
                condition=models.Q(("decided_at", None)), fields=("note_id",), name="asked_once_of_a_note"
            ),
        ),
        migrations.AddConstraint(
            model_name="wrongfamily",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("to_family", None),
                    models.Q(("to_family", models.F("family")), _negated=True),
                    _connector="OR",
                ),
                name="moves_to_another_family",
            ),
        ),
        migrations.AddConstraint(
            model_name="wrongfamily",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("decided_at", None), ("decided_by", None), ("decision", "")),
                    models.Q(
                        models.Q(("decided_at", None), _negated=True),
                        models.Q(("decided_by", None), _negated=True),
                        models.Q(("decision", ""), _negated=True),
                    ),
                    _connector="OR",
                ),
                name="wrong_family_decided_by_when_and_how",
            ),
        ),
        migrations.RunSQL(list(parent_statements(PARENTS)), migrations.RunSQL.noop),
        migrations.RunSQL(list(tie_statements(TIES)), migrations.RunSQL.noop),
        migrations.RunSQL(list(stay_statements(STAY)), migrations.RunSQL.noop),
        migrations.RunSQL(TAKEN, migrations.RunSQL.noop),
    ]
