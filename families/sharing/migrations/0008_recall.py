"""Why a version was taken back: for staff only, so in a table of its own."""

import uuid

import django.db.models.deletion
from django.db import migrations, models

from restorative.access.one_family import stay_statements, tie_statements

TIES = {"sharing_recall": {"version_id": "sharing_sharedversion"}}


class Migration(migrations.Migration):
    dependencies = [
        ("families", "0006_one_family_more"),
        ("sharing", "0007_own_page"),
    ]

    operations = [
        migrations.CreateModel(
            name="Recall",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("reason", models.TextField()),
                (
                    "family",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="families.family"
                    ),
                ),
                (
                    "version",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="recall",
                        to="sharing.sharedversion",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.RunSQL(list(tie_statements(TIES)), migrations.RunSQL.noop),
        migrations.RunSQL(list(stay_statements(tuple(TIES))), migrations.RunSQL.noop),
    ]
