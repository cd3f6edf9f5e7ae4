"""The words by which the tests find a leak: each stands in one place of one family and nowhere else."""

# Whoever writes may write code: shown as it was written, and never run. Each canary carries some.
CODE = "<b onclick=x>'\""


def canary(family: str, where: str) -> str:
    """What stands in this place of this family."""
    return f"canary{family}{where}{CODE}"
