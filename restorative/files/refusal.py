"""A file that cannot be kept, and why, in words for whoever sent it."""

from typing import Any


class Refused(Exception):
    def __init__(self, why: Any) -> None:
        super().__init__()
        self.why = why
