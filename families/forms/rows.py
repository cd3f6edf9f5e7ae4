"""Repeated boxes: as many rows as the data has, whatever the hidden counters say."""

import re
from collections.abc import Mapping, Sequence
from typing import Any, TypeAlias

from django.forms import BaseFormSet, formset_factory
from django.utils.datastructures import MultiValueDict

from restorative.ui.forms import RestorativeForm

MOST_ROWS = 50
Rows: TypeAlias = "BaseFormSet[Any]"


def rows_of(
    form: type[RestorativeForm],
    prefix: str,
    data: MultiValueDict[str, str] | None,
    *,
    initial: Sequence[Mapping[str, Any]] = (),
    **form_kwargs: Any,
) -> Rows:
    """A formset with what is there already, as long as nothing was sent, and one empty row."""
    kind = formset_factory(form, extra=1, max_num=MOST_ROWS, absolute_max=MOST_ROWS)
    # a row that was sent is read whole, also where it says what stood there before
    before = list(initial) if data is None else None
    return kind(counted(data, prefix), prefix=prefix, initial=before, form_kwargs=form_kwargs)


def counted(data: MultiValueDict[str, str] | None, prefix: str) -> MultiValueDict[str, str] | None:
    """The data with counters that can be trusted: no row is lost because a counter is missing or wrong."""
    if data is None:
        return None
    whole = data.copy()
    whole[f"{prefix}-TOTAL_FORMS"] = str(how_many(data, prefix))
    whole[f"{prefix}-INITIAL_FORMS"] = "0"
    whole[f"{prefix}-MIN_NUM_FORMS"] = "0"
    whole[f"{prefix}-MAX_NUM_FORMS"] = str(MOST_ROWS)
    return whole


def how_many(data: MultiValueDict[str, str], prefix: str) -> int:
    named = re.compile(rf"{prefix}-(\d{{1,3}})-")
    found = [int(match[1]) + 1 for name in data if (match := named.match(name))]
    said = data.get(f"{prefix}-TOTAL_FORMS") or ""
    asked = int(said) if re.fullmatch(r"[0-9]{1,3}", said) else 0
    return min(max(1, asked, *found), MOST_ROWS)
