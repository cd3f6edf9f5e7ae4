"""Two people who press at the same moment, each with a connection of their own to the database."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from random import Random
from threading import Barrier
from time import sleep
from typing import Any, Self

from django.db import connection

from tests.quick import unwatched

# longer than either press takes: each of them comes first at times, and mostly they are both under way
APART = 0.03


class Two:
    """Keeps both connections open from press to press, and closes them at the end."""

    def __enter__(self) -> Self:
        self.held = ExitStack()
        self.pool = self.held.enter_context(ThreadPoolExecutor(2))
        self.held.enter_context(unwatched())
        return self

    def __exit__(self, *_: object) -> None:
        self.together(lambda: connection.close(), lambda: connection.close())
        self.held.close()

    def together(self, *presses: Callable[[], Any], number: int = 0) -> list[Any]:
        """What both came to. The number says how far apart they begin: the same each time."""
        begin, said = Barrier(2), Random(number)  # noqa: S311  no secrets

        def press(do: Callable[[], Any], wait: float) -> Any:
            begin.wait()
            sleep(wait)
            return do()

        waits = (0.0, said.uniform(0, APART)) if number % 2 else (said.uniform(0, APART), 0.0)
        pressed = [self.pool.submit(press, do, wait) for do, wait in zip(presses, waits, strict=True)]
        return [one.result() for one in pressed]
