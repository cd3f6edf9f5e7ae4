"""How a visit was for somebody in the family: said by themselves, through one function."""

import uuid

import django.db.models.deletion
import django.utils.timezone
from django.db import migrations, models

from restorative.access.one_family import stay_statements, tie_statements

TIES = {"sharing_familyrating": {"version_id": "sharing_sharedversion", "member_id": "families_member"}}

# of a visit that stands on their page and that they have answered. The same again is the same one; the member is held
# meanwhile, so that two presses at once are one as well. No id for anything else
FUNCTION = """
CREATE FUNCTION app.rate_version(p_id uuid, p_version uuid, p_way text) RETURNS uuid LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, public, app, pg_temp AS $$
DECLARE version record; newest record;
BEGIN
  PERFORM FROM families_member WHERE id = app.member() FOR NO KEY UPDATE;
  SELECT id, family_id, member_id INTO version FROM sharing_sharedversion
  WHERE id = p_version AND member_id = app.member() AND subject_kind = 'visit'
    AND replaced_at IS NULL AND recalled_at IS NULL AND hidden_at IS NULL
    AND EXISTS (SELECT FROM sharing_answer said WHERE said.version_id = p_version AND said.member_id = app.member())
  FOR SHARE;
  IF NOT FOUND THEN RETURN NULL; END IF;
  SELECT id, way INTO newest FROM sharing_familyrating WHERE version_id = p_version
  ORDER BY rated_at DESC, id DESC LIMIT 1;
  IF newest.way = p_way THEN RETURN newest.id; END IF;
  INSERT INTO sharing_familyrating (id, family_id, version_id, member_id, user_id, way, rated_at)
  VALUES (p_id, version.family_id, version.id, version.member_id, app.uid(), p_way, statement_timestamp());
  RETURN p_id;
END $$;
"""


class Migration(migrations.Migration):
    dependencies = [
        ("families", "0021_together"),
        ("sharing", "0016_agree_wrong_family"),
    ]

    operations = [
        migrations.CreateModel(
            name="FamilyRating",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("user_id", models.UUIDField()),
                (
                    "way",
                    models.CharField(
                        choices=[
                            ("with", "We did it together"),
                            ("for", "It was done for us"),
                            ("to", "It was done to us"),
                            ("not", "We were left alone with it"),
                        ],
                        max_length=10,
                    ),
                ),
                ("rated_at", models.DateTimeField(default=django.utils.timezone.now)),
                (
                    "family",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="ratings",
                        to="families.family",
                    ),
                ),
                (
                    "member",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="families.member"
                    ),
                ),
                (
                    "version",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="ratings",
                        to="sharing.sharedversion",
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["version", "-rated_at"], name="rating_by_version")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("way__in", ["with", "for", "to", "not"])),
                        name="rating_is_one_of_four",
                    )
                ],
            },
        ),
        migrations.RunSQL(list(tie_statements(TIES)), migrations.RunSQL.noop),
        migrations.RunSQL(list(stay_statements((*TIES,))), migrations.RunSQL.noop),
        migrations.RunSQL(FUNCTION, migrations.RunSQL.noop),
    ]
