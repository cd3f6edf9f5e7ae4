"""Where the people of a family live, in parts and with dates. What must stay secret has a table of its own."""

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from families.models.family import CaseModel, Family
from families.models.people import Member
from restorative.accounts.models import User


class AddressQuerySet(models.QuerySet[Any]):
    def visible_to(self, user: User) -> "AddressQuerySet":
        return self.filter(family__in=Family.reached_by(user))

    def newest_first(self) -> "AddressQuerySet":
        """Those that still hold first."""
        return self.order_by(F("to_on").desc(nulls_first=True), "-added_at")


class AddressFacts(CaseModel):
    class Kind(models.TextChoices):
        HOME = "home", _("They live there")
        STAYING = "staying", _("They stay there for now")
        POST = "post", _("For post only")

    family = models.ForeignKey(Family, on_delete=models.CASCADE, related_name="+")
    kind = models.CharField(max_length=10, choices=Kind.choices)
    lines = models.CharField(max_length=300)
    town = models.CharField(max_length=100, blank=True)
    postcode = models.CharField(max_length=10, blank=True)
    from_on = models.DateField(null=True, blank=True)
    to_on = models.DateField(null=True, blank=True)
    added_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    added_at = models.DateTimeField(default=timezone.now)

    objects = AddressQuerySet.as_manager()

    class Meta:
        abstract = True

    @property
    def in_one_line(self) -> str:
        parts = [*self.lines.splitlines(), self.town, self.postcode]
        return ", ".join(part for part in parts if part)


class Address(AddressFacts):
    """One that nobody has to be kept from."""

    member = models.ForeignKey(Member, on_delete=models.CASCADE, related_name="addresses")

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(from_on=None) | Q(to_on=None) | Q(to_on__gte=F("from_on")),
                name="address_ends_after_it_began",
            )
        ]


class ProtectedAddress(AddressFacts):
    """One that somebody must not learn: a refuge, a new home. It stays secret when nobody lives there any more."""

    member = models.ForeignKey(Member, on_delete=models.CASCADE, related_name="protected_addresses")

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(from_on=None) | Q(to_on=None) | Q(to_on__gte=F("from_on")),
                name="protected_address_ends_after_it_began",
            )
        ]
