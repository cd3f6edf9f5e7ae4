"""How the tests are dealt out to the cores: a file stays together, unless it is long or shares something dear."""

from xdist.scheduler.loadscope import LoadScopeScheduling

# what these share is dear to make: the demo with its ten families
TOGETHER = ("tests/demo/",)
# each of these tests is as long as many a file
EACH_BY_ITSELF = ("tests/budgets/", "tests/journeys/test_every_page_is_well_made.py")


class FilesToCores(LoadScopeScheduling):
    def _split_scope(self, nodeid: str) -> str:
        """The name of what must run on one core, one after the other."""
        if nodeid.startswith(EACH_BY_ITSELF):
            return nodeid
        together = (folder for folder in TOGETHER if nodeid.startswith(folder))
        return next(together, nodeid.partition("::")[0])
