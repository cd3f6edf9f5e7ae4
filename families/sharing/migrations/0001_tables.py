"""The tables of sharing: the ways in, what was shared, what came back, what is read first, what went wrong."""

import uuid

import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models

import families.sharing.models.doors
from restorative.access.together import CreateTogether

TABLES = [
    migrations.CreateModel(
        name="SharedVersion",
        fields=[
            ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
            (
                "family",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.CASCADE, related_name="versions", to="families.family"
                ),
            ),
            (
                "member",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT, related_name="versions", to="families.member"
                ),
            ),
            (
                "subject_kind",
                models.CharField(
                    choices=[
                        ("visit", "Visit"),
                        ("plan", "Plan"),
                        ("handover", "Handover"),
                        ("assessment", "Assessment"),
                    ],
                    max_length=10,
                ),
            ),
            ("subject_id", models.UUIDField()),
            ("content", models.JSONField()),
            ("sha256", models.CharField(max_length=64)),
            ("language", models.CharField(default="en-gb", max_length=10)),
            (
                "shared_by",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                ),
            ),
            ("shared_at", models.DateTimeField(default=django.utils.timezone.now)),
            ("replaced_at", models.DateTimeField(blank=True, null=True)),
            ("recalled_at", models.DateTimeField(blank=True, null=True)),
            (
                "recalled_by",
                models.ForeignKey(
                    blank=True,
                    null=True,
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name="+",
                    to=settings.AUTH_USER_MODEL,
                ),
            ),
            ("hidden_at", models.DateTimeField(blank=True, null=True)),
        ],
        options={
            "indexes": [
                models.Index(fields=["member", "-shared_at"], name="version_by_member"),
                models.Index(fields=["subject_id"], name="version_by_subject"),
                models.Index(fields=["family", "-shared_at"], name="version_by_family"),
            ],
            "constraints": [
                models.UniqueConstraint(
                    condition=models.Q(("recalled_at", None), ("replaced_at", None)),
                    fields=("subject_kind", "subject_id", "member"),
                    name="one_standing_version_per_recipient",
                ),
                models.CheckConstraint(
                    condition=models.Q(
                        models.Q(("recalled_at", None), ("recalled_by", None)),
                        models.Q(
                            models.Q(("recalled_at", None), _negated=True),
                            models.Q(("recalled_by", None), _negated=True),
                        ),
                        _connector="OR",
                    ),
                    name="version_recalled_by_and_when",
                ),
            ],
        },
    ),
    migrations.CreateModel(
        name="ReadAloud",
        fields=[
            ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
            (
                "family",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.CASCADE, related_name="+", to="families.family"
                ),
            ),
            (
                "version",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name="readings",
                    to="sharing.sharedversion",
                ),
            ),
            (
                "member",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT, related_name="+", to="families.member"
                ),
            ),
            (
                "read_by",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                ),
            ),
            ("read_on", models.DateField()),
            (
                "way",
                models.CharField(
                    choices=[("in_person", "In person"), ("phone", "By phone"), ("video", "By video call")],
                    max_length=10,
                ),
            ),
            ("language", models.CharField(blank=True, max_length=60)),
            ("interpreter", models.CharField(blank=True, max_length=200)),
            ("supporter", models.CharField(blank=True, max_length=200)),
            (
                "was_private",
                models.CharField(
                    choices=[("yes", "Yes"), ("no", "No"), ("not_said", "Not said")],
                    default="not_said",
                    max_length=10,
                ),
            ),
            ("told_back", models.TextField(blank=True)),
            ("noted_at", models.DateTimeField(default=django.utils.timezone.now)),
        ],
        options={"ordering": ["-noted_at"]},
    ),
    migrations.CreateModel(
        name="Answer",
        fields=[
            ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
            (
                "family",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.CASCADE, related_name="+", to="families.family"
                ),
            ),
            (
                "version",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name="answers",
                    to="sharing.sharedversion",
                ),
            ),
            (
                "member",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT, related_name="+", to="families.member"
                ),
            ),
            ("user_id", models.UUIDField()),
            (
                "kind",
                models.CharField(
                    choices=[
                        ("agree", "I agree"),
                        ("mostly", "Mostly, but…"),
                        ("different", "I see it differently"),
                        ("more_time", "I need more time"),
                        ("no_sign", "I don't want to sign"),
                        ("not_safe", "Not safe now"),
                        ("talk", "Talk to me instead"),
                    ],
                    max_length=20,
                ),
            ),
            ("words", models.TextField(blank=True)),
            ("has_read", models.BooleanField(default=False)),
            ("typed_name", models.CharField(blank=True, max_length=200)),
            ("parts", models.JSONField(blank=True, default=dict)),
            (
                "loudest",
                models.CharField(
                    choices=[
                        ("agree", "I agree"),
                        ("mostly", "Mostly, but…"),
                        ("different", "I see it differently"),
                        ("more_time", "I need more time"),
                        ("no_sign", "I don't want to sign"),
                        ("not_safe", "Not safe now"),
                        ("talk", "Talk to me instead"),
                    ],
                    max_length=20,
                ),
            ),
            (
                "recorded_by",
                models.ForeignKey(
                    blank=True,
                    null=True,
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name="+",
                    to=settings.AUTH_USER_MODEL,
                ),
            ),
            (
                "reading",
                models.ForeignKey(
                    blank=True,
                    null=True,
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name="answers",
                    to="sharing.readaloud",
                ),
            ),
            ("on_workers_phone", models.BooleanField(default=False)),
            ("sha256", models.CharField(max_length=64)),
            ("answered_at", models.DateTimeField(default=django.utils.timezone.now)),
        ],
        options={
            "ordering": ["-answered_at"],
            "indexes": [
                models.Index(fields=["family", "-answered_at"], name="answer_by_family"),
                models.Index(fields=["version", "-answered_at"], name="answer_by_version"),
            ],
            "constraints": [
                models.CheckConstraint(
                    condition=models.Q(
                        ("recorded_by", None),
                        models.Q(("has_read", False), ("typed_name", "")),
                        _connector="OR",
                    ),
                    name="what_is_recorded_is_no_signature",
                ),
                models.CheckConstraint(
                    condition=models.Q(
                        ("reading", None), models.Q(("recorded_by", None), _negated=True), _connector="OR"
                    ),
                    name="read_aloud_is_recorded_by_somebody",
                ),
            ],
        },
    ),
    migrations.CreateModel(
        name="Comment",
        fields=[
            ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
            (
                "family",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.CASCADE, related_name="+", to="families.family"
                ),
            ),
            (
                "version",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name="comments",
                    to="sharing.sharedversion",
                ),
            ),
            (
                "member",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT, related_name="+", to="families.member"
                ),
            ),
            ("user_id", models.UUIDField()),
            ("block_id", models.UUIDField()),
            ("text", models.TextField()),
            ("written_at", models.DateTimeField(default=django.utils.timezone.now)),
        ],
        options={
            "ordering": ["written_at"],
            "indexes": [
                models.Index(fields=["version", "written_at"], name="comment_by_version"),
                models.Index(fields=["family", "-written_at"], name="comment_by_family"),
            ],
        },
    ),
    migrations.CreateModel(
        name="Message",
        fields=[
            ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
            (
                "family",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.CASCADE, related_name="messages", to="families.family"
                ),
            ),
            (
                "member",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT, related_name="messages", to="families.member"
                ),
            ),
            ("user_id", models.UUIDField()),
            ("text", models.TextField(blank=True)),
            ("wants_to_talk", models.BooleanField(default=False)),
            ("sent_at", models.DateTimeField(default=django.utils.timezone.now)),
            (
                "promise",
                models.OneToOneField(
                    on_delete=django.db.models.deletion.PROTECT, related_name="message", to="families.promise"
                ),
            ),
            ("reply", models.TextField(blank=True)),
            ("replied_at", models.DateTimeField(blank=True, null=True)),
            (
                "replied_by",
                models.ForeignKey(
                    blank=True,
                    null=True,
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name="+",
                    to=settings.AUTH_USER_MODEL,
                ),
            ),
        ],
        options={
            "ordering": ["-sent_at"],
            "indexes": [
                models.Index(fields=["family", "-sent_at"], name="message_by_family"),
                models.Index(fields=["member", "-sent_at"], name="message_by_member"),
            ],
            "constraints": [
                models.CheckConstraint(
                    condition=models.Q(
                        models.Q(("replied_at", None), ("replied_by", None)),
                        models.Q(
                            models.Q(("replied_at", None), _negated=True),
                            models.Q(("replied_by", None), _negated=True),
                        ),
                        _connector="OR",
                    ),
                    name="message_replied_by_and_when",
                )
            ],
        },
    ),
    migrations.CreateModel(
        name="Composition",
        fields=[
            ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
            (
                "family",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.CASCADE, related_name="+", to="families.family"
                ),
            ),
            (
                "subject_kind",
                models.CharField(
                    choices=[
                        ("visit", "Visit"),
                        ("plan", "Plan"),
                        ("handover", "Handover"),
                        ("assessment", "Assessment"),
                    ],
                    max_length=10,
                ),
            ),
            ("subject_id", models.UUIDField()),
            (
                "member",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.CASCADE, related_name="+", to="families.member"
                ),
            ),
            ("choices", models.JSONField(default=dict)),
            (
                "made_by",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                ),
            ),
            ("changed_at", models.DateTimeField(default=django.utils.timezone.now)),
        ],
        options={
            "constraints": [
                models.UniqueConstraint(
                    fields=("subject_kind", "subject_id", "member"), name="one_composition_per_recipient"
                )
            ]
        },
    ),
    migrations.CreateModel(
        name="Recall",
        fields=[
            ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
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
            ("reason", models.TextField()),
            (
                "because",
                models.CharField(
                    choices=[
                        ("mistake", "There is a mistake in it"),
                        (
                            "reached",
                            "It reached somebody it should not have, or says what they should not learn",
                        ),
                        ("wrong_family", "It was written on the wrong family"),
                    ],
                    default="mistake",
                    max_length=12,
                ),
            ),
        ],
    ),
    migrations.CreateModel(
        name="BlockSource",
        fields=[
            ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
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
            ("source_id", models.UUIDField()),
            ("block_id", models.UUIDField(default=uuid.uuid4, unique=True)),
        ],
        options={
            "constraints": [
                models.UniqueConstraint(fields=("member", "source_id"), name="one_block_per_recipient")
            ]
        },
    ),
    migrations.CreateModel(
        name="SharedFile",
        fields=[
            ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
            (
                "family",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.CASCADE,
                    related_name="shared_files",
                    to="families.family",
                ),
            ),
            (
                "member",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.CASCADE, related_name="+", to="families.member"
                ),
            ),
            ("block_id", models.UUIDField(unique=True)),
            ("media_type", models.CharField(max_length=40)),
            ("data", models.BinaryField()),
            ("sha256", models.CharField(max_length=64)),
            ("shared_at", models.DateTimeField(default=django.utils.timezone.now)),
        ],
    ),
    migrations.CreateModel(
        name="HarmAnswer",
        fields=[
            ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
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
                    related_name="harm_answers",
                    to="families.member",
                ),
            ),
            (
                "could_harm",
                models.CharField(
                    choices=[("no", "No"), ("yes", "Yes"), ("not_known", "We do not know")], max_length=10
                ),
            ),
            ("why", models.TextField(blank=True)),
            (
                "by",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                ),
            ),
            ("at", models.DateTimeField(default=django.utils.timezone.now)),
        ],
        options={
            "indexes": [models.Index(fields=["member", "-at"], name="harm_answer_by_member")],
            "constraints": [
                models.CheckConstraint(
                    condition=models.Q(
                        models.Q(("could_harm", "yes"), _negated=True),
                        models.Q(("why", ""), _negated=True),
                        _connector="OR",
                    ),
                    name="harm_answer_yes_says_why",
                )
            ],
        },
    ),
    migrations.CreateModel(
        name="ShareRequest",
        fields=[
            ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
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
                    related_name="share_requests",
                    to="families.member",
                ),
            ),
            (
                "subject_kind",
                models.CharField(
                    choices=[
                        ("visit", "Visit"),
                        ("plan", "Plan"),
                        ("handover", "Handover"),
                        ("assessment", "Assessment"),
                        ("message", "An answer"),
                    ],
                    max_length=10,
                ),
            ),
            ("subject_id", models.UUIDField()),
            ("content", models.JSONField()),
            ("sha256", models.CharField(max_length=64)),
            (
                "asked_by",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                ),
            ),
            ("asked_at", models.DateTimeField(default=django.utils.timezone.now)),
            (
                "decision",
                models.CharField(
                    blank=True,
                    choices=[
                        ("approved", "Approved"),
                        ("changes", "Changes asked for"),
                        ("replaced", "Asked again"),
                    ],
                    max_length=10,
                ),
            ),
            ("words", models.TextField(blank=True)),
            (
                "decided_by",
                models.ForeignKey(
                    blank=True,
                    null=True,
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name="+",
                    to=settings.AUTH_USER_MODEL,
                ),
            ),
            ("decided_at", models.DateTimeField(blank=True, null=True)),
        ],
        options={
            "indexes": [
                models.Index(fields=["subject_id", "member", "-asked_at"], name="request_by_subject"),
                models.Index(fields=["family", "-asked_at"], name="request_by_family"),
            ],
            "constraints": [
                models.UniqueConstraint(
                    condition=models.Q(("decided_at", None)),
                    fields=("subject_kind", "subject_id", "member"),
                    name="one_waiting_request_per_recipient",
                ),
                models.CheckConstraint(
                    condition=models.Q(
                        models.Q(("decided_at", None), ("decided_by", None), ("decision", "")),
                        models.Q(
                            models.Q(("decided_at", None), _negated=True),
                            models.Q(("decided_by", None), _negated=True),
                            models.Q(("decision", ""), _negated=True),
                        ),
                        _connector="OR",
                    ),
                    name="request_decided_by_when_and_how",
                ),
                models.CheckConstraint(
                    condition=models.Q(
                        models.Q(("decision", "changes"), _negated=True),
                        models.Q(("words", ""), _negated=True),
                        _connector="OR",
                    ),
                    name="request_changes_in_words",
                ),
            ],
        },
    ),
    migrations.CreateModel(
        name="Breach",
        fields=[
            ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
            (
                "family",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.CASCADE, related_name="breaches", to="families.family"
                ),
            ),
            (
                "how",
                models.CharField(
                    choices=[
                        ("shared", "It was shared with somebody it should not have reached"),
                        ("wrong_family", "A note on the wrong family had been shared"),
                        ("posted", "A letter or message went to the wrong place"),
                        ("lost", "Paper, a phone or a computer was lost"),
                        ("overseen", "Somebody saw or heard it who should not have"),
                        ("other", "Something else"),
                    ],
                    max_length=20,
                ),
            ),
            ("noticed_at", models.DateTimeField(default=django.utils.timezone.now)),
            ("reached", models.TextField()),
            ("what", models.TextField()),
            ("made_safe", models.TextField(blank=True)),
            ("learning", models.TextField(blank=True)),
            ("version_id", models.UUIDField(blank=True, null=True)),
            ("shared_at", models.DateTimeField(blank=True, null=True)),
            ("read_at", models.DateTimeField(blank=True, null=True)),
            ("aloud_on", models.DateField(blank=True, null=True)),
            ("printed_at", models.DateTimeField(blank=True, null=True)),
            ("earlier_at", models.DateTimeField(blank=True, null=True)),
            (
                "noted_by",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                ),
            ),
            ("noted_at", models.DateTimeField(default=django.utils.timezone.now)),
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
        ],
        options={
            "indexes": [models.Index(fields=["family", "closed_at", "noticed_at"], name="breach_by_family")],
            "constraints": [
                models.CheckConstraint(
                    condition=models.Q(
                        models.Q(("closed_at", None), ("closed_by", None)),
                        models.Q(
                            models.Q(("closed_at", None), _negated=True),
                            models.Q(("closed_by", None), _negated=True),
                        ),
                        _connector="OR",
                    ),
                    name="breach_closed_by_and_when",
                )
            ],
        },
    ),
    migrations.CreateModel(
        name="BreachTold",
        fields=[
            ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
            (
                "family",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.CASCADE, related_name="+", to="families.family"
                ),
            ),
            (
                "breach",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.CASCADE, related_name="told", to="sharing.breach"
                ),
            ),
            (
                "who",
                models.CharField(
                    choices=[
                        ("person", "The person whose facts they were"),
                        ("manager", "A manager"),
                        ("lead", "The data protection lead"),
                        ("police", "The police or 999"),
                        ("other", "Somebody else"),
                    ],
                    max_length=10,
                ),
            ),
            ("words", models.TextField()),
            ("told_at", models.DateTimeField()),
            (
                "by",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                ),
            ),
            ("noted_at", models.DateTimeField(default=django.utils.timezone.now)),
        ],
        options={"ordering": ["told_at", "pk"]},
    ),
    migrations.CreateModel(
        name="BreachReport",
        fields=[
            ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
            (
                "family",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.CASCADE, related_name="+", to="families.family"
                ),
            ),
            (
                "breach",
                models.OneToOneField(
                    on_delete=django.db.models.deletion.CASCADE, related_name="report", to="sharing.breach"
                ),
            ),
            (
                "decision",
                models.CharField(
                    choices=[
                        ("reported", "The regulator was told"),
                        ("not_needed", "The regulator need not be told"),
                    ],
                    max_length=12,
                ),
            ),
            ("why", models.TextField()),
            ("reference", models.CharField(blank=True, max_length=100)),
            (
                "by",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                ),
            ),
            ("at", models.DateTimeField(default=django.utils.timezone.now)),
        ],
    ),
    migrations.CreateModel(
        name="MemberAccess",
        fields=[
            ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
            (
                "family",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.CASCADE, related_name="+", to="families.family"
                ),
            ),
            (
                "member",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.CASCADE, related_name="accesses", to="families.member"
                ),
            ),
            (
                "user",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name="memberships",
                    to=settings.AUTH_USER_MODEL,
                ),
            ),
            ("started_at", models.DateTimeField(default=django.utils.timezone.now)),
            ("ended_at", models.DateTimeField(blank=True, null=True)),
        ],
        options={
            "constraints": [
                models.UniqueConstraint(
                    condition=models.Q(("ended_at", None)),
                    fields=("member",),
                    name="one_current_account_per_member",
                ),
                models.CheckConstraint(
                    condition=models.Q(
                        ("ended_at", None), ("ended_at__gte", models.F("started_at")), _connector="OR"
                    ),
                    name="member_access_ends_after_start",
                ),
            ]
        },
    ),
    migrations.CreateModel(
        name="Invitation",
        fields=[
            ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
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
                    related_name="invitations",
                    to="families.member",
                ),
            ),
            (
                "link",
                models.CharField(
                    default=families.sharing.models.doors.new_link, editable=False, max_length=40, unique=True
                ),
            ),
            (
                "made_by",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                ),
            ),
            ("made_at", models.DateTimeField(default=django.utils.timezone.now)),
            ("ended_at", models.DateTimeField(blank=True, null=True)),
        ],
        options={
            "constraints": [
                models.UniqueConstraint(
                    condition=models.Q(("ended_at", None)),
                    fields=("member",),
                    name="one_current_link_per_member",
                )
            ]
        },
    ),
    migrations.CreateModel(
        name="SignInCode",
        fields=[
            ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
            (
                "family",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.CASCADE, related_name="+", to="families.family"
                ),
            ),
            (
                "invitation",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.CASCADE, related_name="codes", to="sharing.invitation"
                ),
            ),
            ("code_hash", models.CharField(max_length=64)),
            (
                "sent",
                models.CharField(
                    choices=[
                        ("handed_over", "Handed over in person"),
                        ("email", "By email"),
                        ("text", "By text message"),
                    ],
                    max_length=20,
                ),
            ),
            ("made_at", models.DateTimeField(default=django.utils.timezone.now)),
            ("expires_at", models.DateTimeField(default=families.sharing.models.doors.code_expires)),
            ("spent_at", models.DateTimeField(blank=True, null=True)),
        ],
        options={"indexes": [models.Index(fields=["invitation", "code_hash"], name="code_by_link")]},
    ),
    migrations.CreateModel(
        name="FamilyRating",
        fields=[
            ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
            (
                "family",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.CASCADE, related_name="ratings", to="families.family"
                ),
            ),
            (
                "version",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name="ratings",
                    to="sharing.sharedversion",
                ),
            ),
            (
                "member",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT, related_name="+", to="families.member"
                ),
            ),
            ("user_id", models.UUIDField()),
            (
                "way",
                models.CharField(
                    choices=[
                        ("with", "We did it together"),
                        ("for", "It was done for us"),
                        ("to", "It was done to us"),
                        ("not", "We were left alone with it"),
                    ],
                    max_length=10,
                ),
            ),
            ("rated_at", models.DateTimeField(default=django.utils.timezone.now)),
        ],
        options={
            "indexes": [models.Index(fields=["version", "-rated_at"], name="rating_by_version")],
            "constraints": [
                models.CheckConstraint(
                    condition=models.Q(("way__in", ["with", "for", "to", "not"])),
                    name="rating_is_one_of_four",
                )
            ],
        },
    ),
    migrations.CreateModel(
        name="Release",
        fields=[
            ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
            (
                "family",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.CASCADE, related_name="releases", to="families.family"
                ),
            ),
            (
                "member",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.CASCADE, related_name="+", to="families.member"
                ),
            ),
            (
                "passage",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.DO_NOTHING, related_name="+", to="families.passage"
                ),
            ),
            (
                "ground",
                models.CharField(
                    choices=[
                        ("agreed", "Who told us agreed"),
                        (
                            "reasonable",
                            "They did not agree, or could not be asked, and it is reasonable all the same",
                        ),
                    ],
                    max_length=12,
                ),
            ),
            ("reason", models.TextField()),
            ("agreed_on", models.DateField()),
            (
                "by",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                ),
            ),
            ("at", models.DateTimeField(default=django.utils.timezone.now)),
        ],
        options={
            "constraints": [
                models.UniqueConstraint(fields=("member", "passage"), name="released_once_per_reader"),
                models.CheckConstraint(
                    condition=models.Q(("reason", ""), _negated=True), name="release_says_why"
                ),
            ]
        },
    ),
    migrations.CreateModel(
        name="ShareRecheck",
        fields=[
            ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
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
                    related_name="share_rechecks",
                    to="families.member",
                ),
            ),
            ("asked", models.CharField(choices=[("yes", "Yes"), ("no", "No")], max_length=10)),
            ("words", models.TextField()),
            (
                "by",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                ),
            ),
            ("at", models.DateTimeField(default=django.utils.timezone.now)),
        ],
        options={"indexes": [models.Index(fields=["member", "-at"], name="share_recheck_by_member")]},
    ),
    migrations.CreateModel(
        name="Withholding",
        fields=[
            ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
            (
                "family",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.CASCADE,
                    related_name="withholdings",
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
                "subject_kind",
                models.CharField(
                    choices=[
                        ("visit", "Visit"),
                        ("plan", "Plan"),
                        ("handover", "Handover"),
                        ("assessment", "Assessment"),
                    ],
                    max_length=10,
                ),
            ),
            ("subject_id", models.UUIDField()),
            ("piece_id", models.UUIDField()),
            (
                "category",
                models.CharField(
                    choices=[
                        ("serious_harm", "Somebody could come to serious harm"),
                        ("third_party", "It is about, or came from, somebody outside the family"),
                        ("child_wish", "A child expected or wished that this person does not read it"),
                        ("crime", "The police or a crime: reading it could get in the way"),
                        ("court", "A court has restricted it"),
                        ("address", "It could show a protected address"),
                        ("adoption", "It is about an adoption"),
                        ("privilege", "It is legal advice"),
                        ("unverified", "It is not checked yet, and is being checked"),
                        ("not_relevant", "It has nothing to do with this person"),
                    ],
                    max_length=20,
                ),
            ),
            ("evidence", models.TextField()),
            ("harm", models.TextField()),
            ("instead", models.TextField()),
            ("considered_on", models.DateField(default=django.utils.timezone.localdate)),
            ("review_on", models.DateField()),
            ("safe_to_tell", models.BooleanField(default=False)),
            (
                "proposed_by",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                ),
            ),
            ("proposed_at", models.DateTimeField(default=django.utils.timezone.now)),
            (
                "decision",
                models.CharField(
                    blank=True, choices=[("agreed", "Agreed"), ("not_agreed", "Not agreed")], max_length=10
                ),
            ),
            ("words", models.TextField(blank=True)),
            (
                "decided_by",
                models.ForeignKey(
                    blank=True,
                    null=True,
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name="+",
                    to=settings.AUTH_USER_MODEL,
                ),
            ),
            ("decided_at", models.DateTimeField(blank=True, null=True)),
            (
                "kept_by",
                models.ForeignKey(
                    blank=True,
                    null=True,
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name="+",
                    to=settings.AUTH_USER_MODEL,
                ),
            ),
            ("kept_at", models.DateTimeField(blank=True, null=True)),
            ("kept_why", models.TextField(blank=True)),
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
            ("ended_at", models.DateTimeField(blank=True, null=True)),
        ],
        options={
            "indexes": [
                models.Index(fields=["subject_id", "member", "-proposed_at"], name="withholding_by_subject"),
                models.Index(fields=["family", "review_on"], name="withholding_by_review"),
            ],
            "constraints": [
                models.UniqueConstraint(
                    condition=models.Q(
                        ("ended_at", None), models.Q(("decision", "not_agreed"), _negated=True)
                    ),
                    fields=("subject_kind", "subject_id", "member", "piece_id"),
                    name="withheld_once_at_a_time",
                ),
                models.CheckConstraint(
                    condition=models.Q(
                        ("review_on__gte", models.F("considered_on")),
                        (
                            "review_on__lte",
                            models.Func(
                                models.F("considered_on"),
                                output_field=models.DateField(),
                                template="(%(expressions)s + interval '3 months')::date",
                            ),
                        ),
                    ),
                    name="withholding_reviewed_within_three_months",
                ),
                models.CheckConstraint(
                    condition=models.Q(
                        models.Q(("decided_at", None), ("decided_by", None), ("decision", "")),
                        models.Q(
                            models.Q(("decided_at", None), _negated=True),
                            models.Q(("decided_by", None), _negated=True),
                            models.Q(("decision", ""), _negated=True),
                        ),
                        _connector="OR",
                    ),
                    name="withholding_decided_by_when_and_how",
                ),
                models.CheckConstraint(
                    condition=models.Q(
                        ("decided_by", None),
                        models.Q(("decided_by", models.F("proposed_by")), _negated=True),
                        _connector="OR",
                    ),
                    name="withholding_decided_by_another",
                ),
                models.CheckConstraint(
                    condition=models.Q(
                        models.Q(("decision", "not_agreed"), _negated=True),
                        models.Q(("words", ""), _negated=True),
                        _connector="OR",
                    ),
                    name="withholding_refused_in_words",
                ),
                models.CheckConstraint(
                    condition=models.Q(
                        models.Q(("kept_at", None), ("kept_by", None), ("kept_why", "")),
                        models.Q(
                            models.Q(("kept_at", None), _negated=True),
                            models.Q(("kept_by", None), _negated=True),
                            models.Q(("kept_why", ""), _negated=True),
                            ("decision", "agreed"),
                        ),
                        _connector="OR",
                    ),
                    name="withholding_kept_by_when_and_why",
                ),
                models.CheckConstraint(
                    condition=models.Q(
                        models.Q(("ended_at", None), ("ended_by", None)),
                        models.Q(
                            models.Q(("ended_at", None), _negated=True),
                            models.Q(("ended_by", None), _negated=True),
                        ),
                        _connector="OR",
                    ),
                    name="withholding_ended_by_and_when",
                ),
            ],
        },
    ),
]


class Migration(migrations.Migration):
    replaces = [
        ("sharing", "0001_initial"),
        ("sharing", "0005_more_ways_to_answer"),
        ("sharing", "0008_recall"),
        ("sharing", "0009_loudest_answer"),
        ("sharing", "0010_read_first_by_a_manager"),
        ("sharing", "0011_withholding"),
        ("sharing", "0012_answers_read_first"),
        ("sharing", "0014_releases"),
        ("sharing", "0015_breaches"),
        ("sharing", "0017_ratings"),
        ("sharing", "0018_assessments"),
    ]

    initial = True

    dependencies = [("families", "0001_tables")]

    operations = [CreateTogether(TABLES)]
