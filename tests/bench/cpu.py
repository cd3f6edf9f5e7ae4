"""What work costs in processor time: wall time mostly tells what else the machine was doing."""

from dataclasses import dataclass
from pathlib import Path
from statistics import median, quantiles
from time import process_time

from django.db import connection

# beyond this the machine was too busy for a verdict (the spread between the quarters, of the median)
STEADY = 0.25


@dataclass(frozen=True)
class Cost:
    """Milliseconds of processor time, here and in the database's own process."""

    ours: float
    database: float


def now() -> Cost:
    return Cost(process_time() * 1000, of_database())


def since(begun: Cost) -> Cost:
    ended = now()
    return Cost(ended.ours - begun.ours, ended.database - begun.database)


def of_database() -> float:
    """Of the process that serves this connection; 0 where it runs on another machine, or the kernel counts none."""
    assert connection.connection is not None
    stat = Path(f"/proc/{connection.connection.info.backend_pid}/schedstat")
    if not stat.exists():
        return 0.0
    nanoseconds, *_ = stat.read_text().split()
    return int(nanoseconds) / 1e6


def middle(costs: list[Cost]) -> Cost:
    return Cost(median(cost.ours for cost in costs), median(cost.database for cost in costs))


def is_steady(costs: list[Cost]) -> bool:
    low, half, high = quantiles((cost.ours for cost in costs), n=4)
    return (high - low) / half <= STEADY
