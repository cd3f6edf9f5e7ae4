"""What a family agreed to, was offered and is owed, and what we asked experts."""

import uuid

import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models

from restorative.access.one_family import parent_statements, stay_statements, tie_statements

PARENTS = ("families_supportoffer",)
TIES = {
    "families_sharingagreement": {"member_id": "families_member"},
    "families_jointcontact": {"member_id": "families_member"},
    "families_ownright": {"child_id": "families_member"},
    "families_supportoffer": {"member_id": "families_member"},
    "families_supportofferanswer": {"offer_id": "families_supportoffer"},
}
STAY = (*TIES, "families_consultation")


class Migration(migrations.Migration):
    dependencies = [
        ("families", "0023_assessments"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="SupportOffer",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("conference", "Family group conference"),
                            ("advocacy", "Advocate"),
                            ("adjustment", "Adjustment"),
                        ],
                        max_length=12,
                    ),
                ),
                ("what", models.TextField()),
                ("offered_on", models.DateField()),
                ("at", models.DateTimeField(default=django.utils.timezone.now)),
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
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="support_offers",
                        to="families.family",
                    ),
                ),
                (
                    "member",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="families.member",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="SupportOfferAnswer",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                (
                    "response",
                    models.CharField(
                        choices=[("yes", "Yes"), ("no", "No"), ("wants_time", "They want time")],
                        max_length=12,
                    ),
                ),
                ("on", models.DateField()),
                ("words", models.TextField(blank=True)),
                ("advocate", models.TextField(blank=True)),
                ("referred_on", models.DateField(blank=True, null=True)),
                ("at", models.DateTimeField(default=django.utils.timezone.now)),
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
                    "offer",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="answers",
                        to="families.supportoffer",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Consultation",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("asked_of", models.TextField()),
                ("question", models.TextField()),
                ("facts", models.TextField()),
                ("is_named", models.BooleanField(default=False)),
                ("named_why", models.TextField(blank=True)),
                ("asked_on", models.DateField()),
                ("at", models.DateTimeField(default=django.utils.timezone.now)),
                ("advice", models.TextField(blank=True)),
                ("advised_on", models.DateField(blank=True, null=True)),
                (
                    "advised_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
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
            ],
            options={
                "indexes": [models.Index(fields=["family", "-asked_on"], name="consultation_by_family")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("is_named", False), models.Q(("named_why", ""), _negated=True), _connector="OR"
                        ),
                        name="named_consultation_says_why",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("advice", ""), ("advised_by", None), ("advised_on", None)),
                            models.Q(
                                models.Q(("advice", ""), _negated=True),
                                models.Q(("advised_on", None), _negated=True),
                                models.Q(("advised_by", None), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="consultation_advised_by_and_when",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="JointContact",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("trusted", models.TextField()),
                ("scope", models.TextField()),
                ("exclusions", models.TextField(blank=True)),
                ("ends_on", models.DateField()),
                ("at", models.DateTimeField(default=django.utils.timezone.now)),
                ("ended_on", models.DateField(blank=True, null=True)),
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
                        related_name="joint_contacts",
                        to="families.family",
                    ),
                ),
                (
                    "member",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="families.member"
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["family", "-ends_on"], name="joint_by_family")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("ended_by", None), ("ended_on", None)),
                            models.Q(
                                models.Q(("ended_on", None), _negated=True),
                                models.Q(("ended_by", None), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="joint_ended_by_and_when",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="OwnRight",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                (
                    "what",
                    models.CharField(
                        choices=[
                            ("person", "Somebody of their own to talk to"),
                            ("needs", "Help for what they need themselves"),
                            ("carer", "Help as a young carer"),
                            ("health", "Their own health, worries included"),
                            ("advocate", "An advocate, explained and offered"),
                            ("rights", "They know their rights, and how to complain"),
                            ("separated", "A refugee, or separated from their parents"),
                            ("asylum", "Their claim for asylum"),
                            ("legal", "A solicitor who knows this law"),
                            ("guardian", "A guardian, or somebody independent beside them"),
                            ("age", "Their age is doubted: what is done about it"),
                            ("interpreter", "An interpreter of their own, never a relative"),
                            ("safe", "Were they trafficked or exploited? Looked into"),
                            ("tracing", "Finding their family, if they want it"),
                            ("school", "A school place"),
                            ("home", "Where they live, and who cares for them"),
                        ],
                        max_length=12,
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[("done", "Done"), ("doing", "Being done"), ("not", "Not done")], max_length=6
                    ),
                ),
                ("on", models.DateField()),
                ("words", models.TextField(blank=True)),
                ("why_not", models.TextField(blank=True)),
                ("at", models.DateTimeField(default=django.utils.timezone.now)),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "child",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="own_rights",
                        to="families.member",
                    ),
                ),
                (
                    "family",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="families.family"
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["child", "what", "-at"], name="own_right_by_child")],
            },
        ),
        migrations.CreateModel(
            name="SharingAgreement",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("named", models.TextField(blank=True)),
                ("topic", models.TextField()),
                (
                    "answer",
                    models.CharField(
                        choices=[
                            ("yes", "Yes"),
                            ("no", "No"),
                            ("not_agreed", "They do not agree with each other"),
                        ],
                        max_length=12,
                    ),
                ),
                ("limits", models.TextField(blank=True)),
                ("agreed_by", models.TextField()),
                ("agreed_on", models.DateField()),
                ("at", models.DateTimeField(default=django.utils.timezone.now)),
                ("ended_words", models.TextField(blank=True)),
                ("ended_on", models.DateField(blank=True, null=True)),
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
                        related_name="sharing_agreements",
                        to="families.family",
                    ),
                ),
                (
                    "member",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="sharing_agreements",
                        to="families.member",
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["family", "-agreed_on"], name="agreement_by_family")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("member", None), ("named", ""), _connector="XOR"),
                        name="agreement_about_one",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("ended_by", None), ("ended_on", None)),
                            models.Q(
                                models.Q(("ended_on", None), _negated=True),
                                models.Q(("ended_by", None), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="agreement_ended_by_and_when",
                    ),
                ],
            },
        ),
        migrations.AddIndex(
            model_name="supportoffer",
            index=models.Index(fields=["family", "-offered_on"], name="support_offer_by_family"),
        ),
        migrations.RunSQL(list(parent_statements(PARENTS)), migrations.RunSQL.noop),
        migrations.RunSQL(list(tie_statements(TIES)), migrations.RunSQL.noop),
        migrations.RunSQL(list(stay_statements(STAY)), migrations.RunSQL.noop),
    ]
