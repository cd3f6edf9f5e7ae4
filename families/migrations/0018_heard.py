"""Each person heard: views sought, needs, getting to know somebody, interpreters; and how to speak with each."""

import uuid

import django.contrib.postgres.fields
import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models

from restorative.access.one_family import stay_statements, tie_statements

OF_A_MEMBER = (
    "families_viewsought",
    "families_influencethought",
    "families_neednote",
    "families_gettingtoknow",
    "families_tried",
    "families_identity",
    "families_explained",
)
TIES = {
    **{table: {"member_id": "families_member"} for table in OF_A_MEMBER},
    "families_interpreted": {"member_id": "families_member", "visit_id": "families_visit"},
}


class Migration(migrations.Migration):
    dependencies = [
        ("families", "0017_kin"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name="member",
            name="adjustments",
            field=models.TextField(blank=True),
        ),
        migrations.AddField(
            model_name="member",
            name="dialect",
            field=models.CharField(blank=True, max_length=60),
        ),
        migrations.AddField(
            model_name="member",
            name="interpreter_is",
            field=models.CharField(
                blank=True, choices=[("woman", "A woman"), ("man", "A man")], max_length=10
            ),
        ),
        migrations.AddField(
            model_name="member",
            name="interpreter_not",
            field=models.TextField(blank=True),
        ),
        migrations.AddField(
            model_name="member",
            name="needs_asked_on",
            field=models.DateField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name="member",
            name="verbal_first",
            field=models.BooleanField(default=False),
        ),
        migrations.CreateModel(
            name="Explained",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("at", models.DateTimeField(default=django.utils.timezone.now)),
                (
                    "topics",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(
                            choices=[
                                ("who", "Who we are, and who sent us"),
                                ("why", "Why we come"),
                                ("powers", "What we may do, and what only a court may"),
                                (
                                    "rights",
                                    "What they may do: say no, bring somebody, complain, read what we write",
                                ),
                            ],
                            max_length=10,
                        ),
                        size=None,
                    ),
                ),
                ("language", models.TextField(blank=True)),
                (
                    "mode",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("in_person", "An interpreter in the room"),
                            ("phone", "An interpreter on the phone"),
                            ("video", "An interpreter on video"),
                            ("none", "No interpreter"),
                        ],
                        max_length=10,
                    ),
                ),
                ("interpreter", models.TextField(blank=True)),
                ("told_back", models.TextField(blank=True)),
                ("explained_on", models.DateField()),
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
                (
                    "member",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="families.member"
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="GettingToKnow",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("at", models.DateTimeField(default=django.utils.timezone.now)),
                ("name", models.TextField(blank=True)),
                ("good_times", models.TextField(blank=True)),
                ("helps", models.TextField(blank=True)),
                ("gets_in_the_way", models.TextField(blank=True)),
                ("approach", models.TextField(blank=True)),
                (
                    "written_with",
                    models.CharField(
                        choices=[
                            ("them", "With them, in their words"),
                            ("close", "With somebody who knows them well"),
                            ("not_yet", "Not with them yet: what we noticed so far"),
                        ],
                        max_length=10,
                    ),
                ),
                ("said_on", models.DateField()),
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
                (
                    "member",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="families.member"
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="InfluenceThought",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("at", models.DateTimeField(default=django.utils.timezone.now)),
                ("text", models.TextField()),
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
                (
                    "member",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="families.member"
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Tried",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("at", models.DateTimeField(default=django.utils.timezone.now)),
                ("what", models.TextField()),
                (
                    "outcome",
                    models.CharField(
                        choices=[
                            ("worked", "It worked"),
                            ("partly", "It worked a little"),
                            ("did_not", "It did not work"),
                            ("too_soon", "Too soon to say"),
                        ],
                        max_length=10,
                    ),
                ),
                ("learned", models.TextField(blank=True)),
                ("tried_on", models.DateField()),
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
                (
                    "member",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="families.member"
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Identity",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("at", models.DateTimeField(default=django.utils.timezone.now)),
                (
                    "about",
                    models.CharField(
                        choices=[
                            ("faith", "Faith or belief"),
                            ("culture", "Culture and background"),
                            ("disability", "Disability or health"),
                            ("gender", "Gender"),
                            ("other", "Something else that matters to them"),
                        ],
                        max_length=12,
                    ),
                ),
                ("words", models.TextField()),
                ("said_on", models.DateField()),
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
                (
                    "member",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="families.member"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("words", ""), _negated=True), name="identity_is_said"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Interpreted",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("at", models.DateTimeField(default=django.utils.timezone.now)),
                (
                    "mode",
                    models.CharField(
                        choices=[
                            ("in_person", "An interpreter in the room"),
                            ("phone", "An interpreter on the phone"),
                            ("video", "An interpreter on video"),
                            ("none", "No interpreter"),
                        ],
                        max_length=10,
                    ),
                ),
                ("interpreter", models.TextField(blank=True)),
                ("instead", models.TextField(blank=True)),
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
                (
                    "member",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="families.member"
                    ),
                ),
                (
                    "visit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="interpreted",
                        to="families.visit",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("interpreter", ""),
                                ("mode", "none"),
                                models.Q(("instead", ""), _negated=True),
                            ),
                            models.Q(
                                models.Q(("mode", "none"), _negated=True),
                                models.Q(("interpreter", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="interpreted_by_whom_or_why_not",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="NeedNote",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("at", models.DateTimeField(default=django.utils.timezone.now)),
                (
                    "need",
                    models.CharField(
                        choices=[
                            ("vigilance", "Somebody notices"),
                            ("understanding", "Being heard and understood, and something is done"),
                            ("stability", "The same people, for long enough to trust them"),
                            ("respect", "Being taken as somebody who can do things"),
                            ("information", "Knowing what goes on, and having a part in it"),
                            ("explanation", "Being told what was decided, and why"),
                            ("support", "Help of their own, not only as one of the family"),
                            ("advocacy", "Somebody who helps them to say it"),
                            ("protection", "Being kept safe, from harm and from being treated unfairly"),
                        ],
                        max_length=15,
                    ),
                ),
                ("evidence", models.TextField()),
                ("words", models.TextField(blank=True)),
                ("action", models.TextField(blank=True)),
                ("who", models.TextField(blank=True)),
                ("by_when", models.DateField(blank=True, null=True)),
                ("noted_on", models.DateField()),
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
                (
                    "member",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="families.member"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("evidence", ""), _negated=True), name="need_note_says_something"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("action", ""), ("by_when", None), ("who", "")),
                            models.Q(("action", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="need_note_action_before_who_and_when",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ViewSought",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("at", models.DateTimeField(default=django.utils.timezone.now)),
                (
                    "how",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("talk", "We talked"),
                            ("play", "Playing, drawing or making something"),
                            ("watched", "We watched, with or without words"),
                            ("phone", "By phone or video"),
                            ("written", "In writing"),
                            ("trusted", "Through somebody they trust"),
                        ],
                        max_length=10,
                    ),
                ),
                (
                    "outcome",
                    models.CharField(
                        choices=[
                            ("said", "They told us"),
                            ("observed", "They do not use words: we watched"),
                            ("not_sought", "We did not ask"),
                        ],
                        max_length=10,
                    ),
                ),
                ("words", models.TextField()),
                ("setting", models.TextField(blank=True)),
                ("who_else", models.TextField(blank=True)),
                ("asked_on", models.DateField()),
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
                (
                    "member",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="families.member"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("words", ""), _negated=True), name="view_sought_says_something"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("how", ""), ("outcome", "not_sought"), ("setting", ""), ("who_else", "")
                            ),
                            models.Q(
                                models.Q(("outcome", "not_sought"), _negated=True),
                                models.Q(("how", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="view_sought_how_unless_not",
                    ),
                ],
            },
        ),
        migrations.RunSQL(list(tie_statements(TIES)), migrations.RunSQL.noop),
        migrations.RunSQL(list(stay_statements(tuple(TIES))), migrations.RunSQL.noop),
    ]
