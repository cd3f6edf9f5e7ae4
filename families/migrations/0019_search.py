"""What searches look through, and the triggers that keep it: a note's words come and go with its passages."""

import uuid
from typing import Any

import django.contrib.postgres.search
import django.db.models.deletion
from django.db import migrations, models

from families.scan.sounds import sounds_of
from restorative.access.one_family import stay_statements, tie_statements

TIES = {
    "families_namekey": {"member_id": "families_member"},
    "families_notewords": {"visit_id": "families_visit"},
}

# more than this of one note is not looked through: a row holds no more
TRIGGERS = """
CREATE FUNCTION app.write_note_words(p_notes uuid[]) RETURNS void LANGUAGE sql SECURITY DEFINER
SET search_path = pg_catalog, public, app, pg_temp AS $$
  INSERT INTO families_notewords (id, family_id, visit_id, happened_on, words)
  SELECT gen_random_uuid(), note.family_id, note.id, note.happened_on,
         strip(to_tsvector('english', said.whole) || to_tsvector('simple', said.whole))
  FROM families_visit note
  JOIN (
    SELECT visit_id, left(string_agg(text, E'\\n' ORDER BY position), 200000) AS whole
    FROM families_passage WHERE visit_id = ANY (p_notes) GROUP BY visit_id
  ) said ON said.visit_id = note.id
  ON CONFLICT (visit_id) DO UPDATE SET words = excluded.words;
$$;

CREATE FUNCTION app.passages_came() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, public, app, pg_temp AS $$
BEGIN
  PERFORM app.write_note_words(ARRAY(SELECT DISTINCT visit_id FROM came));
  RETURN NULL;
END $$;

CREATE FUNCTION app.passages_went() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, public, app, pg_temp AS $$
BEGIN
  DELETE FROM families_notewords WHERE visit_id IN (SELECT visit_id FROM went);
  PERFORM app.write_note_words(ARRAY(SELECT DISTINCT visit_id FROM went));
  RETURN NULL;
END $$;

CREATE TRIGGER words_come AFTER INSERT ON families_passage
  REFERENCING NEW TABLE AS came FOR EACH STATEMENT EXECUTE FUNCTION app.passages_came();
CREATE TRIGGER words_go AFTER DELETE ON families_passage
  REFERENCING OLD TABLE AS went FOR EACH STATEMENT EXECUTE FUNCTION app.passages_went();
-- a note's words are read whole, thousands in a row: out of line each would have to be fetched and unpacked
ALTER TABLE families_notewords SET (toast_tuple_target = 8160);
SELECT app.write_note_words(ARRAY(SELECT id FROM families_visit));
"""


def keys_of_all(apps: Any, schema_editor: Any) -> None:
    """For everybody who is there already."""
    key = apps.get_model("families", "NameKey")
    members = apps.get_model("families", "Member").objects.values_list("pk", "family", *NAMES)
    key.objects.bulk_create(
        (
            key(member_id=pk, family_id=family, key=sound)
            for pk, family, *names in members.iterator()
            for sound in sounds_of(" ".join(names))
        ),
        batch_size=1000,
        ignore_conflicts=True,
    )


NAMES = ("full_name", "preferred_name")


class Migration(migrations.Migration):
    dependencies = [
        ("families", "0018_heard"),
    ]

    operations = [
        migrations.CreateModel(
            name="NoteWords",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("happened_on", models.DateField()),
                ("words", django.contrib.postgres.search.SearchVectorField()),
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
                        related_name="words",
                        to="families.visit",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="NameKey",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("key", models.CharField(max_length=40)),
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
                        related_name="name_keys",
                        to="families.member",
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["key"], name="name_by_sound")],
                "constraints": [models.UniqueConstraint(fields=("member", "key"), name="name_key_once")],
            },
        ),
        migrations.RunSQL(list(tie_statements(TIES)), migrations.RunSQL.noop),
        migrations.RunSQL(list(stay_statements(tuple(TIES))), migrations.RunSQL.noop),
        migrations.RunSQL(TRIGGERS, migrations.RunSQL.noop),
        migrations.RunPython(keys_of_all, migrations.RunPython.noop),
        # nothing may be owed when the tables are tied
        migrations.RunSQL("SET CONSTRAINTS ALL IMMEDIATE", migrations.RunSQL.noop),
    ]
