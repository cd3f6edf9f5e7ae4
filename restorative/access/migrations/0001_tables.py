"""Who reaches which family, from when to when; and Django's cache."""

import uuid

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

# Django's database cache, as `createcachetable` would make it: here, so that grants find it.
CACHE = """
CREATE TABLE IF NOT EXISTS cache_entry (
  cache_key varchar(255) PRIMARY KEY, value text NOT NULL, expires timestamptz NOT NULL
);
CREATE INDEX IF NOT EXISTS cache_entry_expires ON cache_entry (expires);
"""


class Migration(migrations.Migration):
    replaces = [("access", "0001_initial"), ("access", "0005_stand_in"), ("access", "0006_break_glass")]

    initial = True

    dependencies = [("accounts", "0001_tables")]

    operations = [
        migrations.CreateModel(
            name="FamilyAccess",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("family_id", models.UUIDField()),
                (
                    "via",
                    models.CharField(
                        choices=[
                            ("allocation", "Allocation"),
                            ("line", "Line"),
                            ("stand_in", "Stand In"),
                            ("break_glass", "Break Glass"),
                        ],
                        max_length=20,
                    ),
                ),
                ("starts_at", models.DateTimeField()),
                ("ends_at", models.DateTimeField(null=True)),
            ],
            options={
                "indexes": [
                    models.Index(fields=["user", "family_id"], name="access_by_user"),
                    models.Index(fields=["family_id"], name="access_by_family"),
                ]
            },
        ),
        migrations.RunSQL(CACHE, migrations.RunSQL.noop),
    ]
