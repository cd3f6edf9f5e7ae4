"""How much the proofs try: a little in every run, much with `./dev test --deep`. Each run tries the same."""

import os

from hypothesis import HealthCheck, settings

DEEP = os.environ.get("DEEP") == "1"


def times(often: int, deep: int) -> int:
    """How many trials: `often` in every run, `deep` in a long one."""
    return deep if DEEP else often


def sequences(often: int, deep: int, *, steps: int) -> settings:
    """For a state machine: so many sequences of so many steps, the same ones each time."""
    return settings(
        max_examples=times(often, deep),
        stateful_step_count=steps,
        deadline=None,
        derandomize=True,
        suppress_health_check=list(HealthCheck),
    )
