"""The tables of families: who is in them, notes, what follows from them, and what must be kept from whom."""

import datetime
import uuid

import django.contrib.postgres.fields
import django.contrib.postgres.search
import django.db.models.deletion
import django.db.models.expressions
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models

import families.models.escalations
import families.models.family
from restorative.access.together import CreateTogether

TABLES = [
    migrations.CreateModel(
        name="Family",
        fields=[
            ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
            (
                "reference",
                models.CharField(
                    default=families.models.family.new_reference, editable=False, max_length=12, unique=True
                ),
            ),
            ("name", models.CharField(max_length=200)),
            (
                "status",
                models.CharField(
                    choices=[("open", "Open"), ("closed", "Closed")], default="open", max_length=10
                ),
            ),
            (
                "level",
                models.CharField(
                    choices=[
                        ("universal", "Universal"),
                        ("early_help", "Early help"),
                        ("child_in_need", "Child in need"),
                        ("child_protection", "Child protection"),
                        ("in_care", "In care"),
                        ("leaving_care", "Leaving care"),
                    ],
                    default="early_help",
                    max_length=20,
                ),
            ),
            (
                "team",
                models.ForeignKey(
                    blank=True,
                    null=True,
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name="+",
                    to="accounts.team",
                ),
            ),
            ("why_involved", models.TextField(blank=True)),
            (
                "created_by",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                ),
            ),
            ("created_at", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
        ],
        options={"indexes": [models.Index(fields=["name", "id"], name="family_by_name")]},
    ),
    migrations.CreateModel(
        name="Allocation",
        fields=[
            ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
            (
                "family",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.CASCADE,
                    related_name="allocations",
                    to="families.family",
                ),
            ),
            (
                "user",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name="allocations",
                    to=settings.AUTH_USER_MODEL,
                ),
            ),
            (
                "works_as",
                models.CharField(
                    choices=[("lead", "Lead practitioner"), ("co_worker", "Co-worker"), ("cover", "Covers")],
                    max_length=10,
                ),
            ),
            ("reason", models.TextField(blank=True)),
            ("started_at", models.DateTimeField(default=django.utils.timezone.now)),
            ("ended_at", models.DateTimeField(blank=True, null=True)),
        ],
        options={
            "constraints": [
                models.CheckConstraint(
                    condition=models.Q(
                        ("ended_at", None), ("ended_at__gte", models.F("started_at")), _connector="OR"
                    ),
                    name="allocation_ends_after_start",
                ),
                models.CheckConstraint(
                    condition=models.Q(
                        models.Q(("works_as", "cover"), _negated=True),
                        models.Q(
                            ("ended_at__isnull", False),
                            (
                                "ended_at__lte",
                                django.db.models.expressions.CombinedExpression(
                                    models.F("started_at"), "+", models.Value(datetime.timedelta(days=3))
                                ),
                            ),
                        ),
                        _connector="OR",
                    ),
                    name="cover_ends_within_72_hours",
                ),
                models.UniqueConstraint(
                    condition=models.Q(("ended_at", None), ("works_as", "lead")),
                    fields=("family",),
                    name="one_lead_at_a_time",
                ),
                models.UniqueConstraint(
                    condition=models.Q(("ended_at", None)),
                    fields=("family", "user"),
                    name="allocated_once_at_a_time",
                ),
            ]
        },
    ),
    migrations.CreateModel(
        name="Person",
        fields=[
            ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False))
        ],
    ),
    migrations.CreateModel(
        name="Member",
        fields=[
            ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
            (
                "family",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.CASCADE, related_name="members", to="families.family"
                ),
            ),
            (
                "person",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name="memberships",
                    to="families.person",
                ),
            ),
            (
                "kind",
                models.CharField(
                    choices=[("adult", "Adult"), ("child", "Child or young person")], max_length=10
                ),
            ),
            ("full_name", models.CharField(max_length=200)),
            ("preferred_name", models.CharField(blank=True, max_length=100)),
            ("pronouns", models.CharField(blank=True, max_length=50)),
            ("birth_date", models.DateField(blank=True, null=True)),
            ("due_date", models.DateField(blank=True, null=True)),
            ("died_on", models.DateField(blank=True, null=True)),
            (
                "sex",
                models.CharField(
                    blank=True,
                    choices=[("female", "Female"), ("male", "Male"), ("other", "Other")],
                    max_length=10,
                ),
            ),
            ("role_in_family", models.CharField(blank=True, max_length=100)),
            ("spoken_language", models.CharField(blank=True, max_length=60)),
            ("reading_language", models.CharField(blank=True, max_length=60)),
            ("needs_interpreter", models.BooleanField(default=False)),
            (
                "reading_needs",
                django.contrib.postgres.fields.ArrayField(
                    base_field=models.CharField(
                        choices=[
                            ("easy_read", "Easy read"),
                            ("large_print", "Large print"),
                            ("read_aloud", "Read it to me"),
                            ("audio", "Audio"),
                            ("screen_reader", "Screen reader"),
                            ("signed", "British Sign Language"),
                        ],
                        max_length=20,
                    ),
                    blank=True,
                    default=list,
                    size=None,
                ),
            ),
            ("dialect", models.CharField(blank=True, max_length=60)),
            (
                "interpreter_is",
                models.CharField(blank=True, choices=[("woman", "A woman"), ("man", "A man")], max_length=10),
            ),
            ("interpreter_not", models.TextField(blank=True)),
            ("verbal_first", models.BooleanField(default=False)),
            ("adjustments", models.TextField(blank=True)),
            ("needs_asked_on", models.DateField(blank=True, null=True)),
            ("notes_on_working_together", models.TextField(blank=True)),
            ("joined_on", models.DateField(blank=True, null=True)),
            ("left_on", models.DateField(blank=True, null=True)),
            ("created_at", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
        ],
        options={
            "ordering": ["kind", "birth_date", "full_name"],
            "constraints": [
                models.CheckConstraint(
                    condition=models.Q(("birth_date", None), ("due_date", None), _connector="OR"),
                    name="member_born_or_due_not_both",
                ),
                models.CheckConstraint(
                    condition=models.Q(
                        ("died_on", None),
                        ("birth_date", None),
                        ("died_on__gte", models.F("birth_date")),
                        _connector="OR",
                    ),
                    name="member_died_after_birth",
                ),
            ],
        },
    ),
    migrations.CreateModel(
        name="SafeContact",
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
                models.OneToOneField(
                    on_delete=django.db.models.deletion.CASCADE,
                    related_name="safe_contact",
                    to="families.member",
                ),
            ),
            (
                "way",
                models.CharField(
                    choices=[
                        ("in_person", "In person only"),
                        ("text", "Text message"),
                        ("phone", "Phone call"),
                        ("email", "Email"),
                        ("post", "Post"),
                    ],
                    default="in_person",
                    max_length=10,
                ),
            ),
            ("phone", models.CharField(blank=True, max_length=40)),
            ("email", models.EmailField(blank=True, max_length=254)),
            ("safe_times", models.CharField(blank=True, max_length=200)),
            ("voicemail_is_safe", models.BooleanField(default=False)),
            ("device_is_shared", models.BooleanField(default=False)),
            ("confirmed_on", models.DateField(blank=True, null=True)),
        ],
    ),
    migrations.CreateModel(
        name="ParentLink",
        fields=[
            ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
            (
                "family",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.CASCADE,
                    related_name="parent_links",
                    to="families.family",
                ),
            ),
            (
                "parent",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.CASCADE,
                    related_name="children_links",
                    to="families.member",
                ),
            ),
            (
                "child",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.CASCADE,
                    related_name="parent_links",
                    to="families.member",
                ),
            ),
            (
                "kind",
                models.CharField(
                    choices=[
                        ("birth", "Birth parent"),
                        ("second", "Second parent by law (donor conception)"),
                        ("adoptive", "Adoptive parent"),
                        ("foster", "Foster carer"),
                        ("step", "Step-parent"),
                        ("guardian", "Guardian"),
                        ("grandparent", "Grandparent"),
                        ("other", "Someone else who matters"),
                    ],
                    max_length=20,
                ),
            ),
        ],
        options={
            "constraints": [
                models.UniqueConstraint(fields=("parent", "child", "kind"), name="parent_link_once"),
                models.CheckConstraint(
                    condition=models.Q(("parent", models.F("child")), _negated=True),
                    name="nobody_is_their_own_parent",
                ),
            ]
        },
    ),
    migrations.CreateModel(
        name="ParentalResponsibility",
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
                    related_name="responsibilities",
                    to="families.member",
                ),
            ),
            (
                "child",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.CASCADE,
                    related_name="responsible_adults",
                    to="families.member",
                ),
            ),
            (
                "held",
                models.CharField(
                    choices=[
                        ("yes", "Yes"),
                        ("no", "No"),
                        ("unknown", "Not known"),
                        ("restricted", "Restricted by a court"),
                    ],
                    default="unknown",
                    max_length=10,
                ),
            ),
            ("basis", models.CharField(blank=True, max_length=200)),
            (
                "verified_by",
                models.ForeignKey(
                    blank=True,
                    null=True,
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name="+",
                    to=settings.AUTH_USER_MODEL,
                ),
            ),
            ("verified_on", models.DateField(blank=True, null=True)),
        ],
        options={
            "constraints": [
                models.UniqueConstraint(fields=("member", "child"), name="responsibility_once_per_child"),
                models.CheckConstraint(
                    condition=models.Q(
                        models.Q(("verified_by", None), ("verified_on", None)),
                        models.Q(
                            models.Q(("verified_by", None), _negated=True),
                            models.Q(("verified_on", None), _negated=True),
                        ),
                        _connector="OR",
                    ),
                    name="responsibility_verified_by_and_when",
                ),
            ]
        },
    ),
    migrations.CreateModel(
        name="Address",
        fields=[
            ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
            (
                "family",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.CASCADE, related_name="+", to="families.family"
                ),
            ),
            (
                "kind",
                models.CharField(
                    choices=[
                        ("home", "They live there"),
                        ("staying", "They stay there for now"),
                        ("post", "For post only"),
                    ],
                    max_length=10,
                ),
            ),
            ("lines", models.CharField(max_length=300)),
            ("town", models.CharField(blank=True, max_length=100)),
            ("postcode", models.CharField(blank=True, max_length=10)),
            ("from_on", models.DateField(blank=True, null=True)),
            ("to_on", models.DateField(blank=True, null=True)),
            (
                "added_by",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                ),
            ),
            ("added_at", models.DateTimeField(default=django.utils.timezone.now)),
            (
                "member",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.CASCADE,
                    related_name="addresses",
                    to="families.member",
                ),
            ),
        ],
        options={
            "constraints": [
                models.CheckConstraint(
                    condition=models.Q(
                        ("from_on", None),
                        ("to_on", None),
                        ("to_on__gte", models.F("from_on")),
                        _connector="OR",
                    ),
                    name="address_ends_after_it_began",
                )
            ]
        },
    ),
    migrations.CreateModel(
        name="ProtectedAddress",
        fields=[
            ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
            (
                "family",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.CASCADE, related_name="+", to="families.family"
                ),
            ),
            (
                "kind",
                models.CharField(
                    choices=[
                        ("home", "They live there"),
                        ("staying", "They stay there for now"),
                        ("post", "For post only"),
                    ],
                    max_length=10,
                ),
            ),
            ("lines", models.CharField(max_length=300)),
            ("town", models.CharField(blank=True, max_length=100)),
            ("postcode", models.CharField(blank=True, max_length=10)),
            ("from_on", models.DateField(blank=True, null=True)),
            ("to_on", models.DateField(blank=True, null=True)),
            (
                "added_by",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                ),
            ),
            ("added_at", models.DateTimeField(default=django.utils.timezone.now)),
            (
                "member",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.CASCADE,
                    related_name="protected_addresses",
                    to="families.member",
                ),
            ),
        ],
        options={
            "constraints": [
                models.CheckConstraint(
                    condition=models.Q(
                        ("from_on", None),
                        ("to_on", None),
                        ("to_on__gte", models.F("from_on")),
                        _connector="OR",
                    ),
                    name="protected_address_ends_after_it_began",
                )
            ]
        },
    ),
    migrations.CreateModel(
        name="AgencyRole",
        fields=[
            ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
            (
                "family",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.CASCADE,
                    related_name="agency_roles",
                    to="families.family",
                ),
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
            (
                "added_by",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                ),
            ),
            ("added_at", models.DateTimeField(default=django.utils.timezone.now)),
            ("revision", models.PositiveIntegerField(default=1)),
            ("changed_at", models.DateTimeField(default=django.utils.timezone.now)),
            (
                "changed_by",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                ),
            ),
        ],
        options={
            "indexes": [models.Index(fields=["family", "began_on"], name="agency_role_by_family")],
            "constraints": [
                models.CheckConstraint(
                    condition=models.Q(("agency", ""), _negated=True), name="agency_role_has_a_name"
                ),
                models.CheckConstraint(
                    condition=models.Q(
                        ("began_on", None),
                        ("ends_on", None),
                        ("ends_on__gte", models.F("began_on")),
                        _connector="OR",
                    ),
                    name="agency_role_ends_after_it_began",
                ),
            ],
        },
    ),
    migrations.CreateModel(
        name="AgencyLoad",
        fields=[
            ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
            (
                "family",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.CASCADE,
                    related_name="agency_loads",
                    to="families.family",
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
            (
                "member",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.CASCADE, related_name="+", to="families.member"
                ),
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
            (
                "noted_by",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                ),
            ),
            ("noted_at", models.DateTimeField(default=django.utils.timezone.now)),
        ],
        options={
            "indexes": [
                models.Index(fields=["family", "role", "member", "-said_on"], name="agency_load_newest")
            ]
        },
    ),
    migrations.CreateModel(
        name="AgencyAction",
        fields=[
            ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
            (
                "family",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.CASCADE,
                    related_name="agency_actions",
                    to="families.family",
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
            ("by_when", models.DateField(blank=True, null=True)),
            (
                "added_by",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                ),
            ),
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
                "ended_by",
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
            "indexes": [models.Index(fields=["family", "ended_at"], name="agency_action_by_family")],
            "constraints": [
                models.CheckConstraint(
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
                )
            ],
        },
    ),
    migrations.CreateModel(
        name="AgencyDiscussion",
        fields=[
            ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
            (
                "family",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.CASCADE,
                    related_name="agency_discussions",
                    to="families.family",
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
            ("about", models.TextField()),
            ("invited", models.TextField(blank=True)),
            (
                "opened_by",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                ),
            ),
            ("opened_at", models.DateTimeField(default=django.utils.timezone.now)),
            ("held_on", models.DateField(blank=True, null=True)),
            ("family_said", models.TextField(blank=True)),
            (
                "outcome",
                models.CharField(
                    blank=True,
                    choices=[("agreed", "We agreed who does what"), ("not_agreed", "We did not agree yet")],
                    max_length=10,
                ),
            ),
            ("because", models.TextField(blank=True)),
            ("next_try", models.TextField(blank=True)),
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
            ("closed_at", models.DateTimeField(blank=True, null=True)),
        ],
        options={
            "indexes": [models.Index(fields=["family", "-opened_at"], name="agency_talk_by_family")],
            "constraints": [
                models.CheckConstraint(
                    condition=models.Q(
                        models.Q(
                            ("closed_at", None), ("closed_by", None), ("held_on", None), ("outcome", "")
                        ),
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
                models.CheckConstraint(
                    condition=models.Q(
                        models.Q(("outcome", "not_agreed"), _negated=True),
                        models.Q(
                            models.Q(("because", ""), _negated=True),
                            models.Q(("next_try", ""), _negated=True),
                        ),
                        _connector="OR",
                    ),
                    name="agency_talk_not_agreed_says_why_and_what_next",
                ),
            ],
        },
    ),
    migrations.CreateModel(
        name="DiscussionRole",
        fields=[
            ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
            (
                "family",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.CASCADE, related_name="+", to="families.family"
                ),
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
                "role",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.CASCADE, related_name="+", to="families.agencyrole"
                ),
            ),
        ],
        options={
            "constraints": [
                models.UniqueConstraint(fields=("discussion", "role"), name="discussion_role_once")
            ]
        },
    ),
    migrations.CreateModel(
        name="DiscussionAction",
        fields=[
            ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
            (
                "family",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.CASCADE, related_name="+", to="families.family"
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
                "action",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.CASCADE, related_name="+", to="families.agencyaction"
                ),
            ),
        ],
        options={
            "constraints": [
                models.UniqueConstraint(fields=("discussion", "action"), name="discussion_action_once")
            ]
        },
    ),
    migrations.CreateModel(
        name="AgreedRemit",
        fields=[
            ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
            (
                "family",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.CASCADE, related_name="+", to="families.family"
                ),
            ),
            (
                "discussion",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.CASCADE,
                    related_name="remits",
                    to="families.agencydiscussion",
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
        ],
        options={
            "constraints": [models.UniqueConstraint(fields=("discussion", "role"), name="agreed_remit_once")]
        },
    ),
    migrations.CreateModel(
        name="VisitDraft",
        fields=[
            ("id", models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
            (
                "family",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.CASCADE, related_name="drafts", to="families.family"
                ),
            ),
            (
                "author",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                ),
            ),
            ("payload", models.JSONField(default=dict)),
            ("revision", models.PositiveIntegerField(default=1)),
            ("created_at", models.DateTimeField(default=django.utils.timezone.now)),
            ("saved_at", models.DateTimeField(default=django.utils.timezone.now)),
            ("finished_at", models.DateTimeField(blank=True, null=True)),
        ],
        options={"indexes": [models.Index(fields=["author", "-saved_at"], name="draft_by_author")]},
    ),
    migrations.CreateModel(
        name="Visit",
        fields=[
            ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
            (
                "family",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.CASCADE, related_name="visits", to="families.family"
                ),
            ),
            (
                "author",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name="visits",
                    to=settings.AUTH_USER_MODEL,
                ),
            ),
            (
                "kind",
                models.CharField(
                    choices=[
                        ("home", "Home visit (arranged)"),
                        ("home_unannounced", "Home visit (unannounced)"),
                        ("school", "At school or nursery"),
                        ("office", "At our office"),
                        ("phone", "Phone call"),
                        ("video", "Video call"),
                        ("message", "Message"),
                        ("meeting", "Meeting"),
                        ("direct_work", "Direct work"),
                        ("family_time", "Family time"),
                        ("attempted", "Nobody answered"),
                    ],
                    max_length=20,
                ),
            ),
            ("happened_on", models.DateField()),
            ("starts_at", models.TimeField(blank=True, null=True)),
            ("ends_at", models.TimeField(blank=True, null=True)),
            ("nobody_answered", models.BooleanField(default=False)),
            ("finished_at", models.DateTimeField(default=django.utils.timezone.now)),
            ("next_on", models.DateField(blank=True, null=True)),
            ("next_at", models.TimeField(blank=True, null=True)),
            ("next_who", models.CharField(blank=True, max_length=200)),
            (
                "read_back",
                models.CharField(
                    choices=[("yes", "Yes"), ("no", "No"), ("not_said", "Not said")],
                    default="not_said",
                    max_length=10,
                ),
            ),
            ("take_to_supervision", models.BooleanField(default=False)),
            ("supervision_words", models.TextField(blank=True)),
        ],
        options={
            "indexes": [
                models.Index(fields=["family", "-happened_on", "-finished_at", "-id"], name="visit_by_family")
            ],
            "constraints": [
                models.CheckConstraint(
                    condition=models.Q(
                        ("ends_at", None),
                        ("starts_at", None),
                        ("ends_at__gte", models.F("starts_at")),
                        _connector="OR",
                    ),
                    name="visit_ends_after_start",
                )
            ],
        },
    ),
    migrations.CreateModel(
        name="VisitMember",
        fields=[
            ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
            (
                "family",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.CASCADE, related_name="+", to="families.family"
                ),
            ),
            (
                "visit",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.CASCADE, related_name="people", to="families.visit"
                ),
            ),
            (
                "member",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.CASCADE, related_name="attended", to="families.member"
                ),
            ),
            ("was_there", models.BooleanField(default=False)),
            (
                "seen",
                models.CharField(
                    choices=[("yes", "Yes"), ("no", "No"), ("not_said", "Not said")],
                    default="not_said",
                    max_length=10,
                ),
            ),
            (
                "seen_alone",
                models.CharField(
                    choices=[("yes", "Yes"), ("no", "No"), ("not_said", "Not said")],
                    default="not_said",
                    max_length=10,
                ),
            ),
            ("why_not", models.CharField(blank=True, max_length=500)),
        ],
        options={
            "constraints": [models.UniqueConstraint(fields=("visit", "member"), name="visit_member_once")]
        },
    ),
    migrations.CreateModel(
        name="Amendment",
        fields=[
            ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
            (
                "family",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.CASCADE, related_name="+", to="families.family"
                ),
            ),
            (
                "visit",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.CASCADE,
                    related_name="amendments",
                    to="families.visit",
                ),
            ),
            (
                "author",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                ),
            ),
            ("why", models.CharField(max_length=200)),
            ("added_at", models.DateTimeField(default=django.utils.timezone.now)),
        ],
        options={"ordering": ["added_at"]},
    ),
    migrations.CreateModel(
        name="Passage",
        fields=[
            ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
            (
                "family",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.CASCADE, related_name="+", to="families.family"
                ),
            ),
            (
                "visit",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.CASCADE, related_name="passages", to="families.visit"
                ),
            ),
            (
                "kind",
                models.CharField(
                    choices=[
                        ("happened", "What happened"),
                        ("support", "Support we gave"),
                        ("challenge", "What we challenged"),
                        ("response", "In their words"),
                        ("view", "What they think"),
                        ("question", "What they challenged us about"),
                        ("we_did", "What we did about it"),
                        ("agreed", "What we agreed"),
                        ("next", "What happens next"),
                        ("summary", "What we said at the end"),
                        ("added", "Added later"),
                    ],
                    max_length=20,
                ),
            ),
            ("position", models.PositiveIntegerField()),
            ("text", models.TextField()),
            (
                "response",
                models.CharField(
                    blank=True,
                    choices=[
                        ("agreed", "Agreed"),
                        ("partly", "Partly agreed"),
                        ("disagreed", "Disagreed"),
                        ("another_idea", "Offered another idea"),
                        ("wants_time", "Wants time to think"),
                        ("distressed", "Was distressed"),
                        ("none_yet", "No response yet"),
                    ],
                    max_length=20,
                ),
            ),
            (
                "answers",
                models.ForeignKey(
                    blank=True,
                    null=True,
                    on_delete=django.db.models.deletion.CASCADE,
                    related_name="words",
                    to="families.passage",
                ),
            ),
            (
                "basis",
                models.CharField(
                    blank=True,
                    choices=[
                        ("", "Not said"),
                        ("observed", "We saw or heard it"),
                        ("reported", "Somebody told us"),
                        ("opinion", "Our opinion"),
                    ],
                    max_length=10,
                ),
            ),
            (
                "came_from",
                models.CharField(
                    blank=True,
                    choices=[
                        ("ours", "We saw, heard or did it"),
                        ("family", "Somebody in the family said it"),
                        ("agency", "Another agency"),
                        ("police", "The police"),
                        ("third_party", "Somebody else, like a neighbour or a relative"),
                    ],
                    max_length=12,
                ),
            ),
            ("source", models.CharField(blank=True, max_length=200)),
            (
                "said_by",
                models.ForeignKey(
                    blank=True,
                    null=True,
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name="+",
                    to="families.member",
                ),
            ),
            ("setting", models.CharField(blank=True, max_length=200)),
            ("who_else", models.CharField(blank=True, max_length=200)),
            (
                "amendment",
                models.ForeignKey(
                    blank=True,
                    null=True,
                    on_delete=django.db.models.deletion.CASCADE,
                    related_name="passages",
                    to="families.amendment",
                ),
            ),
        ],
        options={
            "ordering": ["position"],
            "constraints": [
                models.UniqueConstraint(fields=("visit", "position"), name="passage_position_once"),
                models.CheckConstraint(
                    condition=models.Q(("response", ""), ("kind", "challenge"), _connector="OR"),
                    name="only_challenges_have_a_response",
                ),
                models.CheckConstraint(
                    condition=models.Q(
                        models.Q(("amendment", None), models.Q(("kind", "added"), _negated=True)),
                        models.Q(models.Q(("amendment", None), _negated=True), ("kind", "added")),
                        _connector="OR",
                    ),
                    name="what_was_added_has_its_amendment",
                ),
            ],
        },
    ),
    migrations.CreateModel(
        name="PassageMember",
        fields=[
            ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
            (
                "family",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.CASCADE, related_name="+", to="families.family"
                ),
            ),
            (
                "passage",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.CASCADE,
                    related_name="concerned",
                    to="families.passage",
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
            "constraints": [models.UniqueConstraint(fields=("passage", "member"), name="passage_member_once")]
        },
    ),
    migrations.CreateModel(
        name="Assessment",
        fields=[
            ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
            (
                "family",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.CASCADE,
                    related_name="assessments",
                    to="families.family",
                ),
            ),
            ("purpose", models.TextField()),
            ("begun_at", models.DateTimeField(default=django.utils.timezone.now)),
            (
                "begun_by",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                ),
            ),
            ("ending", models.TextField(blank=True)),
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
            "indexes": [models.Index(fields=["family", "-begun_at"], name="assessment_by_family")],
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
                    name="assessment_closed_by_and_when",
                )
            ],
        },
    ),
    migrations.CreateModel(
        name="AssessmentItem",
        fields=[
            ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
            (
                "family",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.CASCADE, related_name="+", to="families.family"
                ),
            ),
            (
                "assessment",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.CASCADE,
                    related_name="items",
                    to="families.assessment",
                ),
            ),
            ("position", models.PositiveIntegerField()),
            (
                "kind",
                models.CharField(choices=[("strength", "A strength"), ("need", "A need")], max_length=10),
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
            ("is_risk", models.BooleanField(default=False)),
            ("topic", models.TextField()),
            (
                "said_by",
                models.ForeignKey(
                    blank=True,
                    null=True,
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name="+",
                    to="families.member",
                ),
            ),
            ("family_view", models.TextField(blank=True)),
            ("our_view", models.TextField(blank=True)),
            (
                "stands",
                models.CharField(
                    choices=[
                        ("not_yet", "Not talked about yet"),
                        ("agreed", "We agree"),
                        ("different", "We see it differently"),
                    ],
                    default="not_yet",
                    max_length=10,
                ),
            ),
            ("why", models.TextField(blank=True)),
            ("reply", models.TextField(blank=True)),
            ("revision", models.PositiveIntegerField(default=1)),
            ("changed_at", models.DateTimeField(default=django.utils.timezone.now)),
            (
                "changed_by",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                ),
            ),
        ],
        options={
            "indexes": [models.Index(fields=["assessment", "position"], name="assessment_item_by_place")],
            "constraints": [
                models.CheckConstraint(
                    condition=models.Q(("is_risk", False), ("kind", "need"), _connector="OR"),
                    name="only_a_need_is_a_risk",
                )
            ],
        },
    ),
    migrations.CreateModel(
        name="HardToAssess",
        fields=[
            ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
            (
                "family",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.CASCADE, related_name="+", to="families.family"
                ),
            ),
            (
                "assessment",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.CASCADE,
                    related_name="hard_areas",
                    to="families.assessment",
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
            ("is_nothing", models.BooleanField(default=False)),
            ("area", models.TextField(blank=True)),
            ("why", models.TextField()),
            ("tried", models.TextField(blank=True)),
            ("risk_effect", models.TextField(blank=True)),
            ("next_try", models.TextField(blank=True)),
            ("next_by", models.DateField(blank=True, null=True)),
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
                models.CheckConstraint(
                    condition=models.Q(
                        ("is_nothing", True), models.Q(("area", ""), _negated=True), _connector="XOR"
                    ),
                    name="hard_area_or_nothing",
                )
            ]
        },
    ),
    migrations.CreateModel(
        name="YouSaid",
        fields=[
            ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
            (
                "family",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.CASCADE, related_name="+", to="families.family"
                ),
            ),
            (
                "assessment",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.CASCADE,
                    related_name="told_rows",
                    to="families.assessment",
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
            ("said", models.TextField()),
            ("decided", models.TextField()),
            ("because", models.TextField()),
            ("told_on", models.DateField(blank=True, null=True)),
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
        name="Attachment",
        fields=[
            ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
            (
                "family",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.CASCADE,
                    related_name="attachments",
                    to="families.family",
                ),
            ),
            ("note_id", models.UUIDField()),
            (
                "kind",
                models.CharField(
                    choices=[("photo", "Photo"), ("paper", "Paper (PDF)"), ("drawing", "Drawing")],
                    max_length=10,
                ),
            ),
            ("caption", models.CharField(max_length=200)),
            ("media_type", models.CharField(max_length=40)),
            ("data", models.BinaryField()),
            ("size", models.PositiveIntegerField()),
            ("sha256", models.CharField(max_length=64)),
            (
                "added_by",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                ),
            ),
            ("added_at", models.DateTimeField(default=django.utils.timezone.now)),
        ],
        options={"indexes": [models.Index(fields=["note_id", "added_at"], name="attachment_by_note")]},
    ),
    migrations.CreateModel(
        name="BreakGlass",
        fields=[
            ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
            (
                "family",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.CASCADE, related_name="openings", to="families.family"
                ),
            ),
            (
                "user",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                ),
            ),
            ("reason", models.TextField()),
            ("opened_at", models.DateTimeField(default=django.utils.timezone.now)),
            ("ends_at", models.DateTimeField()),
            ("review", models.TextField(blank=True)),
            (
                "reviewed_by",
                models.ForeignKey(
                    blank=True,
                    null=True,
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name="+",
                    to=settings.AUTH_USER_MODEL,
                ),
            ),
            ("reviewed_at", models.DateTimeField(blank=True, null=True)),
        ],
        options={
            "constraints": [
                models.CheckConstraint(
                    condition=models.Q(
                        (
                            "ends_at__lte",
                            django.db.models.expressions.CombinedExpression(
                                models.F("opened_at"), "+", models.Value(datetime.timedelta(seconds=14400))
                            ),
                        )
                    ),
                    name="glass_broken_for_4_hours",
                )
            ]
        },
    ),
    migrations.CreateModel(
        name="BreakGlassSeen",
        fields=[
            ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
            (
                "family",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.CASCADE, related_name="+", to="families.family"
                ),
            ),
            (
                "opening",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.CASCADE, related_name="seen", to="families.breakglass"
                ),
            ),
            (
                "user",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                ),
            ),
            ("words", models.TextField()),
            ("at", models.DateTimeField(default=django.utils.timezone.now)),
        ],
        options={
            "constraints": [
                models.UniqueConstraint(fields=("opening", "user"), name="opening_seen_once_by_each")
            ]
        },
    ),
    migrations.CreateModel(
        name="Confidence",
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
                    related_name="confidences",
                    to="families.member",
                ),
            ),
            (
                "visit",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.DO_NOTHING,
                    related_name="confidences",
                    to="families.visit",
                ),
            ),
            ("wishes", models.TextField()),
            ("conversation", models.TextField()),
            (
                "understands",
                models.CharField(
                    choices=[("yes", "Yes"), ("partly", "In part"), ("no", "Not yet")], max_length=10
                ),
            ),
            (
                "limits_told",
                models.CharField(
                    choices=[("yes", "Yes"), ("no", "No"), ("not_said", "Not said")], max_length=10
                ),
            ),
            ("told_whom", models.TextField(blank=True)),
            (
                "told_them",
                models.CharField(
                    choices=[("yes", "Yes"), ("no", "No"), ("not_said", "Not said")],
                    default="not_said",
                    max_length=10,
                ),
            ),
            (
                "by",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                ),
            ),
            ("at", models.DateTimeField(default=django.utils.timezone.now)),
            ("recheck_on", models.DateField(blank=True, null=True)),
            ("checked_on", models.DateField(default=django.utils.timezone.localdate)),
            ("ended_at", models.DateTimeField(blank=True, null=True)),
        ],
        options={
            "indexes": [
                models.Index(
                    condition=models.Q(("ended_at", None)), fields=["family"], name="confidence_standing"
                ),
                models.Index(fields=["visit"], name="confidence_by_visit"),
            ]
        },
    ),
    migrations.CreateModel(
        name="ConfidencePassage",
        fields=[
            ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
            (
                "family",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.CASCADE, related_name="+", to="families.family"
                ),
            ),
            (
                "confidence",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.CASCADE,
                    related_name="parts",
                    to="families.confidence",
                ),
            ),
            (
                "passage",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.DO_NOTHING,
                    related_name="confidences",
                    to="families.passage",
                ),
            ),
        ],
        options={
            "constraints": [
                models.UniqueConstraint(fields=("confidence", "passage"), name="confidence_passage_once")
            ]
        },
    ),
    migrations.CreateModel(
        name="ConfidenceReader",
        fields=[
            ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
            (
                "family",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.CASCADE, related_name="+", to="families.family"
                ),
            ),
            (
                "confidence",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.CASCADE,
                    related_name="readers",
                    to="families.confidence",
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
                models.UniqueConstraint(fields=("confidence", "member"), name="confidence_reader_once")
            ]
        },
    ),
    migrations.CreateModel(
        name="ConfidenceRecheck",
        fields=[
            ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
            (
                "family",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.CASCADE, related_name="+", to="families.family"
                ),
            ),
            (
                "confidence",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.CASCADE,
                    related_name="rechecks",
                    to="families.confidence",
                ),
            ),
            (
                "outcome",
                models.CharField(
                    choices=[
                        ("stays", "It stays between us"),
                        ("eased", "They say that somebody may know now"),
                        ("told", "We had to tell somebody: there was a risk of harm"),
                        ("ended", "They changed their mind: it need not be kept any more"),
                    ],
                    max_length=10,
                ),
            ),
            ("words", models.TextField()),
            (
                "told_first",
                models.CharField(
                    choices=[("yes", "Yes"), ("no", "No"), ("not_said", "Not said")],
                    default="not_said",
                    max_length=10,
                ),
            ),
            ("why_not_first", models.TextField(blank=True)),
            (
                "by",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                ),
            ),
            ("at", models.DateTimeField(default=django.utils.timezone.now)),
        ],
        options={
            "ordering": ["-at"],
            "constraints": [
                models.CheckConstraint(
                    condition=models.Q(
                        models.Q(("outcome", "told"), _negated=True),
                        ("told_first", "yes"),
                        models.Q(("told_first", "no"), models.Q(("why_not_first", ""), _negated=True)),
                        _connector="OR",
                    ),
                    name="confidence_told_says_whether_first",
                )
            ],
        },
    ),
    migrations.CreateModel(
        name="ProtectedTerm",
        fields=[
            ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
            (
                "family",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.CASCADE,
                    related_name="protected_terms",
                    to="families.family",
                ),
            ),
            (
                "kind",
                models.CharField(
                    choices=[
                        ("school", "A school"),
                        ("nursery", "A nursery"),
                        ("gp", "A doctor’s surgery"),
                        ("refuge", "A refuge"),
                        ("name", "A name that was changed"),
                        ("person", "Somebody nobody may know of"),
                        ("address", "A street or an address"),
                        ("postcode", "A postcode"),
                        ("phone", "A phone number"),
                        ("email", "An email address"),
                        ("vehicle", "A number plate"),
                        ("other", "Something else"),
                    ],
                    max_length=10,
                ),
            ),
            ("text", models.CharField(blank=True, max_length=200)),
            (
                "about",
                models.ForeignKey(
                    blank=True,
                    null=True,
                    on_delete=django.db.models.deletion.CASCADE,
                    related_name="+",
                    to="families.member",
                ),
            ),
            (
                "added_by",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                ),
            ),
            ("added_at", models.DateTimeField(default=django.utils.timezone.now)),
            ("ended_at", models.DateTimeField(blank=True, null=True)),
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
        ],
        options={
            "ordering": ["added_at", "pk"],
            "constraints": [
                models.CheckConstraint(
                    condition=models.Q(
                        models.Q(("ended_at", None), ("ended_by", None)),
                        models.Q(
                            models.Q(("ended_at", None), _negated=True),
                            models.Q(("ended_by", None), _negated=True),
                        ),
                        _connector="OR",
                    ),
                    name="protected_term_ended_by_and_when",
                ),
                models.CheckConstraint(
                    condition=models.Q(
                        models.Q(("about", None), models.Q(("text", ""), _negated=True)),
                        models.Q(("about__isnull", False), ("kind", "person"), ("text", "")),
                        _connector="OR",
                    ),
                    name="protected_term_is_words_or_somebody",
                ),
                models.UniqueConstraint(
                    condition=models.Q(("ended_at", None)),
                    fields=("about",),
                    name="existence_kept_once_at_a_time",
                ),
            ],
        },
    ),
    migrations.CreateModel(
        name="TermReader",
        fields=[
            ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
            (
                "family",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.CASCADE, related_name="+", to="families.family"
                ),
            ),
            (
                "term",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.CASCADE,
                    related_name="readers",
                    to="families.protectedterm",
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
            "constraints": [models.UniqueConstraint(fields=("term", "member"), name="term_reader_once")]
        },
    ),
    migrations.CreateModel(
        name="NamesHeldBack",
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
                    related_name="names_held_back",
                    to="families.member",
                ),
            ),
            ("why", models.TextField()),
            (
                "set_by",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                ),
            ),
            ("set_at", models.DateTimeField(default=django.utils.timezone.now)),
            ("ended_at", models.DateTimeField(blank=True, null=True)),
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
        ],
        options={
            "ordering": ["-set_at", "pk"],
            "constraints": [
                models.UniqueConstraint(
                    condition=models.Q(("ended_at", None)),
                    fields=("member",),
                    name="names_held_back_once_at_a_time",
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
                    name="names_held_back_ended_by_and_when",
                ),
                models.CheckConstraint(
                    condition=models.Q(("why", ""), _negated=True), name="names_held_back_says_why"
                ),
            ],
        },
    ),
    migrations.CreateModel(
        name="NothingToKeep",
        fields=[
            ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
            (
                "family",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.CASCADE,
                    related_name="nothing_to_keep",
                    to="families.family",
                ),
            ),
            (
                "said_by",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                ),
            ),
            ("said_at", models.DateTimeField(default=django.utils.timezone.now)),
        ],
        options={"ordering": ["-said_at"]},
    ),
    migrations.CreateModel(
        name="Consultation",
        fields=[
            ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
            (
                "family",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.CASCADE, related_name="+", to="families.family"
                ),
            ),
            ("asked_of", models.TextField()),
            ("question", models.TextField()),
            ("facts", models.TextField()),
            ("is_named", models.BooleanField(default=False)),
            ("named_why", models.TextField(blank=True)),
            ("asked_on", models.DateField()),
            (
                "by",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                ),
            ),
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
        name="SamePerson",
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
            (
                "other_family",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.CASCADE, related_name="+", to="families.family"
                ),
            ),
            (
                "other_member",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.CASCADE, related_name="+", to="families.member"
                ),
            ),
            (
                "verdict",
                models.CharField(
                    choices=[("same", "The same person"), ("different", "Two people")], max_length=10
                ),
            ),
            ("was_person", models.UUIDField()),
            (
                "by",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                ),
            ),
            ("at", models.DateTimeField(default=django.utils.timezone.now)),
            (
                "undone_by",
                models.ForeignKey(
                    blank=True,
                    null=True,
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name="+",
                    to=settings.AUTH_USER_MODEL,
                ),
            ),
            ("undone_at", models.DateTimeField(blank=True, null=True)),
        ],
        options={
            "constraints": [
                models.CheckConstraint(
                    condition=models.Q(("member", models.F("other_member")), _negated=True),
                    name="same_person_of_two",
                ),
                models.CheckConstraint(
                    condition=models.Q(
                        models.Q(("undone_at", None), ("undone_by", None)),
                        models.Q(
                            models.Q(("undone_by", None), _negated=True),
                            models.Q(("undone_at", None), _negated=True),
                        ),
                        _connector="OR",
                    ),
                    name="same_person_undone_by_and_when",
                ),
                models.UniqueConstraint(
                    condition=models.Q(("undone_at", None)),
                    fields=("member", "other_member"),
                    name="same_person_said_once",
                ),
            ]
        },
    ),
    migrations.CreateModel(
        name="Escalation",
        fields=[
            ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
            (
                "family",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.CASCADE,
                    related_name="escalations",
                    to="families.family",
                ),
            ),
            (
                "visit",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.CASCADE,
                    related_name="escalations",
                    to="families.visit",
                ),
            ),
            (
                "raised_by",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                ),
            ),
            ("raised_at", models.DateTimeField(default=django.utils.timezone.now)),
            ("what", models.TextField()),
            (
                "owner",
                models.ForeignKey(
                    blank=True,
                    null=True,
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name="+",
                    to=settings.AUTH_USER_MODEL,
                ),
            ),
            ("answer_by", models.DateTimeField(default=families.models.escalations.answer_by)),
            ("decision", models.TextField(blank=True)),
            ("decided_at", models.DateTimeField(blank=True, null=True)),
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
        ],
        options={
            "indexes": [
                models.Index(fields=["family", "decided_at", "answer_by"], name="escalation_by_family")
            ],
            "constraints": [
                models.CheckConstraint(
                    condition=models.Q(
                        models.Q(("decided_at", None), ("decided_by", None)),
                        models.Q(
                            models.Q(("decided_at", None), _negated=True),
                            models.Q(("decided_by", None), _negated=True),
                        ),
                        _connector="OR",
                    ),
                    name="escalation_decided_by_and_when",
                )
            ],
        },
    ),
    migrations.CreateModel(
        name="SignificantEvent",
        fields=[
            ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
            (
                "family",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.CASCADE,
                    related_name="significant_events",
                    to="families.family",
                ),
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
            (
                "by",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                ),
            ),
            ("at", models.DateTimeField(default=django.utils.timezone.now)),
            ("ended_at", models.DateTimeField(blank=True, null=True)),
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
        ],
        options={
            "indexes": [
                models.Index(fields=["family", "-day"], name="event_by_family"),
                models.Index(fields=["source_id"], name="event_by_source"),
            ],
            "constraints": [
                models.CheckConstraint(
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
                models.CheckConstraint(
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
                models.CheckConstraint(
                    condition=models.Q(("what", ""), _negated=True), name="event_says_what"
                ),
            ],
        },
    ),
    migrations.CreateModel(
        name="EventMember",
        fields=[
            ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
            (
                "family",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.CASCADE, related_name="+", to="families.family"
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
            (
                "member",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.CASCADE, related_name="+", to="families.member"
                ),
            ),
        ],
        options={
            "constraints": [models.UniqueConstraint(fields=("event", "member"), name="event_member_once")]
        },
    ),
    migrations.CreateModel(
        name="Handover",
        fields=[
            ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
            (
                "family",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.CASCADE,
                    related_name="handovers",
                    to="families.family",
                ),
            ),
            (
                "from_user",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                ),
            ),
            (
                "to_user",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                ),
            ),
            ("goodbye", models.TextField(blank=True)),
            ("introduction", models.TextField(blank=True)),
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
                models.CheckConstraint(
                    condition=models.Q(("from_user", models.F("to_user")), _negated=True),
                    name="handover_between_two",
                )
            ]
        },
    ),
    migrations.CreateModel(
        name="ViewSought",
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
            (
                "by",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                ),
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
        ],
        options={
            "constraints": [
                models.CheckConstraint(
                    condition=models.Q(("words", ""), _negated=True), name="view_sought_says_something"
                ),
                models.CheckConstraint(
                    condition=models.Q(
                        models.Q(("how", ""), ("outcome", "not_sought"), ("setting", ""), ("who_else", "")),
                        models.Q(
                            models.Q(("outcome", "not_sought"), _negated=True),
                            models.Q(("how", ""), _negated=True),
                        ),
                        _connector="OR",
                    ),
                    name="view_sought_how_unless_not",
                ),
            ]
        },
    ),
    migrations.CreateModel(
        name="InfluenceThought",
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
            (
                "by",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                ),
            ),
            ("at", models.DateTimeField(default=django.utils.timezone.now)),
            ("text", models.TextField()),
        ],
    ),
    migrations.CreateModel(
        name="NeedNote",
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
            (
                "by",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                ),
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
            ]
        },
    ),
    migrations.CreateModel(
        name="ExternalId",
        fields=[
            ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
            (
                "family",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.CASCADE,
                    related_name="external_ids",
                    to="families.family",
                ),
            ),
            (
                "member",
                models.ForeignKey(
                    blank=True,
                    null=True,
                    on_delete=django.db.models.deletion.CASCADE,
                    related_name="external_ids",
                    to="families.member",
                ),
            ),
            (
                "source",
                models.CharField(
                    choices=[("person", "Person number"), ("family", "Family number")], max_length=10
                ),
            ),
            ("value", models.CharField(max_length=40)),
            ("seen", models.JSONField(default=dict)),
            (
                "added_by",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                ),
            ),
            ("added_at", models.DateTimeField(default=django.utils.timezone.now)),
        ],
        options={
            "indexes": [models.Index(fields=["value", "source"], name="external_id_by_value")],
            "constraints": [
                models.UniqueConstraint(
                    fields=("family", "source", "value"), name="external_id_once_a_family"
                ),
                models.CheckConstraint(
                    condition=models.Q(
                        models.Q(("member", None), ("source", "family")),
                        models.Q(("member__isnull", False), ("source", "person")),
                        _connector="OR",
                    ),
                    name="external_id_of_whom",
                ),
            ],
        },
    ),
    migrations.CreateModel(
        name="DoubleNotice",
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
                    related_name="double_notices",
                    to="families.member",
                ),
            ),
            ("at", models.DateTimeField(default=django.utils.timezone.now)),
        ],
    ),
    migrations.CreateModel(
        name="CouncilEvent",
        fields=[
            ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
            (
                "family",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.CASCADE,
                    related_name="council_events",
                    to="families.family",
                ),
            ),
            (
                "member",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.CASCADE,
                    related_name="council_events",
                    to="families.member",
                ),
            ),
            (
                "source",
                models.CharField(
                    choices=[("annex_a", "Annex A"), ("census", "Children in need census")], max_length=10
                ),
            ),
            ("day", models.DateField()),
            (
                "what",
                models.CharField(
                    choices=[
                        ("contact", "Somebody contacted children’s services"),
                        ("early_help", "Early help assessment began"),
                        ("early_help_done", "Early help assessment finished"),
                        ("referral", "Referral to children’s services"),
                        ("assessment", "Assessment began"),
                        ("assessed", "Assessment signed off"),
                        ("enquiry", "Child protection enquiry (section 47) began"),
                        ("conference", "First child protection conference"),
                        ("cin_plan", "Child in need plan began"),
                        ("cin_plan_ended", "Child in need plan ended"),
                        ("closed", "The council closed its work"),
                        ("cp_plan", "Child protection plan began"),
                        ("cp_review", "Child protection review conference"),
                        ("cp_plan_ended", "Child protection plan ended"),
                        ("seen", "The child was seen"),
                        ("statutory_visit", "Statutory visit"),
                        ("pre_proceedings", "Pre-proceedings began"),
                        ("court", "Application to court"),
                        ("meeting", "Letter before proceedings sent"),
                        ("care", "Came into care"),
                        ("care_review", "Review of a child in care"),
                        ("legal_status", "Legal status changed"),
                        ("placement", "Placement began"),
                        ("health", "Health assessment"),
                        ("dental", "Dental check"),
                        ("care_ended", "Left care"),
                        ("disability", "Disability recorded"),
                    ],
                    max_length=20,
                ),
            ),
            ("code", models.CharField(blank=True, max_length=60)),
            (
                "added_by",
                models.ForeignKey(
                    null=True,
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name="+",
                    to=settings.AUTH_USER_MODEL,
                ),
            ),
            ("added_at", models.DateTimeField(default=django.utils.timezone.now)),
        ],
        options={
            "ordering": ["-day", "what", "pk"],
            "constraints": [
                models.UniqueConstraint(fields=("member", "what", "day"), name="council_event_once_a_day")
            ],
        },
    ),
    migrations.CreateModel(
        name="ImportFile",
        fields=[
            ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
            (
                "by",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.CASCADE, related_name="+", to=settings.AUTH_USER_MODEL
                ),
            ),
            ("data", models.BinaryField()),
            ("report", models.JSONField()),
            ("at", models.DateTimeField(default=django.utils.timezone.now)),
        ],
    ),
    migrations.CreateModel(
        name="Partnership",
        fields=[
            ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
            (
                "added_by",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                ),
            ),
            ("added_at", models.DateTimeField(default=django.utils.timezone.now)),
            (
                "family",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.CASCADE,
                    related_name="partnerships",
                    to="families.family",
                ),
            ),
            (
                "one",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.CASCADE, related_name="+", to="families.member"
                ),
            ),
            (
                "other",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.CASCADE, related_name="+", to="families.member"
                ),
            ),
            (
                "kind",
                models.CharField(
                    choices=[
                        ("married", "Married"),
                        ("civil", "In a civil partnership"),
                        ("engaged", "Engaged"),
                        ("together", "Living together"),
                        ("apart", "Together, but living apart"),
                    ],
                    max_length=10,
                ),
            ),
            ("began_on", models.DateField(blank=True, null=True)),
            ("ended_on", models.DateField(blank=True, null=True)),
            (
                "how_ended",
                models.CharField(
                    blank=True,
                    choices=[
                        ("separated", "They separated"),
                        ("divorced", "They divorced, or dissolved the civil partnership"),
                        ("death", "One of them died"),
                    ],
                    max_length=10,
                ),
            ),
        ],
        options={
            "ordering": [models.OrderBy(models.F("began_on"), nulls_first=True), "added_at", "pk"],
            "constraints": [
                models.CheckConstraint(
                    condition=models.Q(("one", models.F("other")), _negated=True), name="partnership_of_two"
                ),
                models.CheckConstraint(
                    condition=models.Q(
                        ("began_on", None),
                        ("ended_on", None),
                        ("ended_on__gte", models.F("began_on")),
                        _connector="OR",
                    ),
                    name="partnership_ends_after_it_began",
                ),
            ],
        },
    ),
    migrations.CreateModel(
        name="Household",
        fields=[
            ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
            (
                "added_by",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                ),
            ),
            ("added_at", models.DateTimeField(default=django.utils.timezone.now)),
            (
                "family",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.CASCADE,
                    related_name="households",
                    to="families.family",
                ),
            ),
            ("name", models.CharField(max_length=100)),
        ],
        options={"ordering": ["added_at", "pk"]},
    ),
    migrations.CreateModel(
        name="HouseholdStay",
        fields=[
            ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
            (
                "added_by",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                ),
            ),
            ("added_at", models.DateTimeField(default=django.utils.timezone.now)),
            (
                "family",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.CASCADE, related_name="stays", to="families.family"
                ),
            ),
            (
                "household",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.CASCADE, related_name="stays", to="families.household"
                ),
            ),
            (
                "member",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.CASCADE, related_name="stays", to="families.member"
                ),
            ),
            ("from_on", models.DateField(blank=True, null=True)),
            ("to_on", models.DateField(blank=True, null=True)),
        ],
        options={
            "ordering": [models.OrderBy(models.F("from_on"), nulls_first=True), "added_at", "pk"],
            "constraints": [
                models.CheckConstraint(
                    condition=models.Q(
                        ("from_on", None),
                        ("to_on", None),
                        ("to_on__gte", models.F("from_on")),
                        _connector="OR",
                    ),
                    name="stay_ends_after_it_began",
                )
            ],
        },
    ),
    migrations.CreateModel(
        name="ParentNotKnown",
        fields=[
            ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
            (
                "added_by",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                ),
            ),
            ("added_at", models.DateTimeField(default=django.utils.timezone.now)),
            (
                "family",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.CASCADE,
                    related_name="parents_not_known",
                    to="families.family",
                ),
            ),
            (
                "child",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.CASCADE,
                    related_name="parents_not_known",
                    to="families.member",
                ),
            ),
            (
                "which",
                models.CharField(
                    choices=[("mother", "Mother"), ("father", "Father"), ("parent", "A parent")],
                    max_length=10,
                ),
            ),
            ("words", models.TextField(blank=True)),
        ],
        options={
            "ordering": ["which", "added_at", "pk"],
            "constraints": [
                models.UniqueConstraint(
                    condition=models.Q(("which", "parent"), _negated=True),
                    fields=("child", "which"),
                    name="mother_or_father_not_known_once",
                )
            ],
        },
    ),
    migrations.CreateModel(
        name="GettingToKnow",
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
            (
                "by",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                ),
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
        ],
    ),
    migrations.CreateModel(
        name="Tried",
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
            (
                "by",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                ),
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
        ],
    ),
    migrations.CreateModel(
        name="Identity",
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
            (
                "by",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                ),
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
        ],
        options={
            "constraints": [
                models.CheckConstraint(
                    condition=models.Q(("words", ""), _negated=True), name="identity_is_said"
                )
            ]
        },
    ),
    migrations.CreateModel(
        name="Explained",
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
            (
                "by",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                ),
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
        ],
    ),
    migrations.CreateModel(
        name="Interpreted",
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
            (
                "by",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                ),
            ),
            ("at", models.DateTimeField(default=django.utils.timezone.now)),
            (
                "visit",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.DO_NOTHING,
                    related_name="interpreted",
                    to="families.visit",
                ),
            ),
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
        ],
        options={
            "constraints": [
                models.CheckConstraint(
                    condition=models.Q(
                        models.Q(
                            ("interpreter", ""), ("mode", "none"), models.Q(("instead", ""), _negated=True)
                        ),
                        models.Q(
                            models.Q(("mode", "none"), _negated=True),
                            models.Q(("interpreter", ""), _negated=True),
                        ),
                        _connector="OR",
                    ),
                    name="interpreted_by_whom_or_why_not",
                )
            ]
        },
    ),
    migrations.CreateModel(
        name="Offer",
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
                    on_delete=django.db.models.deletion.CASCADE, related_name="offers", to="families.member"
                ),
            ),
            ("offered_on", models.DateField()),
            ("what", models.TextField()),
            (
                "outcome",
                models.CharField(
                    choices=[
                        ("took_part", "They took part"),
                        ("partly", "They took part in some of it"),
                        ("could_not", "They could not"),
                        ("said_no", "They said no"),
                        ("our_side", "Our side fell through"),
                    ],
                    max_length=10,
                ),
            ),
            ("words", models.TextField(blank=True)),
            (
                "by",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                ),
            ),
            ("at", models.DateTimeField(default=django.utils.timezone.now)),
        ],
        options={"indexes": [models.Index(fields=["member", "-offered_on"], name="offer_by_member")]},
    ),
    migrations.CreateModel(
        name="CourtOrder",
        fields=[
            ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
            (
                "family",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.CASCADE,
                    related_name="court_orders",
                    to="families.family",
                ),
            ),
            (
                "child",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.CASCADE,
                    related_name="court_orders",
                    to="families.member",
                ),
            ),
            (
                "kind",
                models.CharField(
                    choices=[
                        ("lives_with", "Child arrangements: lives with"),
                        ("spends_time", "Child arrangements: spends time with"),
                        ("guardianship", "Special guardianship order"),
                        ("prohibited", "Prohibited steps order"),
                        ("specific", "Specific issue order"),
                        ("non_molest", "Non-molestation order"),
                        ("interim_care", "Interim care order"),
                        ("care", "Care order"),
                        ("supervision", "Supervision order"),
                        ("emergency", "Emergency protection order"),
                        ("placement", "Placement order"),
                        ("adoption", "Adoption order"),
                    ],
                    max_length=12,
                ),
            ),
            ("made_on", models.DateField()),
            ("ends_on", models.DateField(blank=True, null=True)),
            ("ended_on", models.DateField(blank=True, null=True)),
            ("words", models.TextField(blank=True)),
            (
                "checked_by",
                models.ForeignKey(
                    blank=True,
                    null=True,
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name="+",
                    to=settings.AUTH_USER_MODEL,
                ),
            ),
            ("checked_on", models.DateField(blank=True, null=True)),
            (
                "added_by",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                ),
            ),
            ("added_at", models.DateTimeField(default=django.utils.timezone.now)),
        ],
        options={
            "ordering": ["-made_on", "pk"],
            "constraints": [
                models.CheckConstraint(
                    condition=models.Q(
                        models.Q(("checked_by", None), ("checked_on", None)),
                        models.Q(
                            models.Q(("checked_by", None), _negated=True),
                            models.Q(("checked_on", None), _negated=True),
                        ),
                        _connector="OR",
                    ),
                    name="court_order_checked_by_and_when",
                ),
                models.CheckConstraint(
                    condition=models.Q(
                        ("ends_on", None), ("ends_on__gte", models.F("made_on")), _connector="OR"
                    ),
                    name="court_order_ends_after_it_was_made",
                ),
                models.CheckConstraint(
                    condition=models.Q(
                        ("ended_on", None), ("ended_on__gte", models.F("made_on")), _connector="OR"
                    ),
                    name="court_order_ended_after_it_was_made",
                ),
            ],
        },
    ),
    migrations.CreateModel(
        name="CourtOrderMember",
        fields=[
            ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
            (
                "family",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.CASCADE, related_name="+", to="families.family"
                ),
            ),
            (
                "order",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.CASCADE,
                    related_name="members",
                    to="families.courtorder",
                ),
            ),
            (
                "member",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.CASCADE, related_name="+", to="families.member"
                ),
            ),
            ("side", models.CharField(choices=[("for", "For"), ("against", "Against")], max_length=10)),
        ],
        options={
            "constraints": [
                models.UniqueConstraint(
                    fields=("order", "member", "side"), name="court_order_names_once_a_side"
                )
            ]
        },
    ),
    migrations.CreateModel(
        name="Placing",
        fields=[
            ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
            (
                "family",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.CASCADE, related_name="+", to="families.family"
                ),
            ),
            (
                "visit",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.DO_NOTHING,
                    related_name="placings",
                    to="families.visit",
                ),
            ),
            ("support", models.PositiveSmallIntegerField()),
            ("challenge", models.PositiveSmallIntegerField()),
            (
                "by",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                ),
            ),
            ("at", models.DateTimeField(default=django.utils.timezone.now)),
        ],
        options={
            "indexes": [models.Index(fields=["visit", "-at"], name="placing_by_visit")],
            "constraints": [
                models.CheckConstraint(
                    condition=models.Q(("challenge__lte", 10), ("support__lte", 10)),
                    name="placing_on_the_scale",
                )
            ],
        },
    ),
    migrations.CreateModel(
        name="Promise",
        fields=[
            ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
            (
                "family",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.CASCADE, related_name="promises", to="families.family"
                ),
            ),
            (
                "visit",
                models.ForeignKey(
                    blank=True,
                    null=True,
                    on_delete=django.db.models.deletion.CASCADE,
                    related_name="promises",
                    to="families.visit",
                ),
            ),
            (
                "passage",
                models.OneToOneField(
                    blank=True,
                    null=True,
                    on_delete=django.db.models.deletion.CASCADE,
                    related_name="promise",
                    to="families.passage",
                ),
            ),
            (
                "whose",
                models.CharField(choices=[("ours", "We will"), ("theirs", "They will")], max_length=10),
            ),
            ("what", models.TextField()),
            ("by_when", models.DateField(blank=True, null=True)),
            (
                "owner",
                models.ForeignKey(
                    blank=True,
                    null=True,
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name="+",
                    to=settings.AUTH_USER_MODEL,
                ),
            ),
            (
                "made_by",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                ),
            ),
            ("made_at", models.DateTimeField(default=django.utils.timezone.now)),
            (
                "outcome",
                models.CharField(
                    choices=[
                        ("open", "Open"),
                        ("kept", "Kept"),
                        ("changed", "Changed"),
                        ("not_kept", "Not kept"),
                    ],
                    default="open",
                    max_length=10,
                ),
            ),
            ("explanation", models.TextField(blank=True)),
            ("settled_at", models.DateTimeField(blank=True, null=True)),
            (
                "settled_by",
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
            "indexes": [models.Index(fields=["family", "outcome", "by_when"], name="promise_by_family")],
            "constraints": [
                models.CheckConstraint(
                    condition=models.Q(
                        models.Q(("outcome", "open"), ("settled_at", None), ("settled_by", None)),
                        models.Q(
                            models.Q(("outcome", "open"), _negated=True),
                            models.Q(("settled_at", None), _negated=True),
                            models.Q(("settled_by", None), _negated=True),
                        ),
                        _connector="OR",
                    ),
                    name="promise_settled_by_and_when",
                ),
                models.CheckConstraint(
                    condition=models.Q(
                        models.Q(("passage", None), ("visit", None)),
                        models.Q(
                            models.Q(("visit", None), _negated=True),
                            models.Q(("passage", None), _negated=True),
                        ),
                        _connector="OR",
                    ),
                    name="promise_of_a_visit_has_its_passage",
                ),
            ],
        },
    ),
    migrations.CreateModel(
        name="PromiseMember",
        fields=[
            ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
            (
                "family",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.CASCADE, related_name="+", to="families.family"
                ),
            ),
            (
                "promise",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.CASCADE,
                    related_name="concerned",
                    to="families.promise",
                ),
            ),
            (
                "member",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.CASCADE, related_name="promises", to="families.member"
                ),
            ),
            ("shown_at", models.DateTimeField(blank=True, null=True)),
        ],
        options={
            "constraints": [models.UniqueConstraint(fields=("promise", "member"), name="promise_member_once")]
        },
    ),
    migrations.CreateModel(
        name="Restriction",
        fields=[
            ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
            (
                "family",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.CASCADE,
                    related_name="restrictions",
                    to="families.family",
                ),
            ),
            ("reason", models.TextField()),
            ("review_on", models.DateField()),
            (
                "restricted_by",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                ),
            ),
            ("restricted_at", models.DateTimeField(default=django.utils.timezone.now)),
            (
                "lifted_by",
                models.ForeignKey(
                    blank=True,
                    null=True,
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name="+",
                    to=settings.AUTH_USER_MODEL,
                ),
            ),
            ("lifted_at", models.DateTimeField(blank=True, null=True)),
        ],
        options={
            "constraints": [
                models.UniqueConstraint(
                    condition=models.Q(("lifted_at", None)),
                    fields=("family",),
                    name="restricted_once_at_a_time",
                )
            ]
        },
    ),
    migrations.CreateModel(
        name="NamedPerson",
        fields=[
            ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
            (
                "family",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.CASCADE,
                    related_name="named_people",
                    to="families.family",
                ),
            ),
            (
                "user",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                ),
            ),
            (
                "named_by",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                ),
            ),
            ("named_at", models.DateTimeField(default=django.utils.timezone.now)),
            ("ended_at", models.DateTimeField(blank=True, null=True)),
        ],
        options={
            "constraints": [
                models.UniqueConstraint(
                    condition=models.Q(("ended_at", None)),
                    fields=("family", "user"),
                    name="named_once_at_a_time",
                )
            ]
        },
    ),
    migrations.CreateModel(
        name="NoTie",
        fields=[
            ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
            (
                "family",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.CASCADE, related_name="no_ties", to="families.family"
                ),
            ),
            (
                "user",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                ),
            ),
            ("said_at", models.DateTimeField(default=django.utils.timezone.now)),
        ],
        options={
            "ordering": ["said_at", "pk"],
            "constraints": [models.UniqueConstraint(fields=("family", "user"), name="no_tie_said_once")],
        },
    ),
    migrations.CreateModel(
        name="TieNotice",
        fields=[
            ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
            (
                "user",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                ),
            ),
            ("about", models.CharField(max_length=300)),
            ("tie", models.TextField()),
            (
                "words",
                django.contrib.postgres.fields.ArrayField(
                    base_field=models.CharField(max_length=60), default=list, size=None
                ),
            ),
            (
                "postcodes",
                django.contrib.postgres.fields.ArrayField(
                    base_field=models.CharField(max_length=10), default=list, size=None
                ),
            ),
            ("declared_at", models.DateTimeField(default=django.utils.timezone.now)),
            (
                "passed_by",
                django.contrib.postgres.fields.ArrayField(
                    base_field=models.UUIDField(), default=list, size=None
                ),
            ),
            ("settled_at", models.DateTimeField(blank=True, null=True)),
            (
                "settled_by",
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
            "constraints": [
                models.CheckConstraint(
                    condition=models.Q(
                        models.Q(("settled_at", None), ("settled_by", None)),
                        models.Q(
                            models.Q(("settled_at", None), _negated=True),
                            models.Q(("settled_by", None), _negated=True),
                        ),
                        _connector="OR",
                    ),
                    name="tie_notice_settled_by_and_when",
                )
            ]
        },
    ),
    migrations.CreateModel(
        name="Conflict",
        fields=[
            ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
            (
                "family",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.CASCADE,
                    related_name="conflicts",
                    to="families.family",
                ),
            ),
            (
                "user",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                ),
            ),
            ("tie", models.TextField()),
            (
                "stands_in",
                models.ForeignKey(
                    blank=True,
                    null=True,
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name="+",
                    to=settings.AUTH_USER_MODEL,
                ),
            ),
            (
                "declared_by",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                ),
            ),
            ("declared_at", models.DateTimeField(default=django.utils.timezone.now)),
            ("ended_at", models.DateTimeField(blank=True, null=True)),
        ],
        options={
            "constraints": [
                models.UniqueConstraint(
                    condition=models.Q(("ended_at", None)),
                    fields=("family", "user"),
                    name="tied_once_at_a_time",
                ),
                models.CheckConstraint(
                    condition=models.Q(("user", models.F("stands_in")), _negated=True),
                    name="nobody_stands_in_for_themselves",
                ),
            ]
        },
    ),
    migrations.CreateModel(
        name="NameKey",
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
                    related_name="name_keys",
                    to="families.member",
                ),
            ),
            ("key", models.CharField(max_length=40)),
        ],
        options={
            "indexes": [models.Index(fields=["key"], name="name_by_sound")],
            "constraints": [models.UniqueConstraint(fields=("member", "key"), name="name_key_once")],
        },
    ),
    migrations.CreateModel(
        name="NoteWords",
        fields=[
            ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
            (
                "family",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.CASCADE, related_name="+", to="families.family"
                ),
            ),
            (
                "visit",
                models.OneToOneField(
                    on_delete=django.db.models.deletion.DO_NOTHING, related_name="words", to="families.visit"
                ),
            ),
            ("happened_on", models.DateField()),
            ("words", django.contrib.postgres.search.SearchVectorField()),
        ],
    ),
    migrations.CreateModel(
        name="SharingAgreement",
        fields=[
            ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
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
            (
                "by",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                ),
            ),
            ("at", models.DateTimeField(default=django.utils.timezone.now)),
            ("ended_words", models.TextField(blank=True)),
            ("ended_on", models.DateField(blank=True, null=True)),
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
    migrations.CreateModel(
        name="OwnRight",
        fields=[
            ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
            (
                "family",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.CASCADE, related_name="+", to="families.family"
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
            (
                "by",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                ),
            ),
            ("at", models.DateTimeField(default=django.utils.timezone.now)),
        ],
        options={"indexes": [models.Index(fields=["child", "what", "-at"], name="own_right_by_child")]},
    ),
    migrations.CreateModel(
        name="JointContact",
        fields=[
            ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
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
            ("trusted", models.TextField()),
            ("scope", models.TextField()),
            ("exclusions", models.TextField(blank=True)),
            ("ends_on", models.DateField()),
            (
                "by",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                ),
            ),
            ("at", models.DateTimeField(default=django.utils.timezone.now)),
            ("ended_on", models.DateField(blank=True, null=True)),
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
        name="SupportOffer",
        fields=[
            ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
            (
                "family",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.CASCADE,
                    related_name="support_offers",
                    to="families.family",
                ),
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
            ("what", models.TextField()),
            ("offered_on", models.DateField()),
            (
                "by",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                ),
            ),
            ("at", models.DateTimeField(default=django.utils.timezone.now)),
        ],
        options={"indexes": [models.Index(fields=["family", "-offered_on"], name="support_offer_by_family")]},
    ),
    migrations.CreateModel(
        name="SupportOfferAnswer",
        fields=[
            ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
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
            (
                "response",
                models.CharField(
                    choices=[("yes", "Yes"), ("no", "No"), ("wants_time", "They want time")], max_length=12
                ),
            ),
            ("on", models.DateField()),
            ("words", models.TextField(blank=True)),
            ("advocate", models.TextField(blank=True)),
            ("referred_on", models.DateField(blank=True, null=True)),
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
        name="WrongFamily",
        fields=[
            ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
            (
                "family",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.CASCADE, related_name="+", to="families.family"
                ),
            ),
            ("note_id", models.UUIDField()),
            (
                "to_family",
                models.ForeignKey(
                    blank=True,
                    null=True,
                    on_delete=django.db.models.deletion.CASCADE,
                    related_name="+",
                    to="families.family",
                ),
            ),
            ("reason", models.TextField()),
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
                        ("agreed", "Agreed"),
                        ("not_agreed", "Not agreed"),
                        ("set_aside", "Asked again"),
                    ],
                    max_length=12,
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
            ("moved_to", models.UUIDField(blank=True, null=True)),
        ],
        options={
            "indexes": [
                models.Index(fields=["family", "decided_at", "asked_at"], name="wrong_family_by_family")
            ],
            "constraints": [
                models.UniqueConstraint(
                    condition=models.Q(("decided_at", None)), fields=("note_id",), name="asked_once_of_a_note"
                ),
                models.CheckConstraint(
                    condition=models.Q(
                        ("to_family", None),
                        models.Q(("to_family", models.F("family")), _negated=True),
                        _connector="OR",
                    ),
                    name="moves_to_another_family",
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
                    name="wrong_family_decided_by_when_and_how",
                ),
            ],
        },
    ),
    migrations.CreateModel(
        name="Withdrawal",
        fields=[
            ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
            (
                "family",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.CASCADE,
                    related_name="withdrawals",
                    to="families.family",
                ),
            ),
            ("note_id", models.UUIDField(unique=True)),
            ("at", models.DateTimeField(default=django.utils.timezone.now)),
            (
                "agreed_by",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                ),
            ),
        ],
        options={"indexes": [models.Index(fields=["family", "-at"], name="withdrawal_by_family")]},
    ),
    migrations.CreateModel(
        name="WithdrawnFile",
        fields=[
            ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
            (
                "family",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.CASCADE, related_name="+", to="families.family"
                ),
            ),
            (
                "withdrawal",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.CASCADE, related_name="+", to="families.withdrawal"
                ),
            ),
            ("attachment_id", models.UUIDField()),
            ("data", models.BinaryField()),
        ],
    ),
    migrations.CreateModel(
        name="MovedNote",
        fields=[
            ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
            (
                "family",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.CASCADE, related_name="+", to="families.family"
                ),
            ),
            (
                "visit",
                models.OneToOneField(
                    on_delete=django.db.models.deletion.DO_NOTHING, related_name="moved", to="families.visit"
                ),
            ),
            ("at", models.DateTimeField(default=django.utils.timezone.now)),
            (
                "agreed_by",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                ),
            ),
        ],
    ),
]


class Migration(migrations.Migration):
    replaces = [
        ("families", "0001_initial"),
        ("families", "0005_more_of_a_visit"),
        ("families", "0007_who_may_not_see"),
        ("families", "0008_break_glass"),
        ("families", "0011_addresses_and_protected_terms"),
        ("families", "0012_names_and_existence"),
        ("families", "0013_ties_unseen"),
        ("families", "0014_sources_and_confidences"),
        ("families", "0015_wrong_family"),
        ("families", "0016_agencies"),
        ("families", "0017_kin"),
        ("families", "0018_heard"),
        ("families", "0019_search"),
        ("families", "0020_chronology"),
        ("families", "0021_together"),
        ("families", "0022_importing"),
        ("families", "0023_assessments"),
        ("families", "0024_support"),
        ("families", "0026_same_person"),
        ("families", "0027_second_parent"),
        ("families", "0028_set_aside"),
    ]

    initial = True

    dependencies = [("accounts", "0001_tables")]

    operations = [CreateTogether(TABLES)]
