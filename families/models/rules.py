"""What the database holds a row to, said once."""

from functools import reduce
from operator import and_
from typing import Any

from django.db.models import Q


def all_or_none(**empty: Any) -> Q:
    """Either each of these stands there or none does; each with what it is when it does not: None, or ""."""
    return Q(**empty) | reduce(and_, (~Q(**{name: nothing}) for name, nothing in empty.items()))
