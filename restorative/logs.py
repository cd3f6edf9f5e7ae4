"""What stands in the log: where something went wrong and of what kind it was, never in its own words."""

import logging
import traceback
from collections.abc import Iterator
from types import TracebackType

Raised = tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None]


class WithoutWords(logging.Formatter):
    """Writes tracebacks without messages: a database error quotes the row it refused, and so what somebody wrote."""

    def formatException(self, ei: Raised) -> str:
        error = ei[1]
        return "" if error is None else "\n".join(map(one, reversed(list(with_causes(error)))))


def with_causes(error: BaseException) -> Iterator[BaseException]:
    """The error, and what led to it."""
    seen: set[int] = set()
    cause: BaseException | None = error
    while cause is not None and id(cause) not in seen:
        seen.add(id(cause))
        yield cause
        cause = cause.__cause__ or cause.__context__


def one(error: BaseException) -> str:
    """One traceback: files, lines and our own code, then the kind of error."""
    kind = type(error)
    return "".join(traceback.format_tb(error.__traceback__)) + f"{kind.__module__}.{kind.__qualname__}"
