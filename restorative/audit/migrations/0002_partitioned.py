"""What was opened, a partition a month; what was changed, a partition a year. Django makes no such tables: SQL does.

The years, the months to come, and the triggers that take hashes, keep changes and guard the trail are put in place
after every migrate, by restorative.audit.partitions and its neighbours.
"""

import uuid

import django.contrib.postgres.fields
import django.utils.timezone
from django.db import migrations, models

# One partition a month, from the month before the first migration to five years on; the default catches the rest.
ACCESS_LOG = """
CREATE TABLE audit_accesslog (
  id uuid NOT NULL, at timestamptz NOT NULL, user_id uuid NOT NULL, member_id uuid, family_id uuid,
  kind varchar(20) NOT NULL, target_id uuid NOT NULL, PRIMARY KEY (id, at)
) PARTITION BY RANGE (at);
CREATE TABLE audit_accesslog_default PARTITION OF audit_accesslog DEFAULT;
CREATE INDEX accesslog_by_target ON audit_accesslog (target_id, at);
CREATE INDEX accesslog_by_family ON audit_accesslog (family_id, at);
CREATE INDEX accesslog_by_user ON audit_accesslog (user_id, at);
CREATE INDEX accesslog_by_time ON audit_accesslog (at DESC, id DESC);
DO $$ DECLARE month date := date_trunc('month', now())::date - interval '1 month'; BEGIN
  FOR i IN 0..60 LOOP
    EXECUTE format('CREATE TABLE audit_accesslog_%s PARTITION OF audit_accesslog FOR VALUES FROM (%L) TO (%L)',
                   to_char(month, 'YYYY_MM'), month, month + interval '1 month');
    month := month + interval '1 month';
  END LOOP;
END $$;
"""

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


class Migration(migrations.Migration):
    replaces = [("audit", "0006_change_history")]

    dependencies = [("audit", "0001_tables")]

    operations = [
        migrations.SeparateDatabaseAndState(
            database_operations=[migrations.RunSQL(ACCESS_LOG, "DROP TABLE audit_accesslog")],
            state_operations=[
                migrations.CreateModel(
                    name="AccessLog",
                    fields=[
                        (
                            "id",
                            models.UUIDField(
                                default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                            ),
                        ),
                        ("at", models.DateTimeField(default=django.utils.timezone.now)),
                        ("user_id", models.UUIDField()),
                        ("member_id", models.UUIDField(null=True)),
                        ("family_id", models.UUIDField(null=True)),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("family", "Family"),
                                    ("visit", "Visit"),
                                    ("plan", "Plan"),
                                    ("handover", "Handover"),
                                    ("assessment", "Assessment"),
                                    ("session", "Session"),
                                    ("file", "File"),
                                    ("version", "Version"),
                                    ("message", "Message"),
                                    ("pdf", "Pdf"),
                                    ("search", "Search"),
                                ],
                                max_length=20,
                            ),
                        ),
                        ("target_id", models.UUIDField()),
                    ],
                )
            ],
        ),
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
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.CharField(max_length=63), size=None
                            ),
                        ),
                    ],
                )
            ],
        ),
    ]
