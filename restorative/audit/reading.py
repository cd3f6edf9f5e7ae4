"""What the safeguarding lead reads of: nothing of a restricted family. `audit/policies.py` says the same to the database."""

from django.db.models import BooleanField, F, Func, Q


class IsRestricted(Func):
    """Whether a family's id is that of a restricted one: asked once a statement, and for the lead alone. No id is not."""

    template = "coalesce(%(expressions)s = ANY((SELECT app.restricted_families())::uuid[]), false)"
    output_field = BooleanField()


NOT_RESTRICTED = ~Q(IsRestricted(F("family_id")))
