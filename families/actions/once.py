"""A button pressed twice makes one thing, also when both presses arrive at the same moment."""

from django.db import IntegrityError, models, transaction


class ChangedMeanwhile(Exception):
    """Somebody saved it after this page was opened. Both texts are still there."""


def insert_once(record: models.Model) -> bool:
    """Whether this was new. Its id comes with the page: sent again, it is there already."""
    try:
        with transaction.atomic():
            record.save(force_insert=True)
    except IntegrityError:
        if type(record)._default_manager.filter(pk=record.pk).exists():
            return False
        raise
    return True
