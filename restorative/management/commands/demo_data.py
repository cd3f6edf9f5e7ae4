"""Builds the demo's families, again when the stories or the day have changed. Never on a database of yours."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from restorative.demo.build import NotOurs, build
from restorative.demo.guard import refuse_elsewhere

NOT_OURS = "There are people in this database who are not of the demo, so it is left as it is."


class Command(BaseCommand):
    help = "Builds the demo: ten invented families and the people who work with them."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--again", action="store_true", help="build it from scratch whatever stands there"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        refuse_elsewhere()
        try:
            was_built = build(again=options["again"])
        except NotOurs as found:
            raise CommandError(NOT_OURS) from found
        self.stdout.write("The demo families are ready." if was_built else "The demo families stand already.")
