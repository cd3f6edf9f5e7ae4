"""The trail: what was done and who was refused; and the hashes that seal it. What was opened and changed: 0002."""

import uuid

import django.contrib.postgres.fields
import django.utils.timezone
from django.db import migrations, models


class Migration(migrations.Migration):
    replaces = [
        ("audit", "0001_initial"),
        ("audit", "0002_by_time"),
        ("audit", "0003_alter_accesslog_kind"),
        ("audit", "0004_openings_without_a_family"),
        ("audit", "0005_messages_are_opened"),
        ("audit", "0007_search_openings"),
        ("audit", "0008_assessments_are_opened"),
    ]

    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="AuditEvent",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("at", models.DateTimeField(default=django.utils.timezone.now)),
                ("user_id", models.UUIDField(null=True)),
                ("family_id", models.UUIDField(null=True)),
                ("action", models.CharField(max_length=60)),
                ("target_kind", models.CharField(blank=True, max_length=60)),
                ("target_id", models.UUIDField(null=True)),
                (
                    "fields",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=60), blank=True, default=list, size=None
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(fields=["family_id", "-at"], name="audit_by_family"),
                    models.Index(fields=["-at", "-id"], name="audit_by_time"),
                    models.Index(fields=["user_id", "-at"], name="audit_by_user"),
                ]
            },
        ),
        migrations.CreateModel(
            name="Refusal",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("at", models.DateTimeField(default=django.utils.timezone.now)),
                ("user_id", models.UUIDField()),
                ("view_name", models.CharField(max_length=100)),
                ("method", models.CharField(max_length=10)),
                ("status", models.PositiveSmallIntegerField()),
            ],
            options={
                "indexes": [
                    models.Index(fields=["-at", "-id"], name="refusal_by_time"),
                    models.Index(fields=["user_id", "-at"], name="refusal_by_user"),
                ]
            },
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
                (
                    "sources",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=63), size=None
                    ),
                ),
                (
                    "row_ids",
                    django.contrib.postgres.fields.ArrayField(base_field=models.UUIDField(), size=None),
                ),
                (
                    "hashes",
                    django.contrib.postgres.fields.ArrayField(base_field=models.BinaryField(), size=None),
                ),
                ("previous", models.BinaryField()),
                ("hash", models.BinaryField()),
            ],
        ),
    ]
