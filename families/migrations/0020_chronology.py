"""What mattered in the story of a family, and whom it concerns."""

import uuid

import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models

from restorative.access.one_family import parent_statements, stay_statements, tie_statements

PARENTS = ("families_significantevent",)
TIES = {"families_eventmember": {"event_id": "families_significantevent", "member_id": "families_member"}}
STAY = (*PARENTS, *TIES)


class Migration(migrations.Migration):
    dependencies = [
        ("families", "0019_search"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="SignificantEvent",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("day", models.DateField()),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("came", "Somebody was born or came to live here"),
                            ("went", "Somebody left or died"),
                            ("home", "Home and money"),
                            ("school", "School and learning"),
                            ("health", "Health"),
                            ("worry", "A worry about safety"),
                            ("court", "Police or court"),
                            ("help", "Help that began, changed or ended"),
                            ("decision", "A decision"),
                            ("strong", "Something went well"),
                            ("other", "Something else"),
                        ],
                        max_length=10,
                    ),
                ),
                ("what", models.TextField()),
                (
                    "source_kind",
                    models.CharField(
                        blank=True, choices=[("visit", "A visit"), ("decision", "A decision")], max_length=10
                    ),
                ),
                ("source_id", models.UUIDField(blank=True, null=True)),
                ("at", models.DateTimeField(default=django.utils.timezone.now)),
                ("ended_at", models.DateTimeField(blank=True, null=True)),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "ended_by",
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
                        related_name="significant_events",
                        to="families.family",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="EventMember",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
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
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="families.member"
                    ),
                ),
                (
                    "event",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="members",
                        to="families.significantevent",
                    ),
                ),
            ],
        ),
        migrations.AddIndex(
            model_name="significantevent",
            index=models.Index(fields=["family", "-day"], name="event_by_family"),
        ),
        migrations.AddIndex(
            model_name="significantevent",
            index=models.Index(fields=["source_id"], name="event_by_source"),
        ),
        migrations.AddConstraint(
            model_name="significantevent",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("source_id", None), ("source_kind", "")),
                    models.Q(
                        models.Q(("source_kind", ""), _negated=True),
                        models.Q(("source_id", None), _negated=True),
                    ),
                    _connector="OR",
                ),
                name="event_source_is_whole",
            ),
        ),
        migrations.AddConstraint(
            model_name="significantevent",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("ended_at", None), ("ended_by", None)),
                    models.Q(
                        models.Q(("ended_at", None), _negated=True),
                        models.Q(("ended_by", None), _negated=True),
                    ),
                    _connector="OR",
                ),
                name="event_ended_by_and_when",
            ),
        ),
        migrations.AddConstraint(
            model_name="significantevent",
            constraint=models.CheckConstraint(
                condition=models.Q(("what", ""), _negated=True), name="event_says_what"
            ),
        ),
        migrations.AddConstraint(
            model_name="eventmember",
            constraint=models.UniqueConstraint(fields=("event", "member"), name="event_member_once"),
        ),
        migrations.RunSQL(list(parent_statements(PARENTS)), migrations.RunSQL.noop),
        migrations.RunSQL(list(tie_statements(TIES)), migrations.RunSQL.noop),
        migrations.RunSQL(list(stay_statements(STAY)), migrations.RunSQL.noop),
    ]
