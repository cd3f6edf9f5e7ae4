"""How the tests are dealt out to the cores: a file stays together, unless it is long or shares something dear.

And which of them `./dev test --quick` leaves out, beside the browser's: the proofs of docs/assurance.md, which try a thing
for everybody or some hundred times, and what builds the demo, a server or a thick document.
"""

from collections.abc import Iterable

import pytest
from xdist.scheduler.loadscope import LoadScopeScheduling

# what these share is dear to make: the demo with its ten families
TOGETHER = ("tests/demo/",)
# each of these tests is as long as many a file
EACH_BY_ITSELF = ("tests/budgets/", "tests/journeys/test_every_page_is_well_made.py")
LONG = (
    "tests/access/test_backup_role.py",
    "tests/access/test_each_wall_alone.py",
    "tests/access/test_every_door.py",
    "tests/access/test_reach_states.py",
    "tests/access/test_refused_alike.py",
    "tests/access/test_restricted.py",
    "tests/access/test_sharing_states.py",
    "tests/audit/test_seals.py",
    "tests/budgets/",
    "tests/database/test_server.py",
    "tests/demo/",
    "tests/documents/test_naughty.py",
    "tests/documents/test_render.py",
    "tests/families/test_member_name.py",
    "tests/families/test_visit_texts.py",
    "tests/fuzz/",
    "tests/races/",
    "tests/restorative/test_deployment.py",
    "tests/restorative/test_passkeys.py",
    "tests/restorative/test_single_sign_on.py",
    "tests/sharing/test_lend.py",
    "tests/sharing/test_withdrawn.py",
)


def mark_long(items: Iterable[pytest.Item]) -> None:
    for item in items:
        if item.nodeid.startswith(LONG):
            item.add_marker(pytest.mark.long)


class FilesToCores(LoadScopeScheduling):
    def _split_scope(self, nodeid: str) -> str:
        """The name of what must run on one core, one after the other."""
        if nodeid.startswith(EACH_BY_ITSELF):
            return nodeid
        together = (folder for folder in TOGETHER if nodeid.startswith(folder))
        return next(together, nodeid.partition("::")[0])
