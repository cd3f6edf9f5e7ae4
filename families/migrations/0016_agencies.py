"""Who else is involved with a family, what each of them does, and the discussions of who does what."""

import uuid

import django.contrib.postgres.fields
import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models

from restorative.access.one_family import parent_statements, stay_statements, tie_statements

PARENTS = ("families_agencyrole", "families_agencyaction", "families_agencydiscussion")
TIES = {
    "families_agencyload": {"role_id": "families_agencyrole", "member_id": "families_member"},
    "families_agencyaction": {"role_id": "families_agencyrole", "for_whom_id": "families_member"},
    "families_discussionrole": {
        "role_id": "families_agencyrole",
        "discussion_id": "families_agencydiscussion",
    },
    "families_discussionaction": {
        "action_id": "families_agencyaction",
        "discussion_id": "families_agencydiscussion",
    },
    "families_agreedremit": {
        "role_id": "families_agencyrole",
        "discussion_id": "families_agencydiscussion",
    },
}
STAY = (*TIES, "families_agencyrole", "families_agencydiscussion")


class Migration(migrations.Migration):
    dependencies = [
        ("families", "0015_wrong_family"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="AgencyDiscussion",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                (
                    "area",
                    models.CharField(
                        choices=[
                            ("health", "Health"),
                            ("mental_health", "Mental health"),
                            ("speech", "Speech and language"),
                            ("learning", "Learning and special needs"),
                            ("school", "Being at school or nursery"),
                            ("parenting", "Parenting and daily routines"),
                            ("sleep", "Sleep"),
                            ("safety", "Safety at home"),
                            ("housing", "Housing"),
                            ("money", "Money"),
                            ("substances", "Drugs and alcohol"),
                            ("youth", "Friends and free time"),
                            ("settling", "Settling in this country"),
                            ("law", "Police and courts"),
                            ("other", "Something else"),
                        ],
                        max_length=20,
                    ),
                ),
                ("about", models.TextField()),
                ("invited", models.TextField(blank=True)),
                ("opened_at", models.DateTimeField(default=django.utils.timezone.now)),
                ("held_on", models.DateField(blank=True, null=True)),
                ("family_said", models.TextField(blank=True)),
                (
                    "outcome",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("agreed", "We agreed who does what"),
                            ("not_agreed", "We did not agree yet"),
                        ],
                        max_length=10,
                    ),
                ),
                ("because", models.TextField(blank=True)),
                ("next_try", models.TextField(blank=True)),
                ("closed_at", models.DateTimeField(blank=True, null=True)),
                (
                    "closed_by",
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
                        related_name="agency_discussions",
                        to="families.family",
                    ),
                ),
                (
                    "opened_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="AgencyRole",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("agency", models.CharField(max_length=200)),
                ("person", models.CharField(blank=True, max_length=200)),
                (
                    "areas",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(
                            choices=[
                                ("health", "Health"),
                                ("mental_health", "Mental health"),
                                ("speech", "Speech and language"),
                                ("learning", "Learning and special needs"),
                                ("school", "Being at school or nursery"),
                                ("parenting", "Parenting and daily routines"),
                                ("sleep", "Sleep"),
                                ("safety", "Safety at home"),
                                ("housing", "Housing"),
                                ("money", "Money"),
                                ("substances", "Drugs and alcohol"),
                                ("youth", "Friends and free time"),
                                ("settling", "Settling in this country"),
                                ("law", "Police and courts"),
                                ("other", "Something else"),
                            ],
                            max_length=20,
                        ),
                        default=list,
                        size=None,
                    ),
                ),
                ("remit", models.TextField(blank=True)),
                ("goals", models.TextField(blank=True)),
                ("contacts_a_month", models.PositiveSmallIntegerField(blank=True, null=True)),
                ("began_on", models.DateField(blank=True, null=True)),
                ("ends_on", models.DateField(blank=True, null=True)),
                ("is_strained", models.BooleanField(default=False)),
                ("strain", models.TextField(blank=True)),
                ("added_at", models.DateTimeField(default=django.utils.timezone.now)),
                ("revision", models.PositiveIntegerField(default=1)),
                ("changed_at", models.DateTimeField(default=django.utils.timezone.now)),
                (
                    "added_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "changed_by",
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
                        related_name="agency_roles",
                        to="families.family",
                    ),
                ),
                (
                    "overlap_owner",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="AgencyLoad",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                (
                    "load",
                    models.CharField(
                        choices=[
                            ("too_much", "Too much"),
                            ("right", "About right"),
                            ("too_little", "Too little"),
                        ],
                        max_length=10,
                    ),
                ),
                ("words", models.TextField(blank=True)),
                ("said_on", models.DateField(default=django.utils.timezone.localdate)),
                ("noted_at", models.DateTimeField(default=django.utils.timezone.now)),
                (
                    "family",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="agency_loads",
                        to="families.family",
                    ),
                ),
                (
                    "member",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="families.member"
                    ),
                ),
                (
                    "noted_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "role",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="loads",
                        to="families.agencyrole",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="AgencyAction",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[("does", "Does this for the family"), ("asks", "Asks this of the family")],
                        max_length=10,
                    ),
                ),
                (
                    "area",
                    models.CharField(
                        choices=[
                            ("health", "Health"),
                            ("mental_health", "Mental health"),
                            ("speech", "Speech and language"),
                            ("learning", "Learning and special needs"),
                            ("school", "Being at school or nursery"),
                            ("parenting", "Parenting and daily routines"),
                            ("sleep", "Sleep"),
                            ("safety", "Safety at home"),
                            ("housing", "Housing"),
                            ("money", "Money"),
                            ("substances", "Drugs and alcohol"),
                            ("youth", "Friends and free time"),
                            ("settling", "Settling in this country"),
                            ("law", "Police and courts"),
                            ("other", "Something else"),
                        ],
                        max_length=20,
                    ),
                ),
                ("what", models.TextField()),
                ("who", models.CharField(blank=True, max_length=200)),
                ("by_when", models.DateField(blank=True, null=True)),
                ("added_at", models.DateTimeField(default=django.utils.timezone.now)),
                (
                    "ended",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("done", "It is done"),
                            ("stopped", "It was stopped"),
                            ("twice", "Somebody else does it already"),
                        ],
                        max_length=10,
                    ),
                ),
                ("ended_at", models.DateTimeField(blank=True, null=True)),
                (
                    "added_by",
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
                        related_name="agency_actions",
                        to="families.family",
                    ),
                ),
                (
                    "for_whom",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="families.member",
                    ),
                ),
                (
                    "role",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="actions",
                        to="families.agencyrole",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="AgreedRemit",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                (
                    "area",
                    models.CharField(
                        choices=[
                            ("health", "Health"),
                            ("mental_health", "Mental health"),
                            ("speech", "Speech and language"),
                            ("learning", "Learning and special needs"),
                            ("school", "Being at school or nursery"),
                            ("parenting", "Parenting and daily routines"),
                            ("sleep", "Sleep"),
                            ("safety", "Safety at home"),
                            ("housing", "Housing"),
                            ("money", "Money"),
                            ("substances", "Drugs and alcohol"),
                            ("youth", "Friends and free time"),
                            ("settling", "Settling in this country"),
                            ("law", "Police and courts"),
                            ("other", "Something else"),
                        ],
                        max_length=20,
                    ),
                ),
                (
                    "says",
                    models.CharField(
                        choices=[
                            ("does", "Does this"),
                            ("does_not", "Does not do this"),
                            ("stops", "Stops doing this"),
                        ],
                        max_length=10,
                    ),
                ),
                ("words", models.TextField(blank=True)),
                ("from_on", models.DateField(default=django.utils.timezone.localdate)),
                (
                    "discussion",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="remits",
                        to="families.agencydiscussion",
                    ),
                ),
                (
                    "family",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="families.family"
                    ),
                ),
                (
                    "role",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="remits",
                        to="families.agencyrole",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="DiscussionAction",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                (
                    "action",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="families.agencyaction",
                    ),
                ),
                (
                    "discussion",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="families.agencydiscussion",
                    ),
                ),
                (
                    "family",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="families.family"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="DiscussionRole",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                (
                    "discussion",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="parts",
                        to="families.agencydiscussion",
                    ),
                ),
                (
                    "family",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="families.family"
                    ),
                ),
                (
                    "role",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="families.agencyrole",
                    ),
                ),
            ],
        ),
        migrations.AddIndex(
            model_name="agencydiscussion",
            index=models.Index(fields=["family", "-opened_at"], name="agency_talk_by_family"),
        ),
        migrations.AddConstraint(
            model_name="agencydiscussion",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("closed_at", None), ("closed_by", None), ("held_on", None), ("outcome", "")),
                    models.Q(
                        models.Q(("outcome", ""), _negated=True),
                        models.Q(("held_on", None), _negated=True),
                        models.Q(("closed_by", None), _negated=True),
                        models.Q(("closed_at", None), _negated=True),
                    ),
                    _connector="OR",
                ),
                name="agency_talk_closed_how_when_and_by",
            ),
        ),
        migrations.AddConstraint(
            model_name="agencydiscussion",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("outcome", "not_agreed"), _negated=True),
                    models.Q(
                        models.Q(("because", ""), _negated=True), models.Q(("next_try", ""), _negated=True)
                    ),
                    _connector="OR",
                ),
                name="agency_talk_not_agreed_says_why_and_what_next",
            ),
        ),
        migrations.AddIndex(
            model_name="agencyrole",
            index=models.Index(fields=["family", "began_on"], name="agency_role_by_family"),
        ),
        migrations.AddConstraint(
            model_name="agencyrole",
            constraint=models.CheckConstraint(
                condition=models.Q(("agency", ""), _negated=True), name="agency_role_has_a_name"
            ),
        ),
        migrations.AddConstraint(
            model_name="agencyrole",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("began_on", None),
                    ("ends_on", None),
                    ("ends_on__gte", models.F("began_on")),
                    _connector="OR",
                ),
                name="agency_role_ends_after_it_began",
            ),
        ),
        migrations.AddIndex(
            model_name="agencyload",
            index=models.Index(fields=["family", "role", "member", "-said_on"], name="agency_load_newest"),
        ),
        migrations.AddIndex(
            model_name="agencyaction",
            index=models.Index(fields=["family", "ended_at"], name="agency_action_by_family"),
        ),
        migrations.AddConstraint(
            model_name="agencyaction",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("ended", ""), ("ended_at", None), ("ended_by", None)),
                    models.Q(
                        models.Q(("ended", ""), _negated=True),
                        models.Q(("ended_at", None), _negated=True),
                        models.Q(("ended_by", None), _negated=True),
                    ),
                    _connector="OR",
                ),
                name="agency_action_ended_how_when_and_by",
            ),
        ),
        migrations.AddConstraint(
            model_name="agreedremit",
            constraint=models.UniqueConstraint(fields=("discussion", "role"), name="agreed_remit_once"),
        ),
        migrations.AddConstraint(
            model_name="discussionaction",
            constraint=models.UniqueConstraint(
                fields=("discussion", "action"), name="discussion_action_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="discussionrole",
            constraint=models.UniqueConstraint(fields=("discussion", "role"), name="discussion_role_once"),
        ),
        migrations.RunSQL(list(parent_statements(PARENTS)), migrations.RunSQL.noop),
        migrations.RunSQL(list(tie_statements(TIES)), migrations.RunSQL.noop),
        migrations.RunSQL(list(stay_statements(STAY)), migrations.RunSQL.noop),
    ]
