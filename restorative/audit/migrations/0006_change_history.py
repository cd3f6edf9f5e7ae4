"""What stood in a row before it was changed, and who changed it; a hash of every row of the trail; the seals.

The triggers are put in place after every migrate, by restorative.audit.guards and its neighbours.
"""

import uuid

import django.contrib.postgres.fields
import django.utils.timezone
from django.db import migrations, models

# `before` and `after` hold what people wrote. The model leaves them out: nothing that serves reads them.
CHANGES = """
CREATE TABLE audit_change (
  id uuid NOT NULL DEFAULT gen_random_uuid(), at timestamptz NOT NULL DEFAULT clock_timestamp(),
  transaction bigint NOT NULL, login varchar(63) NOT NULL, user_id uuid, member_id uuid, family_id uuid,
  source varchar(63) NOT NULL, row_id uuid NOT NULL, operation varchar(6) NOT NULL, columns varchar(63)[] NOT NULL,
  before jsonb, after jsonb, PRIMARY KEY (at, id)
) PARTITION BY RANGE (at);
CREATE TABLE audit_change_default PARTITION OF audit_change DEFAULT;
CREATE INDEX change_by_family ON audit_change (family_id, at);
CREATE INDEX change_by_user ON audit_change (user_id, at);
"""

INDEXES = """
CREATE INDEX accesslog_by_user ON audit_accesslog (user_id, at);
"""

# Whoever reads the trail reads ids. Those who tell them of a family say its reference.
FUNCTIONS = """
CREATE FUNCTION app.family_of_reference(p_reference text) RETURNS uuid LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = pg_catalog, public, app, pg_temp AS $$
BEGIN
  RETURN (SELECT id FROM families_family WHERE reference = p_reference AND app.is_lead());
END $$;
"""


class Migration(migrations.Migration):
    dependencies = [("audit", "0005_messages_are_opened"), ("access", "0004_colleagues")]

    operations = [
        migrations.SeparateDatabaseAndState(
            database_operations=[migrations.RunSQL(CHANGES, "DROP TABLE audit_change")],
            state_operations=[
                migrations.CreateModel(
                    name="Change",
                    fields=[
                        (
                            "id",
                            models.UUIDField(
                                default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                            ),
                        ),
                        ("at", models.DateTimeField(default=django.utils.timezone.now)),
                        ("user_id", models.UUIDField(null=True)),
                        ("member_id", models.UUIDField(null=True)),
                        ("family_id", models.UUIDField(null=True)),
                        ("source", models.CharField(max_length=63)),
                        ("row_id", models.UUIDField()),
                        ("operation", models.CharField(max_length=6)),
                        (
                            "columns",
                            django.contrib.postgres.fields.ArrayField(models.CharField(max_length=63)),
                        ),
                    ],
                ),
            ],
        ),
        migrations.CreateModel(
            name="Leaf",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("source", models.CharField(max_length=63)),
                ("row_id", models.UUIDField()),
                ("hash", models.BinaryField()),
            ],
        ),
        migrations.CreateModel(
            name="Seal",
            fields=[
                ("number", models.BigIntegerField(primary_key=True, serialize=False)),
                ("at", models.DateTimeField(default=django.utils.timezone.now)),
                ("sources", django.contrib.postgres.fields.ArrayField(models.CharField(max_length=63))),
                ("row_ids", django.contrib.postgres.fields.ArrayField(models.UUIDField())),
                ("hashes", django.contrib.postgres.fields.ArrayField(models.BinaryField())),
                ("previous", models.BinaryField()),
                ("hash", models.BinaryField()),
            ],
        ),
        migrations.AddIndex(
            model_name="auditevent",
            index=models.Index(fields=["user_id", "-at"], name="audit_by_user"),
        ),
        migrations.AddIndex(
            model_name="refusal",
            index=models.Index(fields=["user_id", "-at"], name="refusal_by_user"),
        ),
        migrations.RunSQL(INDEXES, "DROP INDEX accesslog_by_user"),
        migrations.RunSQL(FUNCTIONS, "DROP FUNCTION app.family_of_reference(text)"),
    ]
